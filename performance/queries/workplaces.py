"""By which clock and calendar employees work, in a few queries for all of them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from performance.rules.daily_minutes import NORMAL_MINUTES
from registry.models import Employee
from registry.queries import calendars, placements
from registry.queries.calendars import EmployeeCalendar
from registry.queries.placements import Placement
from registry.rules.working_days import FIVE_DAYS, SHIFTS, WorkCalendar


@dataclass(frozen=True)
class Workplace:
    """An employee's post and unit, the unit's zone and daily minutes, and the employee's own calendar."""

    placement: Placement
    minutes_per_day: int
    calendar: WorkCalendar

    @property
    def zone(self) -> str:
        """The zone in which the employee's days begin and end."""
        return self.placement.zone


def of(employees: Collection[Employee], start: date, end: date) -> dict[uuid.UUID, Workplace]:
    """The workplace of each employee from `start` to `end`; the latest post decides the pattern."""
    posts = placements.placements(employees, end)
    return {
        key: _workplace(posts[key], found) for key, found in calendars.calendar(employees, start, end).items()
    }


def _workplace(placement: Placement, days: EmployeeCalendar) -> Workplace:
    pattern = days.pattern(days.end) or (days.pieces[-1][1] if days.pieces else None)
    if pattern is None:
        return Workplace(placement, NORMAL_MINUTES, WorkCalendar(FIVE_DAYS, days.holidays, days.absences))
    weekdays = SHIFTS if pattern.is_shift else frozenset(pattern.weekdays)
    calendar = WorkCalendar(weekdays, days.holidays, days.absences)
    return Workplace(placement, pattern.minutes_per_day, calendar)
