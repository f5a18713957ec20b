"""By which clock and calendar employees work, in a few queries for all of them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from registry.models import Employee
from registry.queries import calendars, placements
from registry.queries.calendars import EmployeeCalendar
from registry.queries.placements import Placement
from registry.rules.working_days import FIVE_DAYS, SHIFTS, WorkCalendar


@dataclass(frozen=True)
class Workplace:
    """An employee's post and unit, and the own calendar."""

    placement: Placement
    calendar: WorkCalendar

    @property
    def zone(self) -> str:
        """The zone in which the employee's days begin and end."""
        return self.placement.zone


def of(employees: Collection[Employee], start: date, end: date) -> dict[uuid.UUID, Workplace]:
    """The workplace of each employee from `start` to `end`; the latest post decides the pattern."""
    posts = placements.placements(employees, end)
    days = calendars.calendar(employees, start, end)
    return {key: Workplace(posts[key], flat(found)) for key, found in days.items()}


def flat(days: EmployeeCalendar) -> WorkCalendar:
    """The calendar by the latest post's pattern alone, as the rules of performance take it."""
    pattern = days.pattern(days.end) or (days.pieces[-1][1] if days.pieces else None)
    weekdays = FIVE_DAYS
    if pattern is not None:
        weekdays = SHIFTS if pattern.is_shift else frozenset(pattern.weekdays)
    return WorkCalendar(weekdays, days.holidays, days.absences)
