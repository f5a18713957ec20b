"""One process above web, worker and scheduler: starts them, keeps them alive, ends them."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from asn_portal.local.processes import Process
from asn_portal.local.watch import Heartbeat, Watched

LOOK_SECONDS = 0.2
CELERY_ROOT_WARNING = "ignore:You're running the worker with superuser privileges"
WEB_WORKERS, WEB_THREADS, TASK_PROCESSES = 2, 4, 2


class Supervisor:
    """Keeps the processes running until it is told to stop; embedded servers are kept running as well."""

    def __init__(self, watched: list[Watched], servers: list[Process]) -> None:
        self.watched = watched
        self.servers = [Watched(process, started_at=time.time()) for process in servers]
        self._is_stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_soon)

    def start(self, wait_for_first: Callable[[Watched], None] = lambda first: None) -> None:
        """Start every process; those after the first one may wait, so that it is up sooner."""
        first, *others = self.watched
        first.start()
        wait_for_first(first)
        for watched in others:
            watched.start()

    def run(self) -> None:
        """Watch until Ctrl-C or SIGTERM."""
        while not self._is_stopping:
            for watched in [*self.servers, *self.watched]:
                watched.look()
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """End every process: all are asked first, so that their last work overlaps."""
        for watched in self.watched:
            watched.process.ask_to_stop()
        for watched in self.watched:
            watched.process.stop()

    def _stop_soon(self, number, frame) -> None:
        self._is_stopping = True


def application(environment: Mapping[str, str], data: Path) -> list[Watched]:
    """Web, worker and scheduler of one portal."""
    heartbeat = Heartbeat(data / "run" / "worker.heartbeat", environment)
    (data / "run").mkdir(parents=True, exist_ok=True)
    return [
        Watched(_web(environment)),
        Watched(_worker(environment), is_stuck=heartbeat.is_lost),
        Watched(_scheduler(environment)),
    ]


def _web(environment: Mapping[str, str]) -> Process:
    options = ["--bind", f"127.0.0.1:{environment['PORT']}", "--workers", str(WEB_WORKERS)]
    options += ["--worker-class", "gthread", "--threads", str(WEB_THREADS), "--keep-alive", "5"]
    # The worker's sign of life must not wait for a slow disk.
    options += ["--worker-tmp-dir", "/dev/shm", "--graceful-timeout", "5"]  # noqa: S108  memory, not a guessable file
    # Read the code once for all workers: quicker, and they share its memory.
    options += ["--preload", "--no-control-socket", "--log-level", "warning"]
    return Process(
        "web", [sys.executable, "-m", "gunicorn", "asn_portal.wsgi", *options], environment=environment
    )


def _worker(environment: Mapping[str, str]) -> Process:
    options = ["--concurrency", str(TASK_PROCESSES), "--without-mingle", "--without-gossip", "-l", "WARNING"]
    # QUIT hands an unfinished task back to the broker; TERM would wait for it, up to 300 s.
    return Process(
        "worker",
        _celery("worker", *options),
        on_death="QUIT",
        on_stop=signal.SIGQUIT,
        environment=environment,
    )


def _scheduler(environment: Mapping[str, str]) -> Process:
    options = ["--pidfile=", "-l", "WARNING"]
    return Process("scheduler", _celery("beat", *options), environment=environment)


def _celery(*arguments: str) -> list[str]:
    """Celery without its banner, and without its warning about root: our messages are JSON, never code."""
    python = [sys.executable, "-W", CELERY_ROOT_WARNING]
    return [*python, "-m", "celery", "--quiet", "-A", "asn_portal", *arguments]
