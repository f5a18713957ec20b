"""The acceptance of the first start: a fresh clone, nothing installed, and a supervisor that gets killed.

    python -m asn_portal.tests.first_start

It prints what it measured and stops at the first thing that is not as promised.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from asn_portal.local.processes import wait_until
from asn_portal.tests import slow_task
from asn_portal.tests.newcomer import Newcomer

FIRST_START_LIMIT = 90
NEXT_START_LIMIT = 10
# What the portal writes by itself while it runs, so that the number of rows may have grown.
GROWING = (
    "core.ScheduledRun",
    "core.SecurityLog",
    "core.AccessLog",
    "core.Heartbeat",
    "core.Notification",
    "core.OutgoingMail",
    "sessions.",
    "usersessions.",
)


def main() -> None:
    """Play the newcomer's first day."""
    with tempfile.TemporaryDirectory(prefix="asn-first-start-") as name:
        folder = Path(name)
        newcomer = Newcomer.clone(folder / "clone", **slow_task.install(folder / "slow"))
        try:
            play(newcomer, started=folder / "slow-task-started")
        finally:
            if newcomer.program and newcomer.program.poll() is None:
                newcomer.stop()
            print(f"\nThe last terminal:\n{newcomer.terminal}", flush=True)


def play(newcomer: Newcomer, started: Path) -> None:
    """Start, sign in, start again, get killed in the middle of work, start again."""
    seconds = newcomer.start()
    expect(seconds <= FIRST_START_LIMIT, f"first start: /masuk/ answers after {seconds:.1f} s")
    refused = [account for account in newcomer.accounts if not newcomer.signs_in(account)]
    expect(newcomer.accounts and not refused, f"signed in: {', '.join(newcomer.accounts)}")
    rows = newcomer.count_rows()
    expect(newcomer.stop(), "Ctrl-C leaves no process")

    seconds = newcomer.start()
    expect(seconds < NEXT_START_LIMIT, f"second start: /masuk/ answers after {seconds:.1f} s")
    expect(not lost(rows, newcomer.count_rows()), f"all rows of {len(rows)} tables are there")

    send = "from asn_portal import celery_app; celery_app.send_task({!r}, [{!r}])"
    newcomer.shell(send.format(slow_task.NAME, str(started)))
    expect(wait_until(started.exists, 20), "a task of 60 s is running")
    rows = newcomer.count_rows()
    expect(newcomer.stop(signal.SIGKILL), "kill -9 of the supervisor leaves no process after 10 s")
    seconds = newcomer.start()
    expect(not lost(rows, newcomer.count_rows()), f"started again after {seconds:.1f} s with all rows")
    expect(newcomer.stop(), "Ctrl-C leaves no process")


def lost(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """The tables whose number of rows changed, those aside that the portal fills while it runs."""
    return [
        f"{table}: {count} → {after[table]}"
        for table, count in before.items()
        if (after[table] < count if table.startswith(GROWING) else after[table] != count)
    ]


def expect(is_true: object, sentence: str) -> None:
    """Say what holds, or stop with what does not."""
    print(f"{'✓' if is_true else '✗'} {sentence}", flush=True)
    if not is_true:
        sys.exit(1)


if __name__ == "__main__":
    main()
