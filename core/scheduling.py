"""Scheduled work: the scheduler only ticks, a table of runs unique by job and period decides.

    @scheduling.job("reminders", every=timedelta(minutes=15), catch_up=timedelta(0))
    def send_reminders(period_start: datetime) -> None: ...

Two schedulers, or a tick delivered twice, make one run. After downtime the periods that are still worth it
(`catch_up`) are done one after the other and the rest is written down as missed. A run that was cut off is
taken up again when its lease is over.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from core import audit, clock
from core.models import Account, ScheduledRun
from core.schedules import ZONE

logger = logging.getLogger(__name__)

# A slow run may be taken over while it is still at work: the work itself must be safe to do twice at once.
LEASE = timedelta(minutes=2)
RETRY_AFTER = timedelta(minutes=1)
MOST_PERIODS = 100
KEPT_FOR = timedelta(days=90)

Work = Callable[[datetime], object]


@dataclass(frozen=True)
class Routine:
    """Work for each period of length `every` (a day, or what divides it), counted from midnight WIB."""

    name: str
    every: timedelta
    catch_up: timedelta
    work: Work

    def period_at(self, moment: datetime) -> datetime:
        """The start of the period that `moment` falls into."""
        local = moment.astimezone(ZoneInfo(ZONE))
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (local - midnight) // self.every * self.every

    def is_worth_it(self, start: datetime, now: datetime) -> bool:
        """Whether the period is the current one or ended less than `catch_up` ago."""
        return now < start + self.every + self.catch_up


_routines: dict[str, Routine] = {}


def job(name: str, *, every: timedelta, catch_up: timedelta) -> Callable[[Work], Work]:
    """Register work under a name; a task that calls `run_once(name)` is its tick."""

    def register(work: Work) -> Work:
        _routines[name] = Routine(name, every, catch_up, work)
        return work

    return register


def run_once(name: str) -> int:
    """Do what is due of this work and was not done yet, as the account "sistem"; the number of runs."""
    routine, now = _routines[name], clock.now()
    done = 0
    for start in _open_periods(routine, now):
        if not routine.is_worth_it(start, now):
            _miss(routine, start)
        elif _claim(routine, start):
            _do(routine, start)
            done += 1
    return done


def sweep(now: datetime) -> int:
    """Forget the runs of more than three months ago."""
    return ScheduledRun.objects.filter(started_at__lt=now - KEPT_FOR).delete()[0]


def _open_periods(routine: Routine, now: datetime) -> Iterator[datetime]:
    """Periods that were cut off, periods since the last known one, and the current one; oldest first."""
    rows = ScheduledRun.objects.filter(job=routine.name)
    running = rows.filter(status=ScheduledRun.Status.RUNNING).order_by("period")
    yield from [datetime.fromisoformat(row.period) for row in running]
    last = rows.order_by("-period").values_list("period", flat=True).first()
    current = routine.period_at(now)
    start = datetime.fromisoformat(last) + routine.every if last else current
    start = max(start, current - routine.every * MOST_PERIODS)
    while start <= current:
        yield start
        start += routine.every


def _claim(routine: Routine, start: datetime) -> bool:
    """Whether this process is the one to run the period: the first to write its row, or to take it over."""
    now = timezone.now()
    row, is_new = ScheduledRun.objects.get_or_create(
        job=routine.name, period=start.isoformat(), defaults={"lease_until": now + LEASE}
    )
    if is_new:
        return True
    dropped = ScheduledRun.objects.filter(pk=row.pk, status=ScheduledRun.Status.RUNNING, lease_until__lt=now)
    return bool(dropped.update(lease_until=now + LEASE))


def _do(routine: Routine, start: datetime) -> None:
    row = ScheduledRun.objects.filter(job=routine.name, period=start.isoformat())
    try:
        with audit.acting(f"schedule.{routine.name}", by=Account.objects.system()):
            routine.work(start)
    except Exception as problem:
        row.update(lease_until=timezone.now() + RETRY_AFTER, note=type(problem).__name__)
        raise
    row.update(status=ScheduledRun.Status.DONE, finished_at=timezone.now(), lease_until=None)


def _miss(routine: Routine, start: datetime) -> None:
    row, is_new = ScheduledRun.objects.get_or_create(
        job=routine.name, period=start.isoformat(), defaults={"status": ScheduledRun.Status.MISSED}
    )
    if not is_new:
        dropped = ScheduledRun.objects.filter(pk=row.pk, status=ScheduledRun.Status.RUNNING)
        dropped.filter(lease_until__lt=timezone.now()).update(status=ScheduledRun.Status.MISSED)
    logger.warning("%s was missed for %s", routine.name, start.isoformat())
