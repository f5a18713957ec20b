"""Records for tests of performance, made straight in the tables."""

from __future__ import annotations

import io
import uuid
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from psycopg.types.range import DateRange

from core import clock, files
from core.models import Account
from performance.models import ActivityReport, Period, ReportEvidence, Rhk, Skp
from registry.models import Appointment, Employee
from registry.tests.factories import setup

Status = ActivityReport.Status
YEAR = DateRange(date(2026, 1, 1), date(2027, 1, 1))


def make_period(name: str = "2026", during: DateRange = YEAR) -> Period:
    """The performance year."""
    with setup():
        return Period.objects.get_or_create(name=name, defaults={"during": during})[0]


def make_rhk(employee: Employee, text: str = "", *, period: Period | None = None, **fields) -> Rhk:
    """A planned result in the employee's agreed plan."""
    post = Appointment.objects.filter(employee=employee, kind=Appointment.Kind.DEFINITIVE).first()
    with setup():
        skp, _ = Skp.objects.get_or_create(
            employee=employee,
            period=period or make_period(),
            position=post.position,
            defaults={"status": Skp.Status.SET, "set_on": date(2026, 1, 5), **fields},
        )
        number = skp.rhks.count() + 1
        return Rhk.objects.create(skp=skp, number=number, text=text or f"Hasil kerja {number}")


def usual_rhk(employee: Employee) -> Rhk:
    """The first planned result of the employee, made when there is none."""
    return Rhk.objects.filter(skp__employee=employee).first() or make_rhk(employee)


def make_report(account: Account, summary: str = "Menyusun nota dinas", **fields) -> ActivityReport:
    """A report of the account's employee, by default handed in today."""
    employee = Employee.objects.get(account=account)
    status = fields.setdefault("status", Status.SUBMITTED)
    fields.setdefault("date", clock.today(account.zone))
    fields.setdefault("minutes", 120)
    if status != Status.DRAFT:
        fields.setdefault("submitted_at", clock.now())
        if "rhk" not in fields:
            fields["rhk"] = usual_rhk(employee)
    if status == Status.RETURNED:
        fields.setdefault("decision_note", "Tambahkan notula rapat")
    with setup():
        return ActivityReport.objects.create(employee=employee, created_by=account, summary=summary, **fields)


def content(rhk: Rhk | None = None, **fields) -> dict:
    """What the form hands to the action."""
    return {
        "date": date(2026, 3, 4),
        "minutes": 120,
        "summary": "Menyusun nota dinas",
        "rhk": rhk,
        "starts_at": None,
        "ends_at": None,
        "category": "main",
        "work_mode": "office",
        "quantity": None,
        "quantity_unit": "",
        "evidence_link": "",
        "off_day_reason": "",
        **fields,
    }


def typed(rhk: Rhk | None = None, **fields) -> dict:
    """What the browser sends for a new report."""
    data = {
        "kiriman": str(uuid.uuid4()),
        "day": "2026-03-04",
        "rhk": str(rhk.pk) if rhk else "",
        "summary": "Menyusun nota dinas",
        "minutes": "120",
        "category": "main",
        "work_mode": "office",
        **fields,
    }
    return {name: value for name, value in data.items() if value is not None}


def photo(
    name: str = "rapat.jpg", size: tuple[int, int] = (40, 30), kind: str = "JPEG"
) -> SimpleUploadedFile:
    """A small photo as the browser uploads it."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "steelblue").save(buffer, kind)
    return SimpleUploadedFile(name, buffer.getvalue())


def make_evidence(report: ActivityReport, number: int = 1, **fields) -> ReportEvidence:
    """A photo attached to the report."""
    stored = files.store(photo(**fields), by=report.created_by)
    with setup():
        files.attach(stored)
        return ReportEvidence.objects.create(report=report, file=stored, number=number)


def decided(by: Account, *, ago: timedelta = timedelta(0)) -> dict:
    """The fields of a decision."""
    return {"decided_by": by, "decided_at": clock.now() - ago}
