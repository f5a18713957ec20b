"""NIP and NI PPPK: what is read, what is refused, what disagrees with the record."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules import employee_numbers

NIP = "199003052014032001"
NI_PPPK = "199003052021212001"


def test_a_nip_tells_birth_date_month_of_entry_sex_and_serial():
    number = employee_numbers.parse(NIP)

    assert number == employee_numbers.EmployeeNumber(
        digits=NIP,
        kind="pns",
        birth_date=date(1990, 3, 5),
        sex="female",
        serial=1,
        start_month=date(2014, 3, 1),
    )


def test_a_ni_pppk_tells_the_year_and_the_contract_instead_of_a_month():
    number = employee_numbers.parse(NI_PPPK)

    assert (number.kind, number.start_month) == ("pppk", None)
    assert (number.contract_year, number.contract_number) == (2021, 21)


@pytest.mark.parametrize(
    "typed",
    [
        "19900305 201403 2 001",
        "19900305.201403.2.001",
        "'199003052014032001",
        "  199003052014032001\n",
        "19900305\u00a0201403\u00a02\u00a0001",
        "\ufeff1990\u200b0305201403200\u200d1\u202c",
    ],
)
def test_blanks_dots_and_invisible_signs_do_not_make_a_second_person(typed):
    assert employee_numbers.parse(typed).digits == NIP


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "18 angka"),
        ("19900305201403200", "sekarang 17 angka"),
        ("1990030520140320011", "sekarang 19 angka"),
        ("19900305201403200l", "tanpa huruf"),
        ("19900305-201403-2-001", "tanpa huruf"),
        ("199003052014032001\x00", "tanpa huruf"),
        ("１９９００３０５２０１４０３２００１", "tanpa huruf"),
        ("١٩٩٠٠٣٠٥٢٠١٤٠٣٢٠٠١", "tanpa huruf"),
        ("19900305201403200²", "tanpa huruf"),
        (" " * 100 + NIP, "tanpa huruf"),
        ("199002302014032001", "tanggal lahir"),
        ("198513312014032001", "tanggal lahir"),
        ("000001012014032001", "tanggal lahir"),
        ("189912312014032001", "tanggal lahir"),
        ("199003052014132001", "bulan 01 sampai 12"),
        ("199003052014202001", "bulan 01 sampai 12"),
        ("199003052014002001", "bulan 01 sampai 12"),
        ("199003052014033001", "ke-15"),
        ("199003052014030001", "ke-15"),
        ("199003052014032000", "001 sampai 999"),
        ("199003051989032001", "sesudah tanggal lahir"),
        ("199003051990032001", "sesudah tanggal lahir"),
        ("199003051990212001", "sesudah tahun lahir"),
    ],
)
def test_a_wrong_number_is_refused_with_a_sentence_that_says_why(typed, sentence):
    with pytest.raises(ValueError, match=sentence):
        employee_numbers.parse(typed)


@pytest.mark.parametrize("cell", [199003052014032001, 1.99003052014032e17, None])
def test_a_number_cell_of_excel_is_refused_because_excel_has_rounded_it(cell):
    with pytest.raises(ValueError, match="sebagai teks"):
        employee_numbers.parse(cell)


def test_29_february_is_a_birthday_in_leap_years_only():
    assert employee_numbers.parse("199202292014032001").birth_date == date(1992, 2, 29)
    with pytest.raises(ValueError, match="tanggal lahir"):
        employee_numbers.parse("199002292014032001")


def test_a_number_is_shown_in_groups():
    assert employee_numbers.display("198609262015051001") == "19860926 201505 1 001"


def test_an_old_nine_digit_number_is_shown_as_it_is():
    assert employee_numbers.display("130123456") == "130123456"


def test_facts_that_agree_or_are_unknown_give_no_mismatch():
    number = employee_numbers.parse(NIP)

    assert employee_numbers.mismatches(number) == []
    assert (
        employee_numbers.mismatches(
            number, birth_date=date(1990, 3, 5), sex="female", started_on=date(2014, 3, 17)
        )
        == []
    )


def test_birth_date_and_sex_block_but_the_month_of_entry_only_warns():
    found = employee_numbers.mismatches(
        employee_numbers.parse(NIP), birth_date=date(1990, 5, 3), sex="male", started_on=date(2014, 4, 1)
    )

    assert [(mismatch.field, mismatch.blocks) for mismatch in found] == [
        ("birth_date", True),
        ("sex", True),
        ("start", False),
    ]
    assert "TMT CPNS" in found[-1].message


def test_the_contract_year_of_a_pppk_only_warns():
    number = employee_numbers.parse(NI_PPPK)

    assert employee_numbers.mismatches(number, started_on=date(2021, 12, 1)) == []
    [found] = employee_numbers.mismatches(number, started_on=date(2022, 1, 1))
    assert (found.field, found.blocks) == ("start", False)
    assert "NI PPPK" in found.message


@given(
    birth_date=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    start=st.dates(date(2006, 1, 1), date(2040, 12, 31)),
    sex=st.sampled_from(["1", "2"]),
    serial=st.integers(1, 999),
)
def test_every_number_survives_being_shown_and_typed_again(birth_date, start, sex, serial):
    digits = f"{birth_date:%Y%m%d}{start:%Y%m}{sex}{serial:03}"

    number = employee_numbers.parse(employee_numbers.display(digits))

    assert number.digits == digits
    assert (number.birth_date, number.start_month, number.serial) == (
        birth_date,
        start.replace(day=1),
        serial,
    )


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_in_words(text):
    with contextlib.suppress(ValueError):
        assert len(employee_numbers.parse(text).digits) == employee_numbers.LENGTH
