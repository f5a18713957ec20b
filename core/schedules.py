"""Schedules: apps declare what is due when; administrators change the times in Django admin."""

from __future__ import annotations

from dataclasses import dataclass

from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from core import audit

ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Declared:
    """A schedule as it is first written: every so many seconds, or at hour and minute each day."""

    name: str
    task: str
    seconds: int = 0
    hour: str = "*"
    minute: str = "0"


_declared: list[Declared] = []


def every(seconds: int, *, name: str, task: str) -> None:
    """Declare work that is due every so many seconds."""
    _declared.append(Declared(name, task, seconds=seconds))


def daily(*, name: str, task: str, hour: str = "*", minute: str = "0") -> None:
    """Declare work that is due at `hour` and `minute` (crontab notation, WIB)."""
    _declared.append(Declared(name, task, hour=hour, minute=minute))


def load() -> None:
    """Add the declared schedules that are not there yet; changed ones stay as they are."""
    known = set(PeriodicTask.objects.values_list("name", flat=True))
    with audit.acting("core.schedule.load", by=None):
        for schedule in _declared:
            if schedule.name not in known:
                PeriodicTask.objects.create(name=schedule.name, task=schedule.task, **_when(schedule))


def _when(schedule: Declared) -> dict[str, IntervalSchedule | CrontabSchedule]:
    if schedule.seconds:
        interval, _ = IntervalSchedule.objects.get_or_create(
            every=schedule.seconds, period=IntervalSchedule.SECONDS
        )
        return {"interval": interval}
    crontab, _ = CrontabSchedule.objects.get_or_create(
        hour=schedule.hour, minute=schedule.minute, timezone=ZONE
    )
    return {"crontab": crontab}
