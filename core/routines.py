"""What core does on its own: reminders of all apps, and the sweeping up behind people and workers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.translation import gettext_noop

from core import (
    clock,
    files,
    jobs,
    notifications,
    reminders,
    schedules,
    scheduling,
    sessions,
    submissions,
    throttle,
)

REMINDERS, SWEEP = "reminders", "sweep"


@scheduling.job(REMINDERS, every=timedelta(minutes=15), catch_up=timedelta(0))
def send_reminders(period_start: datetime) -> None:
    """Remind whoever is due now; each reminder is unique by its own key, whatever the period."""
    notifications.notify_many(reminders.due(clock.now()))


@scheduling.job(SWEEP, every=timedelta(days=1), catch_up=timedelta(days=1))
def sweep(period_start: datetime) -> None:
    """Remove what nobody needs any more."""
    now = timezone.now()
    SessionStore.clear_expired()
    sessions.sweep()
    throttle.sweep()
    submissions.sweep(now)
    jobs.expire(now)
    files.sweep(now)
    notifications.sweep(now)
    scheduling.sweep(now)


def declare() -> None:
    """The schedules as they are first written; administrators may change the times."""
    schedules.every(30, name=gettext_noop("Tanda hidup"), task="core.tasks.beat")
    schedules.every(15, name=gettext_noop("Unduhan yang tertunda"), task="core.tasks.look_after_jobs")
    schedules.every(30, name=gettext_noop("Kirim surel"), task="core.tasks.relay_mail")
    schedules.every(60, name=gettext_noop("Kirim pengingat"), task="core.tasks.send_reminders")
    schedules.every(300, name=gettext_noop("Periksa ulang berkas"), task="core.tasks.scan_waiting_files")
    schedules.daily(name=gettext_noop("Pembersihan harian"), task="core.tasks.sweep", hour="2", minute="30")
