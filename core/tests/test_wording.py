"""Dates, durations, numbers and names as the copy guide writes them."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from core import wording

NOON_UTC = datetime.datetime(2026, 3, 5, 7, 7, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 menit"), (45, "45 menit"), (60, "1 jam"), (150, "2 jam 30 menit"), (None, "")],
)
def test_minutes_are_said_in_hours(minutes: int | None, words: str) -> None:
    assert wording.duration(minutes) == words


@pytest.mark.parametrize(
    ("number", "shown"),
    [("199001012015031002", "19900101 201503 1 002"), ("pegawai", "pegawai"), ("12345", "12345"), (None, "")],
)
def test_an_employee_number_is_shown_in_its_groups(number: str | None, shown: str) -> None:
    assert wording.nip(number) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        (None, "5 Mar 2026, 14.07 WIB"),
        ("Asia/Makassar", "5 Mar 2026, 15.07 WITA"),
        (ZoneInfo("Asia/Jayapura"), "5 Mar 2026, 16.07 WIT"),
    ],
)
def test_a_moment_names_its_zone(zone: ZoneInfo | str | None, shown: str) -> None:
    assert wording.moment(NOON_UTC, zone) == shown
    assert wording.clock_time(NOON_UTC, zone) == shown.partition(", ")[2]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (DAY, DAY, "5 Maret 2026"),
        (DAY, datetime.date(2026, 3, 7), "5–7 Maret 2026"),
        (datetime.date(2026, 2, 28), datetime.date(2026, 3, 3), "28 Feb–3 Mar 2026"),
        (datetime.date(2025, 12, 31), datetime.date(2026, 1, 2), "31 Des 2025–2 Jan 2026"),
        (DAY, None, "sejak 5 Maret 2026"),
    ],
)
def test_a_range_of_dates_says_nothing_twice(
    start: datetime.date, end: datetime.date | None, shown: str
) -> None:
    assert wording.date_range(start, end) == shown


@pytest.mark.parametrize(
    ("days", "words"), [(-2, "terlambat 2 hari"), (0, "hari ini"), (1, "besok"), (5, "5 hari lagi")]
)
def test_a_deadline_is_said_in_words(days: int, words: str) -> None:
    assert wording.due_words(DAY + datetime.timedelta(days), DAY) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Siti Rahmawati, S.E.", "SR"), ("Budi", "B"), ("I Made Wirawan", "IW"), ("", ""), (None, "")],
)
def test_initials_leave_out_degrees(name: str | None, letters: str) -> None:
    assert wording.initials(name) == letters


def test_a_device_is_named_as_its_owner_would() -> None:
    chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/147.0 Mobile Safari/537.36"
    assert wording.device(chrome) == "Chrome di Android"
    assert wording.device("curl/8") == "Peramban lain di perangkat lain"
