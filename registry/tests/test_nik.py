"""NIK: what is read, what is refused, what disagrees with the record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules import nik

HERS = "3171014503900001"
HIS = "3171010503900001"


def test_the_day_of_birth_of_a_woman_is_raised_by_forty():
    assert nik.parse(HERS) == nik.Nik(
        digits=HERS, region="317101", birth_day=5, birth_month=3, birth_year=90, sex="female"
    )


def test_the_day_of_birth_of_a_man_stands_as_it_is():
    number = nik.parse(HIS)

    assert (number.birth_day, number.sex) == (5, "male")


def test_blanks_are_dropped():
    assert nik.parse(" 317101 450390\u00a00001").digits == HERS


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("317101450390001", "sekarang 15 angka"),
        ("31710145039000011", "sekarang 17 angka"),
        ("317101450390000O", "tanpa huruf"),
        ("0000000000000000", "kode provinsi"),
        ("1071014503900001", "kode provinsi"),
        ("9871014503900001", "kode provinsi"),
        ("3100014503900001", "kabupaten"),
        ("3170014503900001", "kabupaten"),
        ("3180014503900001", "kabupaten"),
        ("3171004503900001", "kecamatan"),
        ("3171010003900001", "tanggal lahir"),
        ("3171014003900001", "tanggal lahir"),
        ("3171013203900001", "tanggal lahir"),
        ("3171017203900001", "tanggal lahir"),
        ("3171014513900001", "tanggal lahir"),
        ("3171014500900001", "tanggal lahir"),
        ("3171017104900001", "tanggal lahir"),
        ("3171012902900001", "tanggal lahir"),
        ("3171014503900000", "0001 sampai 9999"),
    ],
)
def test_a_wrong_number_is_refused_with_a_sentence_that_says_why(typed, sentence):
    with pytest.raises(ValueError, match=sentence):
        nik.parse(typed)


@pytest.mark.parametrize("digits", ["3171012902920001", "3171016902000001"])
def test_29_february_is_accepted_when_one_of_the_centuries_has_it(digits):
    assert nik.parse(digits).birth_day == 29


def test_facts_that_agree_or_are_unknown_give_no_mismatch():
    number = nik.parse(HERS)

    assert nik.mismatches(number) == []
    assert nik.mismatches(number, birth_date=date(1990, 3, 5), sex="female") == []


def test_birth_date_and_sex_that_disagree_block():
    found = nik.mismatches(nik.parse(HERS), birth_date=date(1990, 5, 3), sex="male")

    assert [(mismatch.field, mismatch.blocks) for mismatch in found] == [("birth_date", True), ("sex", True)]


@given(
    birth_date=st.dates(date(1950, 1, 1), date(2008, 12, 31)),
    sex=st.sampled_from(["male", "female"]),
    serial=st.integers(1, 9999),
)
def test_every_person_reads_back_without_a_mismatch(birth_date, sex, serial):
    day = birth_date.day + (nik.FEMALE_DAY_OFFSET if sex == "female" else 0)

    number = nik.parse(f"640305{day:02}{birth_date:%m%y}{serial:04}")

    assert nik.mismatches(number, birth_date=birth_date, sex=sex) == []
