"""NIK: the 16-digit national identity number (UU 23/2006 jo. 24/2013; PP 40/2019)."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.rules.identity_numbers import Mismatch, digits_of
from registry.rules.sentences import sentence as _

LENGTH = 16
FEMALE_DAY_OFFSET = 40
# A two-digit year fits 19xx and 20xx; only 2000 decides 29 February of "00", and it is a leap year.
CENTURY = 2000

Sex = Literal["male", "female"]


@dataclass(frozen=True)
class Nik:
    """A well-formed NIK.

    `region` is the six-digit code of the kecamatan where the person was first registered, never the present
    address. `birth_year` has two digits; the century comes from the birth date on record.
    """

    digits: str
    region: str
    birth_day: int
    birth_month: int
    birth_year: int
    sex: Sex


def parse(text: str) -> Nik:
    """Read a NIK, in which the day of birth of a woman is raised by 40. ValueError when it is wrong."""
    digits = digits_of(text, name="NIK", length=LENGTH)
    _check_region(digits)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex: Sex = "female" if day > FEMALE_DAY_OFFSET else "male"
    if sex == "female":
        day -= FEMALE_DAY_OFFSET
    if not _is_day(day, month, year):
        raise ValueError(
            _("Angka ke-7 sampai 12 NIK harus tanggal lahir yang ada (perempuan: tanggal ditambah 40).")
        )
    if digits.endswith("0000"):
        raise ValueError(_("Empat angka terakhir NIK harus 0001 sampai 9999."))
    return Nik(digits, digits[:6], day, month, year, sex)


def mismatches(nik: Nik, *, birth_date: date | None = None, sex: Sex | None = None) -> list[Mismatch]:
    """Compare a NIK with the facts known about its owner; both block, a fact that is None is not compared."""
    found = []
    born = (nik.birth_day, nik.birth_month, nik.birth_year)
    if birth_date and (birth_date.day, birth_date.month, birth_date.year % 100) != born:
        found.append(
            Mismatch("birth_date", True, _("Tanggal lahir tidak sama dengan angka ke-7 sampai 12 NIK."))
        )
    if sex and sex != nik.sex:
        found.append(Mismatch("sex", True, _("Jenis kelamin tidak sama dengan tanggal lahir di dalam NIK.")))
    return found


def _check_region(digits: str) -> None:
    province, regency, district = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if not 11 <= province <= 97:
        raise ValueError(_("Dua angka pertama NIK harus kode provinsi, 11 sampai 97."))
    if not (1 <= regency <= 69 or 71 <= regency <= 79):
        raise ValueError(_("Angka ke-3 dan 4 NIK harus kode kabupaten (01–69) atau kota (71–79)."))
    if not district:
        raise ValueError(_("Angka ke-5 dan 6 NIK harus kode kecamatan, 01 sampai 99."))


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(CENTURY + year, month)[1]
