"""The servers under measurement, started as `./portal run` starts the web."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from asn_portal.local.manage import manage_command
from asn_portal.local.processes import free_port, wait_until
from asn_portal.local.supervisor import WEB_THREADS, WEB_WORKERS

START_SECONDS = 60
PORTAL, FLOOR = "asn_portal.wsgi", "benchmarks.floor.wsgi"
READY = {PORTAL: "/healthz", FLOOR: "/masuk/x/"}


def manage(*arguments: str) -> float:
    """Run a Django command; the seconds it took."""
    began = time.perf_counter()
    subprocess.run(manage_command(*arguments), check=True)
    return time.perf_counter() - began


@contextmanager
def serving(application: str, **environment: str) -> Iterator[int]:
    """A server on a free port."""
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(WEB_WORKERS), "--worker-class", "gthread"]
    options += ["--threads", str(WEB_THREADS), "--keep-alive", "5", "--log-level", "critical"]
    options += ["--worker-tmp-dir", "/dev/shm", "--no-control-socket"]  # noqa: S108  memory, not a guessable file
    own = {"PORT": str(port), "PUBLIC_URL": f"http://localhost:{port}", **environment}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, *options], env={**os.environ, **own}
    )
    try:
        address = f"http://127.0.0.1:{port}{READY[application]}"
        if not wait_until(lambda: _answers(address), START_SECONDS):
            raise RuntimeError(f"{application} does not answer")
        yield port
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
