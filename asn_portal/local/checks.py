"""`./portal test`: every check of the code and the suite, with one summary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from asn_portal.local.testing import TEST_ENVIRONMENT

# Addresses where nobody listens: the tools below read the settings but need no service.
NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
TOOLS = Path(sys.executable).parent
STATIC_CHECKS: dict[str, list[str | Path]] = {
    "ruff": [TOOLS / "ruff", "check", "--quiet", "."],
    "format": [TOOLS / "ruff", "format", "--check", "--output-format", "concise", "."],
    "kontrak impor": [TOOLS / "lint-imports", "--no-logo"],
    "mypy": [TOOLS / "mypy", "--no-error-summary"],
    # Django warns that it cannot ask the database whether old migrations were applied in order.
    "migrasi": [sys.executable, "-W", "ignore", "manage.py", "makemigrations", "--check", "--dry-run", "-v0"],
}


@dataclass
class Outcome:
    """What one step came to."""

    name: str
    is_good: bool
    seconds: float
    counts: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        counted = ", ".join(f"{number} {word}" for word, number in self.counts.items())
        return f"{'✓' if self.is_good else '✗'} {self.name:<28} {self.seconds:6.1f} s  {counted}".rstrip()


def check(arguments: list[str]) -> int:
    """Run all steps, also after a failed one, and return 0 only when every one is good."""
    is_full = "--full" in arguments
    arguments = [argument for argument in arguments if argument != "--full"]
    outcomes = [_static(name, command) for name, command in STATIC_CHECKS.items()]
    outcomes.append(_suite("pytest", arguments, {"ASN_FULL": "1"} if is_full else {}))
    if is_full:
        debian = {"ASN_TEST_BINARIES": "debian", "ASN_FULL": "1"}
        outcomes.append(
            _suite("pytest, server Debian", [*arguments, "-m", "not browser and not full"], debian)
        )
    return _summarise(outcomes)


def _static(name: str, command: list[str | Path]) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(command, env={**os.environ, **TEST_ENVIRONMENT, **NOWHERE}, check=False)
    outcome = Outcome(name, done.returncode == 0, time.monotonic() - started)
    print(outcome, flush=True)
    return outcome


def _suite(name: str, arguments: list[str], extra: Mapping[str, str]) -> Outcome:
    """One run of pytest, whose plugin leaves the counts in a file."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="asn-counts-") as folder:
        counts = Path(folder) / "counts.json"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *arguments]
        environment = {**os.environ, **extra, "ASN_TEST_COUNTS": str(counts)}
        done = subprocess.run(command, env=environment, check=False)
        counted = Counter(json.loads(counts.read_text()) if counts.exists() else {})
    return Outcome(name, done.returncode == 0, time.monotonic() - started, counted)


def _summarise(outcomes: list[Outcome]) -> int:
    """Print each step, then the sum in pytest's words; a failed step counts as one failure."""
    print("\n" + "\n".join(map(str, outcomes)))
    total: Counter[str] = sum((outcome.counts for outcome in outcomes), Counter())
    for outcome in outcomes:
        if not outcome.is_good and not outcome.counts["failed"]:
            total["failed"] += 1
    print(f"\n{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 0 if all(outcome.is_good for outcome in outcomes) else 1
