"""Loaded by a worker (`--include`): work that is due every second and writes down what was asked and done."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from celery import shared_task

from core import scheduling

NAME = "uji-detak"
TASK = "tests.ticking"


@scheduling.job(NAME, every=timedelta(seconds=1), catch_up=timedelta(0))
def work(period_start: datetime) -> None:
    """Note the period; one short line is one write, whoever else writes."""
    _note("done", period_start.isoformat())


@shared_task(name=TASK, expires=60)
def tick() -> None:
    """What the scheduler sends."""
    _note("asked", "")
    scheduling.run_once(NAME)


def _note(what: str, period: str) -> None:
    with Path(os.environ["TICKING_LEDGER"]).open("a") as ledger:
        ledger.write(f"{what} {period}\n")
