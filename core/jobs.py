"""Background jobs that a person asked for, with progress and a file as result ("Unduhan saya").

    @jobs.kind("unit-month-excel", label=_("Laporan bulanan unit"), authorise=may_see_unit)
    def unit_month(job: Job) -> jobs.Result: ...

The row decides, not the message: a worker takes a job under a lease with a key of its own, every sign of
progress renews the lease, and a worker that lost it is fenced off. A sweeper sends again what is waiting or
was dropped. After three attempts a job is a dead letter. The file is switched in by one transaction, so there
is no half result.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from celery import current_app
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from core import audit, files, notifications
from core.models import Account, Job

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
SAME_FOR = timedelta(minutes=10)
KEPT_FOR = timedelta(days=7)
MOST_UNFINISHED = 10
TASK = "core.tasks.run_job"


@dataclass(frozen=True)
class Result:
    """The file that a job has made: the name it is offered under, and where it is (see `files.scratch`)."""

    name: str
    path: Path


@dataclass(frozen=True)
class Kind:
    """A kind of job: what runs, and who may have it, asked when it is started, run and downloaded."""

    name: str
    label: str | Promise
    run: Callable[[Job], Result]
    authorise: Callable[[Job], bool]


class LeaseLostError(Exception):
    """Another worker has taken the job; this one must stop."""


_kinds: dict[str, Kind] = {}


def kind(
    name: str, *, label: str | Promise, authorise: Callable[[Job], bool]
) -> Callable[[Callable[[Job], Result]], Callable[[Job], Result]]:
    """Register the function that makes the file of such jobs; `authorise` looks at owner and parameters."""

    def register(run: Callable[[Job], Result]) -> Callable[[Job], Result]:
        _kinds[name] = Kind(name, label, run, authorise)
        return run

    return register


def is_allowed(job: Job) -> bool:
    """Whether the owner may have this job now; rights may have changed since it was asked for."""
    kind = _kinds.get(job.kind)
    return kind is not None and job.owner.is_active and kind.authorise(job)


@transaction.atomic
def start(kind: str, parameters: dict[str, Any], *, by: Account, title: str = "") -> Job:
    """Ask for a job; the same one asked for within ten minutes is the one that is there.

    `parameters` are JSON and small; `title` is what the person sees, the label of the kind unless given.
    """
    # One at a time for each owner, so that a double click finds the first job.
    Account.objects.select_for_update(no_key=True).get(pk=by.pk)
    same = _same(kind, parameters, by)
    if same:
        return same
    if unfinished_count(by) >= MOST_UNFINISHED:
        raise ValidationError(_("Terlalu banyak berkas sedang disiapkan. Tunggu sampai salah satu selesai."))
    job = Job(kind=kind, title=title or str(_kinds[kind].label), parameters=parameters, owner=by)
    if not is_allowed(job):
        raise ValidationError(_("Anda tidak berhak atas berkas ini."), code="forbidden")
    job.lease_until = timezone.now() + LEASE
    job.save(force_insert=True)
    transaction.on_commit(lambda: send(job.pk), robust=True)
    return job


def make(kind: str, parameters: dict[str, Any], *, by: Account, title: str = "") -> Result:
    """Do such a job at once, without a row, for what takes less than a page's time."""
    job = Job(kind=kind, title=title, parameters=parameters, owner=by)
    if not is_allowed(job):
        raise PermissionDenied
    return _kinds[kind].run(job)


def restart(job: Job) -> Job:
    """Ask again for a job that failed or whose file is gone."""
    return start(job.kind, job.parameters, by=job.owner, title=job.title)


def send(pk: uuid.UUID) -> None:
    """Tell a worker; with the broker away the sweeper does it later."""
    try:
        current_app.send_task(TASK, [str(pk)])
    except OperationalError:
        logger.warning("job %s waits: the broker does not answer", pk)


def progress(job: Job, percent: int) -> None:
    """Show how far the job is and keep its lease; raises LeaseLostError in a worker that lost it."""
    if percent == job.progress and job.lease_until and job.lease_until - timezone.now() > LEASE / 2:
        return
    job.progress, job.lease_until = percent, timezone.now() + LEASE
    if not _held(job).update(progress=percent, lease_until=job.lease_until):
        raise LeaseLostError


def run(pk: uuid.UUID | str) -> None:
    """Do the job if it is free; a job that is finished or in other hands is left alone."""
    job = _take(pk)
    if job is None:
        return
    try:
        _run(job)
    except LeaseLostError:
        logger.warning("job %s: the lease was lost", job.pk)
    except ValidationError as refusal:
        _fail(job, " ".join(refusal.messages))
    except Exception:
        # Whatever it is, the job must not stay in progress for ever.
        logger.exception("job %s failed", job.pk)
        _give_back(job)


def sweep(now: datetime) -> int:
    """Send again what waits too long or was dropped by a dead worker; give up after three attempts."""
    stuck = list(_unfinished().filter(lease_until__lt=now).select_related("owner"))
    for job in stuck:
        if job.attempts >= Job.MAX_ATTEMPTS:
            _fail(job, _("Berkas tidak berhasil dibuat setelah tiga kali dicoba."))
        else:
            again = Job.objects.filter(pk=job.pk, lease_until=job.lease_until, status=job.status)
            if again.update(status=Job.Status.QUEUED, lease_until=now + LEASE, lease_key=None):
                send(job.pk)
    return len(stuck)


def expire(now: datetime) -> int:
    """Remove the files of jobs that were ready a week ago."""
    old = Job.objects.filter(status=Job.Status.DONE, expires_at__lt=now).select_related("result")
    count = 0
    with audit.acting("core.job.expire", by=Account.objects.system()):
        for job in old:
            with transaction.atomic():
                Job.objects.filter(pk=job.pk).update(status=Job.Status.EXPIRED, result=None)
                if job.result:
                    files.delete(job.result)
            count += 1
    return count


def of(account: Account) -> QuerySet[Job]:
    """The jobs of an account, newest first."""
    return account.jobs.select_related("owner", "result").order_by("-created_at")


def unfinished_count(account: Account) -> int:
    """How many jobs of the account are still being prepared."""
    return _unfinished().filter(owner=account).count()


def _unfinished() -> QuerySet[Job]:
    return Job.objects.filter(status__in=[Job.Status.QUEUED, Job.Status.RUNNING])


def _same(kind: str, parameters: dict[str, Any], by: Account) -> Job | None:
    recent = by.jobs.filter(
        kind=kind, parameters=parameters, created_at__gt=timezone.now() - SAME_FOR
    ).exclude(status__in=[Job.Status.FAILED, Job.Status.EXPIRED])
    return recent.order_by("-created_at").first()


def _take(pk: uuid.UUID | str) -> Job | None:
    """The job, if this worker is the one that may do it."""
    now = timezone.now()
    free = Q(status=Job.Status.QUEUED) | Q(status=Job.Status.RUNNING, lease_until__lt=now)
    key = uuid.uuid4()
    taken = Job.objects.filter(free, pk=pk, attempts__lt=Job.MAX_ATTEMPTS).update(
        status=Job.Status.RUNNING,
        progress=0,
        attempts=F("attempts") + 1,
        lease_key=key,
        lease_until=now + LEASE,
    )
    return Job.objects.select_related("owner").get(pk=pk) if taken else None


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING, lease_key=job.lease_key)


def _run(job: Job) -> None:
    if not is_allowed(job):
        raise ValidationError(_("Hak akses Anda berubah, jadi berkas ini tidak dibuat."))
    with audit.acting(f"core.job.{job.kind}", by=job.owner):
        result = _kinds[job.kind].run(job)
    try:
        _finish(job, result)
    finally:
        result.path.unlink(missing_ok=True)


@transaction.atomic
def _finish(job: Job, result: Result) -> None:
    now = timezone.now()
    if not _held(job).select_for_update().exists():
        raise LeaseLostError
    with audit.acting("core.job.finish", by=Account.objects.system()):
        stored = files.adopt(result.path, result.name, by=job.owner)
        _held(job).update(
            status=Job.Status.DONE,
            progress=100,
            result=stored,
            error="",
            finished_at=now,
            expires_at=now + KEPT_FOR,
        )
        _tell(job, "job-ready", _("Siap diunduh: %(title)s") % {"title": job.title})


def _fail(job: Job, reason: str) -> None:
    """A dead letter: shown to its owner with the reason, and to administrators."""
    with transaction.atomic(), audit.acting("core.job.fail", by=Account.objects.system()):
        mine = _unfinished().filter(pk=job.pk, lease_key=job.lease_key, lease_until=job.lease_until)
        if mine.update(status=Job.Status.FAILED, error=reason[:300], finished_at=timezone.now()):
            _tell(job, "job-failed", _("Tidak berhasil dibuat: %(title)s") % {"title": job.title})


def _give_back(job: Job) -> None:
    """Let the sweeper try again after a while, or give up after the third time."""
    if job.attempts >= Job.MAX_ATTEMPTS:
        _fail(job, _("Berkas tidak berhasil dibuat karena gangguan sistem."))
    else:
        _held(job).update(status=Job.Status.QUEUED, lease_until=timezone.now() + LEASE, lease_key=None)


def _tell(job: Job, kind: str, title: str) -> None:
    notifications.notify(
        job.owner, kind, str(job.pk), title=title, url=reverse("core:download-list"), mail=False
    )
