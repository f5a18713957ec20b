"""Working days by work pattern, holidays and absences. March 2026 begins on a Sunday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules import working_days
from registry.rules.working_days import FIVE_DAYS, SHIFTS, SIX_DAYS, DayOff, WorkCalendar

NYEPI = date(2026, 3, 19)
OFFICE = WorkCalendar(holidays={NYEPI: "Hari Suci Nyepi"}, absences={date(2026, 3, 5): "Cuti tahunan"})
NAMELESS = WorkCalendar(holidays={NYEPI: ""}, absences={date(2026, 3, 5): ""})


@pytest.mark.parametrize(
    ("day", "reason", "name"),
    [
        (date(2026, 3, 2), None, ""),
        (date(2026, 3, 5), DayOff.ABSENCE, "Cuti tahunan"),
        (date(2026, 3, 7), DayOff.WEEKEND, "Bukan hari kerja"),
        (NYEPI, DayOff.HOLIDAY, "Hari Suci Nyepi"),
    ],
)
def test_a_day_is_free_for_a_reason_that_can_be_shown(day, reason, name):
    assert working_days.day_off(day, OFFICE) == reason
    assert working_days.day_off_name(day, OFFICE) == name
    assert working_days.is_working_day(day, OFFICE) is (reason is None)


def test_a_reason_without_a_name_still_reads_as_words():
    assert working_days.day_off_name(NYEPI, NAMELESS) == "Hari libur"
    assert working_days.day_off_name(date(2026, 3, 5), NAMELESS) == "Tidak masuk"


def test_saturday_is_a_working_day_of_the_six_day_week():
    saturday = date(2026, 3, 7)

    assert working_days.is_working_day(saturday, WorkCalendar(SIX_DAYS))
    assert not working_days.is_working_day(saturday, WorkCalendar(FIVE_DAYS))


def test_shifts_run_through_weekends_and_holidays_but_not_through_leave():
    ward = WorkCalendar(SHIFTS, holidays=OFFICE.holidays, absences=OFFICE.absences)

    assert not ward.has_fixed_days
    assert working_days.is_working_day(NYEPI, ward)
    assert working_days.is_working_day(date(2026, 3, 8), ward)
    assert not working_days.is_working_day(date(2026, 3, 5), ward)


@pytest.mark.parametrize("weekdays", [{0}, {8}, {1, 2, 9}])
def test_a_weekday_outside_monday_to_sunday_is_refused(weekdays):
    with pytest.raises(ValueError, match="1 \\(Senin\\) sampai 7"):
        WorkCalendar(frozenset(weekdays))


def test_the_working_days_of_a_week_leave_out_leave_and_weekend():
    assert working_days.working_days(date(2026, 3, 2), date(2026, 3, 8), OFFICE) == [
        date(2026, 3, 2),
        date(2026, 3, 3),
        date(2026, 3, 4),
        date(2026, 3, 6),
    ]


def test_a_range_that_ends_before_it_starts_has_no_days():
    assert working_days.working_days(date(2026, 3, 8), date(2026, 3, 2), OFFICE) == []


@pytest.mark.parametrize(
    ("day", "n", "result"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 3, date(2026, 3, 6)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 17), 3, date(2026, 3, 23)),
    ],
)
def test_h_plus_n_counts_working_days_after_the_day(day, n, result):
    assert working_days.add_working_days(day, n, OFFICE) == result


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError, match="kurang dari 0"):
        working_days.add_working_days(date(2026, 3, 2), -1, OFFICE)


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CALENDARS = st.builds(
    WorkCalendar,
    st.frozensets(st.integers(1, 7)),
    st.dictionaries(DAYS, st.just("Libur"), max_size=20),
    st.dictionaries(DAYS, st.just("Cuti"), max_size=20),
)


@given(day=DAYS, n=st.integers(1, 60), calendar=CALENDARS)
def test_counting_back_gives_the_number_that_was_added(day, n, calendar):
    result = working_days.add_working_days(day, n, calendar)

    assert working_days.is_working_day(result, calendar)
    assert len(working_days.working_days(day + timedelta(days=1), result, calendar)) == n
