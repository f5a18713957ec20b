"""Retirement, increment and promotion dates against the tables of the law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules.month_steps import add_months, first_on_or_after
from registry.rules.promotion import regular_promotion
from registry.rules.retirement import retirement_age, retirement_date
from registry.rules.salary_increment import next_increment

BIRTHS = st.dates(date(1950, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("kind", "level", "own", "age"),
    [
        ("jpt-utama", "I.a", None, 60),
        ("jpt-madya", "I.b", None, 60),
        ("jpt-pratama", "II.a", None, 60),
        ("administrator", "III.a", None, 58),
        ("pengawas", "IV.a", None, 58),
        ("pelaksana", "", None, 58),
        ("jf-keterampilan", "PM", None, 58),
        ("jf-keterampilan", "PY", None, 58),
        ("jf-keahlian", "PT", None, 58),
        ("jf-keahlian", "MU", None, 58),
        ("jf-keahlian", "MA", None, 60),
        ("jf-keahlian", "UT", None, 65),
        ("jf-keahlian", "MU", 60, 60),
        ("jf-keahlian", "UT", 70, 70),
    ],
)
def test_the_age_is_that_of_the_post(kind, level, own, age):
    assert retirement_age(kind, level, own=own) == age


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(1968, 3, 15), 58, date(2026, 4, 1)),
        (date(1968, 3, 1), 58, date(2026, 4, 1)),
        (date(1968, 3, 31), 58, date(2026, 4, 1)),
        (date(1967, 12, 31), 58, date(2026, 1, 1)),
        (date(1968, 2, 29), 58, date(2026, 3, 1)),
        (date(1966, 11, 30), 60, date(2026, 12, 1)),
    ],
)
def test_retirement_begins_on_the_first_of_the_next_month(born, age, day):
    assert retirement_date(born, age) == day


@given(BIRTHS, st.sampled_from([58, 60, 65, 70]))
def test_retirement_is_a_first_after_the_birthday_and_within_a_month(born, age):
    day = retirement_date(born, age)

    assert day.day == 1
    assert (day.year - born.year) * 12 + day.month - born.month == age * 12 + 1


@pytest.mark.parametrize(
    ("last", "options", "day"),
    [
        (date(2024, 4, 1), {}, date(2026, 4, 1)),
        (date(2024, 2, 29), {}, date(2026, 2, 28)),
        (date(2024, 4, 1), {"interval_months": 12}, date(2025, 4, 1)),
        (date(2024, 4, 1), {"postponed_months": 12}, date(2027, 4, 1)),
    ],
)
def test_an_increment_comes_after_two_years(last, options, day):
    assert next_increment(last, **options) == day


@pytest.mark.parametrize("months", [-1, 13])
def test_an_increment_is_postponed_by_a_year_at_most(months):
    with pytest.raises(ValueError, match="at most 12"):
        next_increment(date(2024, 4, 1), postponed_months=months)


@pytest.mark.parametrize(
    ("since", "day"),
    [
        (date(2022, 4, 1), date(2026, 4, 1)),
        (date(2022, 4, 2), date(2026, 5, 1)),
        (date(2024, 2, 29), date(2028, 3, 1)),
        (date(2021, 12, 15), date(2026, 1, 1)),
    ],
)
def test_a_regular_promotion_waits_four_years_for_the_next_period(since, day):
    assert regular_promotion(since) == day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_are_whole(day, months):
    moved = add_months(day, months)

    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day <= day.day
    assert first_on_or_after(moved).day == 1
