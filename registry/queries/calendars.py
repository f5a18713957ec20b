"""Working calendars of many employees over some days, in three queries."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from registry.models import Absence, Appointment, Employee, Holiday, WorkPattern
from registry.rules import working_days
from registry.rules.day_ranges import day_range, last_day
from registry.rules.working_days import DayOff, WorkCalendar


@dataclass(frozen=True)
class EmployeeCalendar:
    """The days of one employee from `start` to `end`, by the work pattern of the unit of each day."""

    start: date
    end: date
    pieces: tuple[tuple[DateRange, WorkPattern], ...]
    holidays: Mapping[date, str]
    absences: Mapping[date, str]

    def pattern(self, day: date) -> WorkPattern | None:
        """The work pattern of the unit on the day; None before the first post, after the last, between."""
        return next((pattern for during, pattern in self.pieces if day in during), None)

    def day_off(self, day: date) -> DayOff | None:
        """Why the day is free; None on a working day and on a day without a post."""
        return working_days.day_off(day, self._rules(day))

    def day_off_name(self, day: date) -> str:
        """The same in words for a page, "" on a working day."""
        if self.pattern(day) is None:
            return _("Tidak bertugas")
        return working_days.day_off_name(day, self._rules(day))

    def is_working_day(self, day: date) -> bool:
        """Whether work is due on the day; on shifts, whether it may be."""
        return self.pattern(day) is not None and self.day_off(day) is None

    def is_shift(self, day: date) -> bool:
        """Whether the person works by roster on the day, so that a missing report is no gap."""
        pattern = self.pattern(day)
        return pattern is not None and pattern.is_shift

    def minutes(self, day: date) -> int:
        """Working minutes of the day, 0 when it is free."""
        pattern = self.pattern(day)
        return pattern.minutes_per_day if pattern and self.is_working_day(day) else 0

    @cached_property
    def days(self) -> list[date]:
        """Every day of the range."""
        return [date.fromordinal(n) for n in range(self.start.toordinal(), self.end.toordinal() + 1)]

    @cached_property
    def working_days(self) -> list[date]:
        """The days on which work is due."""
        return [day for day in self.days if self.is_working_day(day)]

    def _rules(self, day: date) -> WorkCalendar:
        pattern = self.pattern(day)
        fixed = frozenset(pattern.weekdays) if pattern and not pattern.is_shift else working_days.SHIFTS
        return WorkCalendar(fixed, self.holidays, self.absences)


def calendar(employees: Iterable[Employee], start: date, end: date) -> dict[uuid.UUID, EmployeeCalendar]:
    """The working calendar of each employee from `start` to `end`, both included."""
    keys = [employee.pk for employee in employees]
    patterns = _patterns(keys, day_range(start, end))
    absences = _absences(keys, start, end)
    holidays = dict(Holiday.objects.filter(date__range=(start, end)).values_list("date", "name"))
    return {key: EmployeeCalendar(start, end, tuple(patterns[key]), holidays, absences[key]) for key in keys}


def _patterns(
    keys: list[uuid.UUID], during: DateRange
) -> dict[uuid.UUID, list[tuple[DateRange, WorkPattern]]]:
    """The definitive posts' patterns first, so that they decide where a post acted in overlaps."""
    rows = (
        Appointment.objects.filter(employee__in=keys, during__overlap=during)
        .select_related("position__unit__work_pattern")
        .order_by("during")
    )
    definitive_first = sorted(rows, key=lambda row: row.kind != Appointment.Kind.DEFINITIVE)
    found: dict[uuid.UUID, list[tuple[DateRange, WorkPattern]]] = defaultdict(list)
    for row in definitive_first:
        found[row.employee_id].append((row.during, row.position.unit.work_pattern))
    return found


def _absences(keys: list[uuid.UUID], start: date, end: date) -> dict[uuid.UUID, dict[date, str]]:
    rows = Absence.objects.filter(employee__in=keys, during__overlap=day_range(start, end))
    found: dict[uuid.UUID, dict[date, str]] = defaultdict(dict)
    for row in rows:
        first, last = max(row.during.lower, start), min(last_day(row.during) or end, end)
        for n in range(first.toordinal(), last.toordinal() + 1):
            found[row.employee_id][date.fromordinal(n)] = row.get_kind_display()
    return found
