"""The month of a unit: for each employee what was due, filed, missing and approved (dasbor unit)."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from performance.models import ActivityReport
from performance.queries import months, workplaces
from performance.queries.workplaces import Workplace
from performance.rules import month_gaps
from performance.rules.month_gaps import Service, State
from registry.models import Employee, OrgUnit, UnitLine

Status = ActivityReport.Status


@dataclass(frozen=True)
class UnitMonth:
    """What is asked: a month of a unit, the employees in order, and how they were chosen in words."""

    unit: OrgUnit
    first: date
    last: date  # the last day that counts: of the month, this month today
    today: date
    employees: QuerySet[Employee]
    filter_words: str = ""


@dataclass(frozen=True)
class Filed:
    """What one employee handed in for one day."""

    date: date
    reports: int
    approved: int
    minutes: int


@dataclass(frozen=True)
class Row:
    """One employee's month."""

    employee: Employee
    workplace: Workplace
    working_days: int
    filed_days: int
    missing_days: int
    reports: int
    approved: int
    minutes: int


@dataclass(frozen=True)
class Totals:
    """The month of everybody the list finds."""

    employees: int
    reports: int
    approved: int
    minutes: int

    @property
    def hours(self) -> int:
        """All reported time in whole hours."""
        return self.minutes // 60

    @property
    def approved_percent(self) -> int:
        """The share of approved reports."""
        return round(100 * self.approved / self.reports) if self.reports else 0


def rows(employees: Sequence[Employee], first: date, today: date) -> list[Row]:
    """The month of each employee, in their order, in a fixed number of queries."""
    last = months.last_of(first)
    places = workplaces.of(employees, first, last)
    filed = _filed(employees, first, last)
    return [_row(employee, places[employee.pk], filed[employee.pk], first, today) for employee in employees]


def totals(employees: QuerySet[Employee], first: date, *, count: int) -> Totals:
    """The sums over all these employees, of whom there are `count`."""
    found = handed_in(employees, first).aggregate(
        reports=Count("pk"), approved=Count("pk", filter=Q(status=Status.APPROVED)), minutes=Sum("minutes")
    )
    return Totals(count, found["reports"], found["approved"], found["minutes"] or 0)


def handed_in(employees: QuerySet[Employee] | Collection[Employee], first: date) -> QuerySet[ActivityReport]:
    """The reports of these employees in the month, drafts left out."""
    inside = ActivityReport.objects.filter(employee__in=employees, date__range=(first, months.last_of(first)))
    return inside.exclude(status=Status.DRAFT)


def children(unit: OrgUnit, on: date) -> QuerySet[OrgUnit]:
    """The units directly below."""
    lines = UnitLine.objects.filter(ancestor=unit, depth=1, during__contains=on)
    return OrgUnit.objects.filter(pk__in=lines.values("descendant")).order_by("code")


def _filed(employees: Sequence[Employee], first: date, last: date) -> dict[uuid.UUID, list[Filed]]:
    found = (
        handed_in(employees, first)
        .order_by()
        .values("employee", day=F("date"))
        .annotate(
            reports=Count("pk"), approved=Count("pk", filter=Q(status=Status.APPROVED)), total=Sum("minutes")
        )
    )
    filed: dict[uuid.UUID, list[Filed]] = defaultdict(list)
    for row in found:
        filed[row["employee"]].append(Filed(row["day"], row["reports"], row["approved"], row["total"]))
    return filed


def _row(employee: Employee, workplace: Workplace, filed: list[Filed], first: date, today: date) -> Row:
    days = month_gaps.month_days(
        first.year,
        first.month,
        today=today,
        calendar=workplace.calendar,
        statuses={each.date: {Status.SUBMITTED} for each in filed},
        service=Service(employee.joined_on, employee.left_on),
    )
    return Row(
        employee=employee,
        workplace=workplace,
        working_days=sum(day.is_due for day in days),
        filed_days=sum(day.state is State.FILED for day in days),
        missing_days=sum(day.is_missing for day in days),
        reports=sum(each.reports for each in filed),
        approved=sum(each.approved for each in filed),
        minutes=sum(each.minutes for each in filed),
    )
