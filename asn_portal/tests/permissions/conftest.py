"""The objects that the matrix names, made on demand."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg.types.range import DateRange

from core import files, jobs
from core.models import Job, Notification
from performance.models import ActivityReport
from performance.rules import policy
from performance.tests.factories import decided, make_evidence, make_report, photo
from registry.actions import change_requests, histories, supervisor_reports
from registry.models import Absence, DisciplineRecord, EarlyWarning, SupervisorAssignment, TrainingRecord
from registry.tests import factories

Status = ActivityReport.Status
BEFORE_ANDI_ACTED = date(2026, 2, 26)


@pytest.fixture
def objects(cast):
    """`objects("sari")` is the key of Sari's employee, `objects("social")` of the unit, and so on."""

    def find(name: str):
        if name in cast.people():
            return getattr(cast, name).employee.pk
        if name in MAKERS:
            return MAKERS[name](cast)
        return getattr(cast, name).pk if hasattr(cast, name) else name

    return find


def _report(account, **fields):
    return make_report(account, **fields).pk


def _report_with_evidence(cast):
    report = make_report(cast.sari)
    make_evidence(report)
    return report.pk


def _absence(cast):
    with factories.setup():
        return Absence.objects.create(
            employee=cast.sari.employee,
            kind=Absence.Kind.LEAVE,
            during=DateRange(date(2026, 3, 9), date(2026, 3, 11)),
        ).pk


def _with_proof(cast, model, **facts):
    document = files.store(photo(), by=cast.ratna)
    return histories.add(model, cast.sari.employee, by=cast.ratna, document=document, **facts).pk


def _training(cast):
    days = {"started_on": date(2026, 2, 2), "ended_on": date(2026, 2, 4)}
    facts = {"kind": "technical", "name": "Pelatihan arsip", "organiser": "BPSDM", "hours": 20}
    return _with_proof(cast, TrainingRecord, **facts, **days)


def _sanction(cast):
    facts = {"level": "R", "sanction": "2", "effective_on": date(2026, 1, 5), "reason": "Terlambat"}
    return _with_proof(cast, DisciplineRecord, **facts)


def _request(cast):
    """Asked once: many rows of the matrix name it."""
    return _asked(cast, "birth_place").pk


def _returned_request(cast):
    request = _asked(cast, "back_title")
    if request.status == "submitted":
        change_requests.send_back(request, note="Buktinya buram", by=cast.ratna)
    return request.pk


def _asked(cast, field):
    facts = {"new_value": "Uji", "reason": "Sesuai akta", "by": cast.sari}
    return cast.sari.employee.change_requests.filter(field=field).first() or change_requests.submit(
        cast.sari.employee, field=field, document=files.store(photo(), by=cast.sari), **facts
    )


def _warning(cast):
    facts = {"kind": EarlyWarning.Kind.SALARY, "due_on": date(2026, 4, 1)}
    with factories.setup():
        return EarlyWarning.objects.get_or_create(employee=cast.sari.employee, **facts)[0].pk


def _supervisor_report(cast):
    sari = cast.sari.employee
    found = sari.supervisor_reports.filter(status="open").first()
    return (found or supervisor_reports.submit(sari, by=cast.sari)).pk


def _override(cast):
    source = SupervisorAssignment.Source.OVERRIDE
    with factories.setup():
        SupervisorAssignment.objects.filter(employee=cast.sari.employee).update(source=source)
    return SupervisorAssignment.objects.get(employee=cast.sari.employee).pk


def _finished_job(cast):
    job = jobs.start(policy.UNIT_MONTH_JOB, _month_of_social(cast), by=cast.lukman)
    jobs.run(job.pk)
    return job.pk


def _failed_job(cast):
    job = jobs.start(policy.UNIT_MONTH_JOB, _month_of_social(cast), by=cast.lukman)
    Job.objects.filter(pk=job.pk).update(status=Job.Status.FAILED)
    return job.pk


def _month_of_social(cast):
    return {"unit": str(cast.social.pk), "query": "bulan=2026-03"}


MAKERS = {
    "account-code": lambda cast: cast.sari.pk.hex,
    "notification-of-sari": lambda cast: (
        Notification.objects.create(recipient=cast.sari, kind="uji", subject="1", title="Uji").pk
    ),
    "job-of-lukman": _finished_job,
    "failed-job-of-lukman": _failed_job,
    "appointment-of-sari": lambda cast: cast.sari.employee.appointments.get().pk,
    "appointment-of-dewi": lambda cast: cast.dewi.employee.appointments.get().pk,
    "absence-of-sari": _absence,
    "request-of-sari": _request,
    "returned-request-of-sari": _returned_request,
    "warning-of-sari": _warning,
    "supervisor-report-of-sari": _supervisor_report,
    "training-of-sari": _training,
    "sanction-of-sari": _sanction,
    "assignment-of-sari": _override,
    "report-of-sari": _report_with_evidence,
    "draft-of-sari": lambda cast: _report(cast.sari, status=Status.DRAFT),
    "returned-report-of-sari": lambda cast: _report(cast.sari, status=Status.RETURNED, **decided(cast.budi)),
    "report-of-wulan": lambda cast: _report(cast.wulan),
    "february-report-of-wulan": lambda cast: _report(cast.wulan, date=BEFORE_ANDI_ACTED),
}
