"""Collecting the static files; left out while nothing has changed, for it takes longer than the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from asn_portal.local.errors import StartError
from asn_portal.local.manage import manage_command
from asn_portal.local.processes import Process
from asn_portal.local.services import BASE_DIR


class StaticFiles:
    """The hashed and compressed copies under the data folder."""

    def __init__(self, data: Path) -> None:
        self._manifest = data / "static" / "staticfiles.json"
        self._stamp = data / "run" / "static.stamp"

    @contextmanager
    def collected(self, environment: Mapping[str, str]) -> Iterator[None]:
        """Collect, if need be, beside the work inside the block; done when the block is left."""
        state = _state()
        if self._manifest.exists() and self._stamp.exists() and self._stamp.read_text() == state:
            yield
            return
        collecting = Process(
            "static", manage_command("collectstatic", "--noinput", "-v0"), environment=environment
        )
        collecting.start()
        try:
            yield
            if not collecting.finish():
                raise StartError("Berkas statis tidak dapat dikumpulkan; sebabnya ada di atas.")
        finally:
            collecting.kill()
        self._stamp.parent.mkdir(parents=True, exist_ok=True)
        self._stamp.write_text(state)


def _state() -> str:
    """What the copies depend on: our files, the packages that bring some, and how the settings treat them."""
    state = hashlib.sha256()
    for path in sorted((BASE_DIR / "static").rglob("*")):
        seen = path.stat()
        state.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    for path in (BASE_DIR / "requirements.txt", BASE_DIR / "asn_portal" / "settings.py"):
        state.update(path.read_bytes())
    return state.hexdigest()
