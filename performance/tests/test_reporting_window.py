"""The window for reporting a day: H+3 working days. 2 March 2026 is a Monday."""

from datetime import date

import pytest

from performance.rules import reporting_window
from registry.rules.working_days import WorkCalendar

OFFICE = WorkCalendar(holidays={date(2026, 3, 19): "Hari Suci Nyepi", date(2026, 3, 20): ""})
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


@pytest.mark.parametrize(
    ("report_date", "days", "last"),
    [
        (MONDAY, 3, date(2026, 3, 5)),
        (FRIDAY, 3, date(2026, 3, 11)),
        (date(2026, 3, 7), 3, date(2026, 3, 11)),
        (date(2026, 3, 17), 3, date(2026, 3, 24)),
        (MONDAY, 5, date(2026, 3, 9)),
        (MONDAY, 0, MONDAY),
    ],
)
def test_the_last_day_is_the_third_working_day_after(report_date, days, last):
    assert reporting_window.last_day(report_date, calendar=OFFICE, days=days) == last


def test_an_outage_on_a_working_day_gives_one_more_working_day():
    last = reporting_window.last_day(MONDAY, calendar=OFFICE, outage_days={date(2026, 3, 5)})

    assert last == date(2026, 3, 6)


@pytest.mark.parametrize("outage", [MONDAY, date(2026, 3, 7), date(2026, 3, 6)])
def test_an_outage_outside_the_window_changes_nothing(outage):
    assert reporting_window.last_day(MONDAY, calendar=OFFICE, outage_days=[outage]) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 1), False),
        (MONDAY, True),
        (date(2026, 3, 5), True),
        (date(2026, 3, 6), False),
    ],
)
def test_the_window_opens_on_the_day_and_closes_after_the_last(today, expected):
    assert reporting_window.is_open(MONDAY, today, calendar=OFFICE) is expected


@pytest.mark.parametrize(
    ("report_date", "today", "sentence"),
    [
        (date(2026, 3, 3), MONDAY, "sesudah hari ini"),
        (date(2026, 2, 27), MONDAY, "mulai 1 Maret 2026"),
        (date(2026, 3, 18), date(2026, 3, 18), "paling akhir 17 Maret 2026"),
        (MONDAY, date(2026, 3, 6), "Batas waktu laporan ini 5 Maret 2026"),
    ],
)
def test_a_date_that_cannot_be_reported_is_refused_with_the_reason(report_date, today, sentence):
    with pytest.raises(ValueError, match=sentence):
        reporting_window.check(
            report_date,
            today,
            calendar=OFFICE,
            employed_from=date(2026, 3, 1),
            employed_until=date(2026, 3, 17),
        )


def test_the_first_and_the_last_day_of_employment_may_be_reported():
    for day in (MONDAY, FRIDAY):
        assert (
            reporting_window.check(day, day, calendar=OFFICE, employed_from=MONDAY, employed_until=FRIDAY)
            is None
        )


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 3, 19), "Hari Suci Nyepi"),
        (date(2026, 3, 20), "Hari libur"),
        (date(2026, 3, 7), "Bukan hari kerja"),
    ],
)
def test_work_on_a_free_day_asks_for_a_reason(day, named):
    assert named in reporting_window.reason_needed(day, OFFICE)


def test_work_on_a_working_day_asks_nothing():
    assert reporting_window.reason_needed(MONDAY, OFFICE) == ""


@pytest.mark.parametrize(
    ("filed_on", "late"),
    [(FRIDAY, 0), (date(2026, 3, 8), 0), (date(2026, 3, 9), 1), (date(2026, 3, 10), 2)],
)
def test_lateness_counts_working_days(filed_on, late):
    assert reporting_window.days_late(FRIDAY, filed_on, OFFICE) == late
