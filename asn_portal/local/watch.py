"""Keeping one process alive: when to start it again, and how to see that a worker has gone deaf."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from asn_portal.local.processes import Process

FIRST_DELAY = 1.0
LONGEST_DELAY = 30.0
STEADY_SECONDS = 60.0
HEARTBEAT_LIMIT = 90.0


@dataclass
class Watched:
    """A process that is started again when it ends; the sooner it ends, the longer the wait."""

    process: Process
    is_stuck: Callable[[float], bool] = lambda started_at: False
    say: Callable[[str], None] = print
    delay: float = 0.0
    started_at: float = 0.0
    restart_at: float | None = None

    def start(self) -> None:
        """Start the process now."""
        self.started_at, self.restart_at = time.time(), None
        self.process.start()

    def look(self) -> None:
        """One look by the supervisor: end what is stuck, start what has ended."""
        if self.process.is_running:
            if self.is_stuck(self.started_at):
                self.say(f"{self.process.name} tidak menanggapi lagi dan dimulai ulang.")
                self.process.kill()
        elif self.restart_at is None:
            self._plan_restart()
        elif time.time() >= self.restart_at:
            self.start()

    def _plan_restart(self) -> None:
        self.process.kill()  # its own children may still be there
        was_steady = time.time() - self.started_at > STEADY_SECONDS
        self.delay = FIRST_DELAY if was_steady or not self.delay else min(self.delay * 2, LONGEST_DELAY)
        self.restart_at = time.time() + self.delay
        self.say(f"{self.process.name} berhenti dan dimulai lagi dalam {self.delay:.0f} detik.")


class Heartbeat:
    """The sign of life of the worker: a task that touches a file every 30 s.

    After the broker was away a worker can stay connected and yet receive nothing. A worker whose every slot
    is taken by long tasks cannot beat either, so a silent one is asked before it is ended.
    """

    def __init__(self, file: Path, environment: Mapping[str, str], limit: float = HEARTBEAT_LIMIT) -> None:
        self.file = file
        self.environment = environment
        self.limit = limit
        self._excused_at = 0.0

    def is_lost(self, started_at: float) -> bool:
        """Whether the worker that started then has beaten once, is silent now, and is not at work."""
        beat = self.file.stat().st_mtime if self.file.exists() else 0.0
        if beat < started_at or time.time() - max(beat, self._excused_at) < self.limit:
            return False
        if self._is_at_work():
            self._excused_at = time.time()
            return False
        return True

    def _is_at_work(self) -> bool:
        celery = [sys.executable, "-m", "celery", "-A", "asn_portal"]
        answer = subprocess.run(
            [*celery, "inspect", "active", "--timeout", "3", "--json"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return '"id"' in answer.stdout
