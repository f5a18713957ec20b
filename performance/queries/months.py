"""The month of one employee: every day with its state, and the reports of each day (kalender laporan)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from performance.models import ActivityReport
from performance.queries import filing
from performance.queries.filing import Window
from performance.rules import month_gaps
from performance.rules.month_gaps import Day, Service, State
from registry.models import Employee

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """A day of the calendar; `is_open` says that a report of it would still be in time."""

    day: Day
    is_open: bool
    reports: list[ActivityReport]

    @property
    def minutes(self) -> int:
        """All that is reported for the day, drafts left out."""
        return sum(report.minutes for report in self.reports if report.status != ActivityReport.Status.DRAFT)


@dataclass(frozen=True)
class Month:
    """A month of one employee, by weeks from Monday; None fills the first and last week."""

    first: date
    today: date
    cells: list[Cell]

    @property
    def weeks(self) -> list[list[Cell | None]]:
        """The rows of the calendar."""
        padded: list[Cell | None] = [*[None] * self.first.weekday(), *self.cells]
        padded += [None] * (-len(padded) % 7)
        return [padded[start : start + 7] for start in range(0, len(padded), 7)]

    @property
    def last(self) -> date:
        """The last day."""
        return self.cells[-1].day.date

    @property
    def with_reports(self) -> list[Cell]:
        """Days that have reports, newest first."""
        return [cell for cell in reversed(self.cells) if cell.reports]

    @property
    def due(self) -> list[Cell]:
        """Days that ask for a report, today and the future included."""
        return [cell for cell in self.cells if cell.day.is_due]

    @property
    def filed(self) -> int:
        """Due days for which something was handed in."""
        return sum(cell.day.state in {State.FILED, State.RETURNED} for cell in self.due)

    @property
    def missing(self) -> list[Cell]:
        """Past due days without a report."""
        return [cell for cell in self.cells if cell.day.is_missing]

    @property
    def oldest_open_gap(self) -> Cell | None:
        """The first missing day that can still be reported."""
        return next((cell for cell in self.missing if cell.is_open), None)

    def count(self, *statuses: str) -> int:
        """How many reports have one of these statuses."""
        return sum(report.status in statuses for cell in self.cells for report in cell.reports)

    @property
    def approved(self) -> int:
        """Reports that the supervisor accepted."""
        return self.count(ActivityReport.Status.APPROVED)

    @property
    def returned(self) -> int:
        """Reports that wait for the employee."""
        return self.count(ActivityReport.Status.RETURNED)

    @property
    def waiting(self) -> int:
        """Reports that wait for the supervisor."""
        return self.count(ActivityReport.Status.SUBMITTED)

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - ONE_DAY).replace(day=1)

    @property
    def after(self) -> date | None:
        """The first day of the next month, None when that is not yet here."""
        following = self.last + ONE_DAY
        return following if following <= self.today else None


def of(employee: Employee, first: date, reports: QuerySet[ActivityReport]) -> Month:
    """The month that begins on `first`, with those of the employee's reports that the reader may see."""
    window = filing.window(employee, first, until=last_of(first))
    by_day: dict[date, list[ActivityReport]] = defaultdict(list)
    for report in in_month(reports, first):
        by_day[report.date].append(report)
    days = month_gaps.month_days(
        first.year,
        first.month,
        today=window.today,
        calendar=window.workplace.calendar,
        statuses={day: {report.status for report in found} for day, found in by_day.items()},
        service=Service(employee.joined_on, employee.left_on),
    )
    return Month(first, window.today, [_cell(day, by_day[day.date], window) for day in days])


def in_month(reports: QuerySet[ActivityReport], first: date) -> QuerySet[ActivityReport]:
    """Those of the reports that belong to the month, in the order of the day."""
    found = reports.filter(date__range=(first, last_of(first))).select_related("rhk")
    return found.annotate(file_count=Count("evidence")).order_by("date", "created_at")


def last_of(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return (first + timedelta(days=31)).replace(day=1) - ONE_DAY


def parse(text: str, today: date) -> date:
    """The first day of the month in an address ("2026-03"); this month when it is none or yet to come."""
    try:
        first = date.fromisoformat(f"{text}-01") if len(text) == 7 else today
    except ValueError:
        first = today
    return min(first, today).replace(day=1) if first.year >= 2000 else today.replace(day=1)


def _cell(day: Day, reports: list[ActivityReport], window: Window) -> Cell:
    return Cell(day, day.is_missing and window.is_open(day.date), reports)
