"""NIP and NI PPPK: the 18-digit number of a civil servant (Perka BKN 22/2007 and 43/2007; PP 49/2018)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.rules.identity_numbers import Mismatch, digits_of
from registry.rules.sentences import sentence as _

LENGTH = 18
EARLIEST_BIRTH_YEAR = 1900
# Positions 13-14 hold a month in a NIP. BKN counts the contracts of a PPPK from 21, so the two never meet;
# 00 and 13 to 20 are neither, hence a typing error.
FIRST_CONTRACT_NUMBER = 21

Kind = Literal["pns", "pppk"]
Sex = Literal["male", "female"]


@dataclass(frozen=True)
class EmployeeNumber:
    """A well-formed NIP (`kind` "pns") or NI PPPK (`kind` "pppk").

    `start_month` is the first day of the month of TMT CPNS, only for a NIP. `contract_year` and
    `contract_number` (as printed: 21 is the first contract) are set only for a NI PPPK.
    """

    digits: str
    kind: Kind
    birth_date: date
    sex: Sex
    serial: int
    start_month: date | None = None
    contract_year: int | None = None
    contract_number: int | None = None


def parse(text: str) -> EmployeeNumber:
    """Read a NIP or NI PPPK; it has no check digit. ValueError with an Indonesian sentence when it is wrong.

    `kind` is told by positions 13-14 and is a hint: the record says what the person is.
    """
    digits = digits_of(text, name="NIP", length=LENGTH)
    birth_date = _birth_date(digits[:8])
    sex = _sex(digits[14])
    serial = int(digits[15:])
    if not serial:
        raise ValueError(_("Tiga angka terakhir NIP harus 001 sampai 999."))

    year, position_13 = int(digits[8:12]), int(digits[12:14])
    if 1 <= position_13 <= 12:
        return _pns(digits, birth_date, sex, serial, year, position_13)
    if position_13 >= FIRST_CONTRACT_NUMBER:
        return _pppk(digits, birth_date, sex, serial, year, position_13)
    raise ValueError(
        _("Angka ke-13 dan 14 NIP harus bulan 01 sampai 12 (PNS) atau urutan kontrak mulai 21 (PPPK).")
    )


def display(digits: str) -> str:
    """Group a stored number for reading, "19860926 201505 1 001"; other lengths are left as they are."""
    if len(digits) != LENGTH:
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def mismatches(
    number: EmployeeNumber,
    *,
    birth_date: date | None = None,
    sex: Sex | None = None,
    started_on: date | None = None,
) -> list[Mismatch]:
    """Compare a number with the facts known about its owner; a fact that is None is not compared.

    Birth date and sex block unless an administrator overrides with a reason; the start only warns.
    """
    found = []
    if birth_date and birth_date != number.birth_date:
        found.append(
            Mismatch("birth_date", True, _("Tanggal lahir tidak sama dengan delapan angka pertama NIP."))
        )
    if sex and sex != number.sex:
        found.append(Mismatch("sex", True, _("Jenis kelamin tidak sama dengan angka ke-15 NIP.")))
    if started_on and not _starts_on(number, started_on):
        found.append(Mismatch("start", False, _start_message(number)))
    return found


def _birth_date(digits: str) -> date:
    try:
        birth_date = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        birth_date = date.min
    if birth_date.year < EARLIEST_BIRTH_YEAR:
        raise ValueError(_("Delapan angka pertama NIP harus tanggal lahir yang ada, contoh 19900305."))
    return birth_date


def _sex(digit: str) -> Sex:
    if digit == "1":
        return "male"
    if digit == "2":
        return "female"
    raise ValueError(_("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan)."))


def _pns(digits: str, birth_date: date, sex: Sex, serial: int, year: int, month: int) -> EmployeeNumber:
    if (year, month) <= (birth_date.year, birth_date.month):
        raise ValueError(_("TMT CPNS di dalam NIP harus sesudah tanggal lahir."))
    return EmployeeNumber(digits, "pns", birth_date, sex, serial, start_month=date(year, month, 1))


def _pppk(digits: str, birth_date: date, sex: Sex, serial: int, year: int, contract: int) -> EmployeeNumber:
    if year <= birth_date.year:
        raise ValueError(_("Tahun pengangkatan di dalam NI PPPK harus sesudah tahun lahir."))
    return EmployeeNumber(
        digits, "pppk", birth_date, sex, serial, contract_year=year, contract_number=contract
    )


def _starts_on(number: EmployeeNumber, day: date) -> bool:
    if number.start_month:
        return number.start_month == day.replace(day=1)
    return number.contract_year == day.year


def _start_message(number: EmployeeNumber) -> str:
    if number.kind == "pns":
        return _("TMT CPNS tidak sama dengan angka ke-9 sampai 14 NIP.")
    return _("Tahun pengangkatan tidak sama dengan angka ke-9 sampai 12 NI PPPK.")
