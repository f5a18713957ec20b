"""Collecting the static files; left out while nothing has changed, for it takes longer than the rest."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from asn_portal.local.errors import StartError
from asn_portal.local.manage import manage_command
from asn_portal.local.services import BASE_DIR


class StaticFiles:
    """The hashed and compressed copies under the data folder, made beside the work on the database."""

    def __init__(self, data: Path) -> None:
        self._stamp = data / "run" / "static.stamp"
        self._is_collected = (data / "static" / "staticfiles.json").exists()
        self._process: subprocess.Popen[bytes] | None = None
        self._state = _state()

    def start(self, environment: Mapping[str, str]) -> None:
        """Collect in the background, if need be."""
        if self._is_collected and self._stamp.exists() and self._stamp.read_text() == self._state:
            return
        command = manage_command("collectstatic", "--noinput", "-v0")
        self._process = subprocess.Popen(command, env=environment)

    def wait(self) -> None:
        """Wait for the end, and remember what was collected."""
        if self._process:
            if self._process.wait():
                raise StartError("Berkas statis tidak dapat dikumpulkan; sebabnya ada di atas.")
            self._stamp.parent.mkdir(parents=True, exist_ok=True)
            self._stamp.write_text(self._state)


def _state() -> str:
    """What the copies depend on: our files, the packages that bring some, and how the settings treat them."""
    state = hashlib.sha256()
    for path in sorted((BASE_DIR / "static").rglob("*")):
        seen = path.stat()
        state.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    for path in (BASE_DIR / "requirements.txt", BASE_DIR / "asn_portal" / "settings.py"):
        state.update(path.read_bytes())
    return state.hexdigest()
