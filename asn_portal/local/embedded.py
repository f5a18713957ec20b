"""PostgreSQL and Valkey as our own child processes, for a machine that has neither.

Both listen on a free port of 127.0.0.1 with a password, so the application reaches them just as it reaches
real servers: by `DATABASE_URL` and `REDIS_URL`.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import psycopg
import redis

from asn_portal.local import database_setup
from asn_portal.local.binaries import Binaries
from asn_portal.local.errors import StartError
from asn_portal.local.postmaster import clear_stale_pid_file
from asn_portal.local.privileges import unprivileged
from asn_portal.local.processes import Process, free_port, wait_until

SUPERUSER = "asn_cluster"
START_SECONDS = 60
POSTGRES_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "timezone": "UTC",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    # Compiling a plan costs more than any query of a page gains.
    "jit": "off",
    # A statement or a duplicate key in the log would be personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
THROW_AWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Embedded:
    """One PostgreSQL and one Valkey under a folder; `durable` keeps committed rows through a power cut."""

    def __init__(self, root: Path, *, durable: bool = True, binaries: Binaries | None = None) -> None:
        self.root = root
        self.durable = durable
        self.binaries = binaries or Binaries.choose()
        self.processes: list[Process] = []
        root.mkdir(parents=True, exist_ok=True)
        self._lock = lock(root)

    def start_postgres(self) -> dict[str, str]:
        """Start the database; its addresses as `DATABASE_URL` (app) and `DATABASE_OWNER_URL`."""
        data, port, user = self.root / "postgres", free_port(), unprivileged()
        data.mkdir(mode=0o700, exist_ok=True)
        user.give(data)
        password = self._cluster(data, user.prefix)
        clear_stale_pid_file(data)
        settings = POSTGRES_SETTINGS if self.durable else POSTGRES_SETTINGS | THROW_AWAY_SETTINGS
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._start(
            Process(
                "postgres",
                [str(self.binaries.postgres / "postgres"), "-D", str(data), "-p", str(port), *options],
                on_death="INT",
                on_stop=signal.SIGINT,
                before=user.prefix,
                environment=_plain_locale(),
                log=self.root / "postgres.log",
            ),
            lambda: _postgres_answers(f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}"),
        )
        passwords = {role: secrets.token_hex(16) for role in (database_setup.OWNER, database_setup.APP)}
        server = f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}"
        database_setup.prepare(server, passwords, for_tests=not self.durable)
        addresses = {
            role: f"postgresql://{role}:{secret}@127.0.0.1:{port}/{database_setup.DATABASE}"
            for role, secret in passwords.items()
        }
        return {
            "DATABASE_URL": addresses[database_setup.APP],
            "DATABASE_OWNER_URL": addresses[database_setup.OWNER],
        }

    def start_redis(self) -> dict[str, str]:
        """Start the broker; its address as `REDIS_URL`."""
        folder, port, password = self.root / "redis", free_port(), secrets.token_hex(16)
        folder.mkdir(mode=0o700, exist_ok=True)
        # The configuration goes in by stdin: a password on the command line could be read by every user.
        settings = (
            f'bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir "{folder}"\ndatabases 32\n'
            f'appendonly {"yes" if self.durable else "no"}\nsave ""\nmaxmemory-policy noeviction\n'
        )
        url = f"redis://:{password}@127.0.0.1:{port}/0"
        self._start(
            Process(
                "redis", [str(self.binaries.redis), "-"], stdin=settings.encode(), log=self.root / "redis.log"
            ),
            lambda: _redis_answers(url),
        )
        return {"REDIS_URL": url}

    def stop(self) -> None:
        """Stop both, newest first, and free the folder."""
        for process in reversed(self.processes):
            process.stop()
        self._lock.close()

    def _start(self, process: Process, is_ready: Callable[[], bool]) -> None:
        process.start()
        self.processes.append(process)
        wait_until(lambda: not process.is_running or is_ready(), START_SECONDS)
        if not process.is_running or not is_ready():
            raise StartError(f"{process.name} tidak dapat berjalan; baca {process.log}.")

    def _cluster(self, data: Path, prefix: list[str]) -> str:
        """The superuser's password of the cluster, which is made first where it is missing."""
        password_file = self.root / "postgres.password"
        if not (data / "PG_VERSION").exists():
            password_file.touch(0o600)
            password_file.write_text(secrets.token_hex(16))
            self._make_cluster(data, prefix, password_file.read_text())
        return password_file.read_text()

    def _make_cluster(self, data: Path, prefix: list[str], password: str) -> None:
        command = [*prefix, str(self.binaries.postgres / "initdb"), "-D", str(data), "-U", SUPERUSER]
        command += ["-A", "scram-sha-256", "--pwfile=/dev/stdin", "-E", "UTF8", "--locale=C.UTF-8"]
        if self._postgres_version() >= 17:
            # The same order of letters on every machine; older servers have no such provider.
            command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if not self.durable:
            command.append("--no-sync")
        made = subprocess.run(
            command,
            input=f"{password}\n",
            text=True,
            capture_output=True,
            env=_plain_locale(),
            check=False,
        )
        if made.returncode:
            shutil.rmtree(data, ignore_errors=True)
            raise StartError(f"initdb gagal: {made.stderr.strip()}")

    def _postgres_version(self) -> int:
        answer = subprocess.check_output([self.binaries.postgres / "postgres", "--version"], text=True)
        return int(answer.split()[2].split(".")[0])


def lock(root: Path) -> TextIO:
    """Take the folder for this process; the kernel gives it back when the process ends in any way."""
    handle = (root / "lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise StartError(f"{root} sedang dipakai oleh portal lain yang berjalan.") from None
    return handle


def is_locked(root: Path) -> bool:
    """Whether a living process holds the folder."""
    if not (root / "lock").exists():
        return False
    try:
        lock(root).close()
    except StartError:
        return True
    return False


def _plain_locale() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def _postgres_answers(server_url: str) -> bool:
    try:
        psycopg.connect(f"{server_url}/postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def _redis_answers(url: str) -> bool:
    try:
        with redis.Redis.from_url(url) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False
