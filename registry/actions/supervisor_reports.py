"""The wrong supervisor: reported by the employee with one click, answered by HR with one."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from core import audit, clock, notifications, workflow
from core.models import Account
from registry.actions import guards
from registry.models import Employee, SupervisorReport

Status = SupervisorReport.Status


@transaction.atomic
def submit(employee: Employee, *, by: Account) -> SupervisorReport:
    """Say that one's supervisor on record is the wrong one; once until it is answered."""
    report = SupervisorReport(employee=employee, reported_by=by, reported_at=clock.now())
    with audit.acting("registry.supervisor-report.submit", by=by):
        report.full_clean()
        report.save()
    return report


@transaction.atomic
def answer(report: SupervisorReport, text: str, *, by: Account) -> SupervisorReport:
    """Close the report with an answer that the employee reads; never one's own."""
    guards.refuse_own_record(report.employee, by)
    workflow.move(report, Status.DONE, by=by, answer=text, answered_by=by, answered_at=clock.now())
    notifications.notify(
        report.reported_by,
        "supervisor-report",
        str(report.pk),
        title=_("Laporan atasan dijawab SDM"),
        body=text,
        url=reverse("registry:employee-supervisors", args=[report.employee_id]),
    )
    return report


def confirm(report: SupervisorReport, *, by: Account) -> SupervisorReport:
    """Answer that the supervisor on record is the right one."""
    return answer(report, _("Atasan Anda sudah sesuai dengan jabatan di struktur."), by=by)


def settle(employee: Employee, supervisor: Employee, *, by: Account) -> None:
    """Answer an open report by the supervisor whom HR has just named."""
    text = _("Atasan Anda ditetapkan: %(name)s.") % {"name": supervisor.full_name}
    for report in employee.supervisor_reports.filter(status=Status.OPEN):
        answer(report, text, by=by)
