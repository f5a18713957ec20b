"""What the worker does: a few lines each, the work itself is elsewhere. Every task may run twice.

A tick that nobody took before the next one comes is worthless, so ticks expire.
"""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core import files, heartbeats, jobs, mail, routines, scheduling


@shared_task(expires=60)
def beat() -> None:
    """Sign of life."""
    heartbeats.beat_worker()


@shared_task
def run_job(pk: str) -> None:
    """Do a background job, if it is still to be done."""
    jobs.run(pk)


@shared_task(expires=60)
def look_after_jobs() -> None:
    """Send again the jobs that wait too long or were dropped."""
    jobs.sweep(timezone.now())


@shared_task(expires=60)
def relay_mail() -> None:
    """Send the mails that are due."""
    mail.relay()


@shared_task(expires=60)
def send_reminders() -> None:
    """Remind people, once for each period."""
    scheduling.run_once(routines.REMINDERS)


@shared_task(expires=300)
def scan_waiting_files() -> None:
    """Ask the virus scanner about files that wait for it."""
    files.scan_waiting()


@shared_task
def sweep() -> None:
    """Clean up, once a day."""
    scheduling.run_once(routines.SWEEP)
