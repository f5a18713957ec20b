"""`./portal manage`, `seed` and `bench`: a program of the portal with the services that it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from asn_portal.local.services import BASE_DIR, Services, borrowed, data_folder


def manage_command(*arguments: str) -> list[str]:
    """The command line of one Django command."""
    return [sys.executable, str(BASE_DIR / "manage.py"), *arguments]


def manage(arguments: list[str]) -> int:
    """Run a Django command with the running portal's services, or with its own for the moment."""
    with borrowed(data_folder()) as environment:
        return _in_foreground(manage_command(*arguments), environment)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks on services of their own, durable ones, so that the figures are honest."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="asn-bench-") as folder:
        services = Services(Path(folder))
        try:
            environment = services.start(port=8000)
            return _in_foreground([sys.executable, "-m", "benchmarks", *arguments], environment)
        finally:
            services.stop()


def _in_foreground(command: list[str], environment: Mapping[str, str]) -> int:
    """Run a program on our terminal; Ctrl-C reaches it directly, and we end after it."""
    program = subprocess.Popen(command, env=environment)
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            continue
