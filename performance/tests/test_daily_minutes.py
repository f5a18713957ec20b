"""Times and minutes of a day's activities."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.rules import daily_minutes
from performance.rules.daily_minutes import TimeRange


@pytest.mark.parametrize("typed", ["8.30", "08:30", "08.30", " 8:30 "])
def test_a_time_may_be_typed_with_a_dot_or_a_colon(typed):
    assert daily_minutes.parse_clock(typed) == time(8, 30)


@pytest.mark.parametrize("typed", ["24:00", "23:60", "99.99"])
def test_a_time_beyond_the_day_is_refused(typed):
    with pytest.raises(ValueError, match="antara 00.00 dan 23.59"):
        daily_minutes.parse_clock(typed)


@pytest.mark.parametrize("typed", ["", "8", "0830", "8.3", "8:30 pagi", "-8:30", "８:３０", "08:30:00"])
def test_anything_else_is_not_a_time(typed):
    with pytest.raises(ValueError, match="seperti 08.30"):
        daily_minutes.parse_clock(typed)


def test_minutes_between_two_times():
    assert daily_minutes.minutes_between(time(8, 30), time(11, 0)) == 150


@pytest.mark.parametrize(("start", "end"), [(time(9), time(9)), (time(22), time(2))])
def test_an_end_that_is_not_later_is_refused_also_over_midnight(start, end):
    with pytest.raises(ValueError, match="dua laporan"):
        daily_minutes.minutes_between(start, end)


MORNING = TimeRange(time(8), time(10))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (TimeRange(time(9, 59), time(11)), True),
        (TimeRange(time(7), time(8, 1)), True),
        (TimeRange(time(8, 30), time(9)), True),
        (TimeRange(time(7), time(12)), True),
        (TimeRange(time(10), time(11)), False),
        (TimeRange(time(7), time(8)), False),
    ],
)
def test_ranges_overlap_when_they_share_a_minute(other, expected):
    assert daily_minutes.overlap(MORNING, other) is expected
    assert daily_minutes.overlap(other, MORNING) is expected


def test_a_range_that_overlaps_is_refused_with_the_hours_of_the_other():
    noon = TimeRange(time(11), time(12))

    assert daily_minutes.check_no_overlap(noon, [MORNING]) is None
    with pytest.raises(ValueError, match="08.00–10.00"):
        daily_minutes.check_no_overlap(TimeRange(time(9), time(11)), [noon, MORNING])


@pytest.mark.parametrize(
    ("minutes", "effective", "is_over"),
    [
        ([240, 210], daily_minutes.NORMAL_MINUTES, False),
        ([240, 211], daily_minutes.NORMAL_MINUTES, True),
        ([240, 151], daily_minutes.RAMADAN_MINUTES, True),
        ([], daily_minutes.NORMAL_MINUTES, False),
    ],
)
def test_more_than_the_effective_minutes_warns(minutes, effective, is_over):
    total = daily_minutes.day_total(minutes, effective_minutes=effective)

    assert total.minutes == sum(minutes)
    assert total.is_over_effective is is_over


def test_a_day_of_exactly_24_hours_is_the_most():
    assert daily_minutes.day_total([720, 720]).minutes == daily_minutes.MINUTES_IN_DAY
    with pytest.raises(ValueError, match="paling banyak 24 jam, sekarang 24 jam 1 menit"):
        daily_minutes.day_total([720, 721])


@pytest.mark.parametrize("minutes", [0, -1])
def test_an_activity_without_minutes_is_refused(minutes):
    with pytest.raises(ValueError, match="paling sedikit 1 menit"):
        daily_minutes.day_total([60, minutes])


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 menit"), (45, "45 menit"), (180, "3 jam"), (150, "2 jam 30 menit")]
)
def test_minutes_are_written_in_words(minutes, words):
    assert daily_minutes.label(minutes) == words


def test_negative_minutes_have_no_words():
    with pytest.raises(ValueError, match="kurang dari 0"):
        daily_minutes.label(-1)


@given(st.times())
def test_every_time_shown_the_indonesian_way_is_read_back(moment):
    assert daily_minutes.parse_clock(f"{moment:%H.%M}") == moment.replace(second=0, microsecond=0)
