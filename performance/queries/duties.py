"""What one account has to do today: few queries, whatever the size of the team."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from performance.models import ActivityReport
from performance.queries import months, workplaces
from performance.rules import month_gaps
from performance.rules.month_gaps import Service, State
from registry.models import Employee
from registry.queries import calendars
from registry.queries.calendars import EmployeeCalendar

Status = ActivityReport.Status


@dataclass(frozen=True)
class OwnMonth:
    """The employee's month in figures, what was returned, and whether today still lacks a report."""

    due: int = 0
    filed: int = 0
    approved: int = 0
    waiting: int = 0
    returned: list[ActivityReport] = field(default_factory=list)
    lacks_today: bool = False

    @property
    def percent(self) -> int:
        """The share of due days that are filed."""
        return round(100 * self.filed / self.due) if self.due else 0


@dataclass(frozen=True)
class Team:
    """The people under the account today, and who of those at work has not reported."""

    size: int = 0
    silent: list[Employee] = field(default_factory=list)


@dataclass(frozen=True)
class Duties:
    """The employee's own month, and the team's day."""

    own: OwnMonth
    team: Team


def of(employee: Employee | None, team: QuerySet[Employee] | None, on: date) -> Duties:
    """Own month and team on the day, in five queries; no `team` for who leads nobody."""
    first = on.replace(day=1)
    reported = ActivityReport.objects.filter(employee=OuterRef("pk"), date=on).exclude(status=Status.DRAFT)
    members: list[Any] = []
    if team is not None:
        members = list(team.annotate(has_reported=Exists(reported)).order_by("sort_name"))
    people = [*members, *([employee] if employee else [])]
    days = calendars.calendar(people, first, months.last_of(first)) if people else {}
    own = _own(employee, days[employee.pk], on) if employee else OwnMonth()
    silent = [one for one in members if not one.has_reported and _works(days[one.pk], on)]
    return Duties(own, Team(sum(_works(days[one.pk], on) for one in members), silent))


def _works(days: EmployeeCalendar, on: date) -> bool:
    return days.is_working_day(on) and not days.is_shift(on)


def _own(employee: Employee, days: EmployeeCalendar, on: date) -> OwnMonth:
    month = (days.start, days.end)
    wanted = Q(date__range=month) | Q(status=Status.RETURNED)
    reports = list(
        ActivityReport.objects.filter(wanted, employee=employee).select_related("decided_by").order_by("date")
    )
    statuses: dict[date, set[str]] = defaultdict(set)
    for report in reports:
        statuses[report.date].add(report.status)
    service = Service(employee.joined_on, employee.left_on)
    shown = month_gaps.month_days(
        on.year, on.month, today=on, calendar=workplaces.flat(days), statuses=statuses, service=service
    )
    inside = [report for report in reports if days.start <= report.date <= days.end]
    return OwnMonth(
        due=sum(day.is_due for day in shown),
        filed=sum(day.is_due and day.state in {State.FILED, State.RETURNED} for day in shown),
        approved=sum(report.status == Status.APPROVED for report in inside),
        waiting=sum(report.status == Status.SUBMITTED for report in inside),
        returned=[report for report in reports if report.status == Status.RETURNED],
        lacks_today=_works(days, on) and service.covers(on) and not statuses[on] - {Status.DRAFT},
    )
