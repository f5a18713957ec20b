"""What the application needs around it: real servers where the environment names them, else embedded ones."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn_portal.local import secret_file
from asn_portal.local.embedded import Embedded, is_locked
from asn_portal.local.errors import StartError
from asn_portal.local.processes import Process

BASE_DIR = Path(__file__).resolve().parent.parent.parent
OWN_DATABASE_NEEDS = {
    "SECRET_KEY": "paling sedikit 50 huruf acak, misalnya keluaran: openssl rand -base64 48",
    "ASN_FIELD_KEYS": "kunci enkripsi data, misalnya keluaran: openssl rand -base64 32 | tr '+/' '-_'",
}


def data_folder() -> Path:
    """The folder that holds everything an installation writes."""
    return Path(os.environ.get("ASN_DATA_DIR", BASE_DIR / ".data")).resolve()


class Services:
    """The database and the broker of one data folder, and the environment that leads to them."""

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data
        self.has_own_database = bool(os.environ.get("DATABASE_URL"))
        self.has_own_broker = bool(os.environ.get("REDIS_URL"))
        self._check_secrets()
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_complete = self.has_own_database and self.has_own_broker
        self._embedded = None if is_complete else Embedded(data, durable=durable)

    @property
    def processes(self) -> list[Process]:
        """The embedded servers that are running."""
        return self._embedded.processes if self._embedded else []

    def start(self, port: int) -> dict[str, str]:
        """Start what the environment does not name; the whole environment of the application."""
        environment: dict[str, str] = {}
        if self._embedded and not self.has_own_database:
            environment |= {"ASN_DEMO": "1", **secret_file.load_or_make(self.data)}
            environment |= self._embedded.start_postgres()
        if self._embedded and not self.has_own_broker:
            environment |= self._embedded.start_redis()
        # What the user has set wins, except that an empty variable counts as not set.
        environment |= {name: value for name, value in os.environ.items() if value}
        environment |= {"ASN_DATA_DIR": str(self.data), "PORT": str(port)}
        environment.setdefault("PUBLIC_URL", f"http://localhost:{port}")
        # The terminal of a newcomer: what goes wrong, not every request.
        environment.setdefault("LOG_LEVEL", "WARNING")
        return environment

    def publish(self, environment: dict[str, str]) -> None:
        """Tell `./portal manage` in another terminal where the running services are."""
        names = {"SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PORT", "PUBLIC_URL"}
        chosen = {k: v for k, v in environment.items() if k in names or k.startswith("ASN_")}
        secret_file.write_private(_published(self.data), chosen)

    def stop(self) -> None:
        """Stop what was started here."""
        _published(self.data).unlink(missing_ok=True)
        if self._embedded:
            self._embedded.stop()

    def _check_secrets(self) -> None:
        missing = [name for name in OWN_DATABASE_NEEDS if not os.environ.get(name)]
        if self.has_own_database and missing:
            lines = "\n".join(f"  {name}  ({OWN_DATABASE_NEEDS[name]})" for name in missing)
            raise StartError(f"DATABASE_URL disetel sendiri. Setel juga:\n{lines}")


@contextmanager
def borrowed(data: Path) -> Iterator[dict[str, str]]:
    """The environment of the running portal of this folder, or of services started for the moment."""
    if is_locked(data):
        yield {**_read_published(data), **os.environ}
        return
    services = Services(data)
    try:
        yield services.start(int(os.environ.get("PORT", "8000")))
    finally:
        services.stop()


def _published(data: Path) -> Path:
    return data / "services.json"


def _read_published(data: Path) -> dict[str, str]:
    try:
        return json.loads(_published(data).read_text())
    except FileNotFoundError:
        raise StartError(f"Portal di {data} sedang mulai atau berhenti. Coba sebentar lagi.") from None
