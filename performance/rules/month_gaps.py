"""The month of one employee day by day: what is reported, missing or free (kalender laporan)."""

import calendar as months
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.rules.sentences import sentence as _
from registry.rules.working_days import WorkCalendar, day_off_name


class State(StrEnum):
    """What a day of the calendar shows."""

    FILED = "filed"
    RETURNED = "returned"
    DRAFT = "draft"
    GAP = "gap"
    TODAY = "today"
    FUTURE = "future"
    FREE = "free"


@dataclass(frozen=True)
class Day:
    """One day. `note` says in words why a day is free, else it is "".

    `is_due` marks a day that asks for a report: a working day within employment. `is_missing` marks one in
    the past for which nothing was handed in; a draft alone does not help.
    """

    date: date
    state: State
    note: str = ""
    is_due: bool = False
    is_missing: bool = False


@dataclass(frozen=True)
class Service:
    """From the first to the last day of employment, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether the person is employed on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def month_days(
    year: int,
    month: int,
    *,
    today: date,
    calendar: WorkCalendar,
    statuses: Mapping[date, Collection[str]],
    service: Service | None = None,
) -> list[Day]:
    """Return every day of a month with its state.

    `statuses` maps a day to the statuses of its reports ("draft", "submitted", "returned", "approved"). A
    report shows also on a free day. Nothing is missing on a shift roster: nobody knows its days beforehand.
    """
    service = service or Service()
    last = months.monthrange(year, month)[1]
    days = (date(year, month, number) for number in range(1, last + 1))
    return [_day(day, today, calendar, statuses.get(day, ()), service) for day in days]


def _day(day: date, today: date, calendar: WorkCalendar, statuses: Collection[str], service: Service) -> Day:
    note = _free(day, calendar, service)
    reported = _reported(statuses)
    is_missing = not note and day < today and reported in {None, State.DRAFT}
    state = reported or (State.FREE if note else _unreported(day, today))
    return Day(day, state, note, is_due=not note, is_missing=is_missing)


def _unreported(day: date, today: date) -> State:
    if day == today:
        return State.TODAY
    return State.FUTURE if day > today else State.GAP


def _reported(statuses: Collection[str]) -> State | None:
    """Choose the state that asks most of the employee: a returned report first, a lone draft last."""
    if "returned" in statuses:
        return State.RETURNED
    if "submitted" in statuses or "approved" in statuses:
        return State.FILED
    return State.DRAFT if "draft" in statuses else None


def _free(day: date, calendar: WorkCalendar, service: Service) -> str:
    if not service.covers(day):
        return _("Di luar masa kerja")
    name = day_off_name(day, calendar)
    if name or calendar.has_fixed_days:
        return name
    return _("Jadwal bergilir")
