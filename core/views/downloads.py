"""Unduhan saya: the background jobs of the account and their files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from core import access_log, errors, files, jobs
from core.http import Request
from core.models import Job

SHOWN = 50
STOP_POLLING = 286


@require_safe
def download_list(request: Request) -> HttpResponse:
    """The latest jobs; rows that are still being prepared renew themselves."""
    rows = jobs.of(request.user)[:SHOWN]
    return render(request, "core/downloads/list.html", {"jobs": rows})


@require_safe
def status(request: Request, pk: UUID) -> HttpResponse:
    """One row, for htmx; the answer 286 ends its polling."""
    job = _own(request, pk)
    code = 200 if job.is_unfinished else STOP_POLLING
    return render(request, "core/downloads/row.html", {"job": job}, status=code)


@require_safe
def file(request: Request, pk: UUID) -> HttpResponseBase:
    """The file, if the account still has the right to it; on record."""
    job = _own(request, pk)
    if job.status != Job.Status.DONE or job.result is None or not jobs.is_allowed(job):
        raise Http404
    access_log.record(request.user, f"{job.kind}.download", str(job.pk), reason=job.title)
    return files.response(job.result)


@require_POST
def restart(request: Request, pk: UUID) -> HttpResponse:
    """Ask again for a job that failed or whose file is gone."""
    job = _own(request, pk)
    with errors.shown_to(request):
        jobs.restart(job)
    return redirect("core:download-list")


def _own(request: Request, pk: UUID) -> Job:
    return get_object_or_404(jobs.of(request.user), pk=pk)
