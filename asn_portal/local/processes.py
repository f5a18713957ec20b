"""One child process that never outlives the process which started it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

POLL_SECONDS = 0.05
# Reads a line that comes when the process has ended under our eyes; the end of the input means that we died.
UNDERTAKER = 'read -r _ && exit; sleep 5; kill -KILL "-$0"'


def wait_until(is_done: Callable[[], object], seconds: float) -> bool:
    """Ask again and again until the answer is true or the time is over."""
    deadline = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Process:
    """A command, how to start it again, and how to end it.

    `on_death` is the signal the kernel sends when our own process dies, even by `kill -9`. It is tied to the
    thread that starts the child, so start only from the main thread. A worker may not heed it while its
    broker dies too, nor do children of the child get it, so an undertaker ends the whole group 5 s later.
    """

    name: str
    command: list[str]
    on_death: str = "TERM"
    on_stop: signal.Signals = signal.SIGTERM
    stop_seconds: float = 15
    before: list[str] = field(default_factory=list)
    environment: Mapping[str, str] | None = None
    stdin: bytes = b""
    log: Path | None = None
    handle: subprocess.Popen[bytes] | None = None
    undertaker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the command in a session of its own, so that Ctrl-C in a terminal reaches only us."""
        command = [*self.before, "setpriv", "--pdeathsig", self.on_death, *self.command]
        with self._output() as output:
            self.handle = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if self.stdin else subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.environment,
                start_new_session=True,
            )
        _feed(self.handle, self.stdin)
        self.undertaker = subprocess.Popen(
            ["sh", "-c", UNDERTAKER, str(self.handle.pid)],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def is_running(self) -> bool:
        """Whether the process that we started is alive."""
        return self.handle is not None and self.handle.poll() is None

    def ask_to_stop(self) -> None:
        """Send the polite signal; `stop` waits for the effect."""
        if self.is_running and self.handle:
            self.handle.send_signal(self.on_stop)

    def finish(self) -> bool:
        """Wait for a process that ends by itself; whether it ended well."""
        try:
            return self.handle is not None and self.handle.wait() == 0
        finally:
            self.kill()

    def stop(self) -> None:
        """End the process: politely, then, with everything it started, by force."""
        self.ask_to_stop()
        wait_until(lambda: not self.is_running, self.stop_seconds)
        self.kill()

    def kill(self) -> None:
        """End what is left of the process and its children at once."""
        if self.handle:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.handle.pid, signal.SIGKILL)
            self.handle.wait()
        if self.undertaker:
            _feed(self.undertaker, b"\n")
            self.undertaker.wait()
            self.undertaker = None

    def _output(self) -> contextlib.AbstractContextManager[IO[bytes] | None]:
        """The log file, or our own output."""
        return self.log.open("ab") if self.log else contextlib.nullcontext()


def _feed(program: subprocess.Popen[bytes], text: bytes) -> None:
    """Write all that the program will read, unless it reads nothing or has ended."""
    if program.stdin:
        with contextlib.suppress(BrokenPipeError), program.stdin:
            program.stdin.write(text)
