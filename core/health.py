"""Whether the portal can do its work: what it needs, each asked with a short time limit."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from core import heartbeats

logger = logging.getLogger(__name__)

SECONDS = 2
LEAST_FREE_BYTES = 500 * 1024 * 1024
LEAST_FREE_SHARE = 0.03
BACKUP_LIMIT = timedelta(hours=26)

_is_migrated = False


def checks() -> dict[str, bool]:
    """Each need by name, and whether it is met; without the database the rest of it cannot be."""
    needs: dict[str, Callable[[], bool]] = {
        "database": _database,
        "broker": _broker,
        "worker": lambda: heartbeats.is_alive(heartbeats.WORKER),
        "scheduler": lambda: heartbeats.is_alive(heartbeats.SCHEDULER),
        "migrations": _migrations,
        "disk": _disk,
    }
    met: dict[str, bool] = {}
    for name, ask in needs.items():
        without_database = name in {"worker", "scheduler", "migrations"} and not met["database"]
        met[name] = False if without_database else _answer(name, ask)
    return met


def notes() -> list[str]:
    """What works and should still be changed."""
    said = [] if settings.DATABASE_OWNER_URL else ["one database role for everything"]
    age = backup_age()
    if not settings.DEMO and (age is None or age > BACKUP_LIMIT):
        said.append("no backup in the last 26 hours")
    return said


def backup_age() -> timedelta | None:
    """How old the last backup of this data folder is; None when there was none, or its note is unreadable."""
    try:
        state = json.loads((Path(settings.DATA_DIR) / "backup.json").read_text())
        return timezone.now() - datetime.fromisoformat(state["at"])
    except (OSError, ValueError, KeyError):
        return None


def _answer(name: str, ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except (psycopg.Error, redis.RedisError, OSError) as problem:
        logger.warning("not ready: %s (%s)", name, type(problem).__name__)
        return False


def _database() -> bool:
    """A connection of its own: the request's may be old, and would wait longer."""
    wanted = {**connection.get_connection_params(), "connect_timeout": SECONDS}
    wanted["options"] = f"{wanted.get('options', '')} -c statement_timeout={SECONDS * 1000}"
    with psycopg.connect(**wanted) as link:
        return link.execute("SELECT 1").fetchone() is not None


def _broker() -> bool:
    with redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS) as broker:
        return bool(broker.ping())


def _migrations() -> bool:
    """Whether every migration of this code is there; once true it stays so for this process."""
    global _is_migrated
    if not _is_migrated:
        executor = MigrationExecutor(connection)
        _is_migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _is_migrated


def _disk() -> bool:
    folder = Path(settings.DATA_DIR)
    usage = shutil.disk_usage(folder if folder.exists() else folder.parent)
    return usage.free > max(LEAST_FREE_BYTES, usage.total * LEAST_FREE_SHARE)
