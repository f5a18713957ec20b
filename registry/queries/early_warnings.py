"""What will fall due for employees at work, computed from the file in a few queries for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from core import parameters
from registry.models import (
    Appointment,
    Contract,
    EarlyWarning,
    FilePaper,
    RankRecord,
    SalaryIncrement,
)
from registry.rules.day_ranges import last_day
from registry.rules.month_steps import add_months
from registry.rules.promotion import regular_promotion
from registry.rules.retirement import retirement_age, retirement_date
from registry.rules.salary_increment import next_increment
from registry.rules.warning_horizons import HORIZONS

Kind = EarlyWarning.Kind


@dataclass(frozen=True)
class Due:
    """Something that falls due for an employee; `subject` tells two of one kind apart."""

    employee_id: UUID
    kind: str
    due_on: date
    subject: str = ""
    detail: str = ""


def due(today: date) -> Iterator[Due]:
    """Everything within its horizon, of employees at work."""
    for kind, found in FINDERS.items():
        until = add_months(today, parameters.get(HORIZONS[kind].key, on=today))
        yield from (one for one in found(today) if today <= one.due_on <= until)


def _retirements(today: date) -> Iterator[Due]:
    held = Appointment.objects.filter(
        kind=Appointment.Kind.DEFINITIVE, during__contains=today, employee__left_on=None
    )
    posts = held.values_list(
        "employee",
        "employee__birth_date",
        "position__kind",
        "position__level",
        "position__retirement_age",
        "position__name",
    )
    for employee, born, kind, level, own, name in posts.iterator():
        age = retirement_age(kind, level, own=own)
        detail = _("BUP %(age)d tahun: %(post)s") % {"age": age, "post": name}
        yield Due(employee, Kind.RETIREMENT, retirement_date(born, age), detail=detail[:300])


def _increments(today: date) -> Iterator[Due]:
    last = SalaryIncrement.objects.filter(employee__left_on=None, effective_on__lte=today)
    for employee, day in last.order_by().values_list("employee").annotate(Max("effective_on")):
        yield Due(employee, Kind.SALARY, next_increment(day))


def _promotions(today: date) -> Iterator[Due]:
    last = RankRecord.objects.filter(
        employee__left_on=None, rank__scheme="pns", effective_on__lte=today
    ).order_by()
    for employee, day in last.values_list("employee").annotate(Max("effective_on")):
        yield Due(employee, Kind.PROMOTION, regular_promotion(day), detail=_("4 tahun dalam pangkat"))


def _contracts(today: date) -> Iterator[Due]:
    """The end of the last contract; one that goes on without a break is not due."""
    ends: dict[UUID, date] = {}
    found = Contract.objects.filter(employee__left_on=None, during__endswith__gt=today)
    for employee, during in found.values_list("employee", "during"):
        end = last_day(during)
        if end:
            ends[employee] = max(end, ends.get(employee, end))
    for employee, end in ends.items():
        yield Due(employee, Kind.CONTRACT, end)


def _papers(today: date) -> Iterator[Due]:
    papers = FilePaper.objects.filter(employee__left_on=None, expires_on__gte=today)
    for paper in papers.iterator():
        if paper.expires_on:
            yield Due(
                paper.employee_id, Kind.DOCUMENT, paper.expires_on, subject=paper.pk.hex, detail=str(paper)
            )


FINDERS = {
    Kind.RETIREMENT: _retirements,
    Kind.SALARY: _increments,
    Kind.PROMOTION: _promotions,
    Kind.CONTRACT: _contracts,
    Kind.DOCUMENT: _papers,
}
