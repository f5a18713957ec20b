"""The pid file that a killed PostgreSQL leaves behind."""

from __future__ import annotations

from pathlib import Path

from asn_portal.local.errors import StartError
from asn_portal.local.processes import wait_until

SHUTDOWN_SECONDS = 20


def clear_stale_pid_file(data: Path) -> None:
    """Wait for the server of a killed run to end, then remove the pid file if it names another process.

    PostgreSQL itself refuses to start when the number in the file belongs to any living process, which after
    the restart of a container it often does. Only the holder of the folder's lock may call this.
    """
    pid_file = data / "postmaster.pid"
    if not pid_file.exists():
        return
    if not wait_until(lambda: not _is_our_server(pid_file, data), SHUTDOWN_SECONDS):
        raise StartError(f"PostgreSQL dari proses sebelumnya belum berhenti; lihat {pid_file}.")
    pid_file.unlink(missing_ok=True)


def _is_our_server(pid_file: Path, data: Path) -> bool:
    try:
        pid = int(pid_file.read_text().split()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError, IndexError):
        return False
    return str(data).encode() in command
