"""The calendar of a month. March 2026 begins on a Sunday; Nyepi is the 19th; today is Tuesday the 10th."""

from datetime import date

import pytest

from performance.rules.month_gaps import Service, State, month_days
from registry.rules.working_days import SHIFTS, WorkCalendar

TODAY = date(2026, 3, 10)
OFFICE = WorkCalendar(
    holidays={date(2026, 3, 19): "Hari Suci Nyepi"}, absences={date(2026, 3, 5): "Cuti tahunan"}
)


def march(statuses=None, *, calendar=OFFICE, service=None):
    """Return the days of March 2026 by number; `statuses` maps a number to the statuses of its reports."""
    by_date = {date(2026, 3, number): found for number, found in (statuses or {}).items()}
    days = month_days(2026, 3, today=TODAY, calendar=calendar, statuses=by_date, service=service)
    return {day.date.day: day for day in days}


def test_every_day_of_the_month_is_there_once():
    assert list(march()) == list(range(1, 32))


@pytest.mark.parametrize(
    ("number", "state", "note"),
    [
        (1, State.FREE, "Bukan hari kerja"),
        (2, State.GAP, ""),
        (5, State.FREE, "Cuti tahunan"),
        (10, State.TODAY, ""),
        (11, State.FUTURE, ""),
        (14, State.FREE, "Bukan hari kerja"),
        (19, State.FREE, "Hari Suci Nyepi"),
    ],
)
def test_a_day_without_reports_is_free_missing_today_or_to_come(number, state, note):
    day = march()[number]

    assert (day.state, day.note) == (state, note)


@pytest.mark.parametrize(
    ("statuses", "state", "is_missing"),
    [
        (["submitted"], State.FILED, False),
        (["approved", "draft"], State.FILED, False),
        (["returned", "approved"], State.RETURNED, False),
        (["draft"], State.DRAFT, True),
    ],
)
def test_a_reported_day_shows_what_asks_most_of_the_employee(statuses, state, is_missing):
    day = march({2: statuses})[2]

    assert (day.state, day.is_missing) == (state, is_missing)


@pytest.mark.parametrize("number", [1, 5, 19])
def test_a_report_on_a_free_day_shows_and_is_never_missing(number):
    day = march({number: ["draft"]})[number]

    assert day.state == State.DRAFT
    assert day.note
    assert not day.is_due
    assert not day.is_missing


def test_missing_are_the_working_days_before_today():
    days = march({3: ["submitted"], 4: ["draft"], 10: ["draft"]})

    assert [number for number, day in days.items() if day.is_missing] == [2, 4, 6, 9]


def test_due_are_all_working_days_of_the_month():
    assert sum(day.is_due for day in march().values()) == 20


def test_days_outside_employment_are_free():
    days = march(service=Service(start=date(2026, 3, 3), end=date(2026, 3, 6)))

    assert days[2].note == days[9].note == "Di luar masa kerja"
    assert [number for number, day in days.items() if day.is_missing] == [3, 4, 6]


@pytest.mark.parametrize(
    ("service", "covered"),
    [
        (Service(), True),
        (Service(start=TODAY), True),
        (Service(end=TODAY), True),
        (Service(start=date(2026, 3, 11)), False),
        (Service(end=date(2026, 3, 9)), False),
    ],
)
def test_employment_includes_its_first_and_last_day(service, covered):
    assert service.covers(TODAY) is covered


def test_nothing_is_missing_on_a_shift_roster():
    days = march({2: ["submitted"]}, calendar=WorkCalendar(SHIFTS, absences=OFFICE.absences))

    assert not any(day.is_missing for day in days.values())
    assert (days[2].state, days[3].note, days[5].note) == (State.FILED, "Jadwal bergilir", "Cuti tahunan")
