"""Laporan atasan keliru: sent by the employee, answered by HR."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import errors
from core.http import Request
from registry import access
from registry.actions import supervisor_reports
from registry.queries.placements import placements
from registry.queries.supervisors import on_day
from registry.views.records import open_record


@require_POST
def submit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Laporkan: one's own supervisor is the wrong one."""
    record = open_record(request, pk, "employee-supervisors")
    if "self" not in record.relations:
        raise PermissionDenied
    with errors.shown_to(request) as outcome:
        supervisor_reports.submit(record.employee, by=request.user)
    if not outcome.failed:
        messages.success(request, _("Terkirim ke SDM. Anda diberi tahu begitu dijawab."))
    return redirect(record.url("employee-supervisors"))


@require_safe
def queue(request: Request) -> HttpResponse:
    """What waits for an answer, the oldest first."""
    access.require_role(request.user, access.HR)
    reports = list(access.supervisor_reports_to_answer(request.user))
    people, today = [report.employee for report in reports], access.scope(request.user).today
    posts, supervisors = placements(people, today), on_day(people, today)
    rows = [(report, posts[report.employee_id], supervisors.get(report.employee_id)) for report in reports]
    return render(request, "registry/supervisor_reports/list.html", {"rows": rows})


@require_POST
def confirm(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Atasan sudah benar."""
    access.require_role(request.user, access.HR)
    report = get_object_or_404(access.supervisor_reports_to_answer(request.user), pk=pk)
    with errors.shown_to(request) as outcome:
        supervisor_reports.confirm(report, by=request.user)
    if not outcome.failed:
        messages.success(request, _("Dijawab. Pegawai diberi tahu."))
    return redirect("registry:supervisor-report-list")
