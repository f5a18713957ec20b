"""Reference data of the registry: SIASN's code lists, working weeks, holidays."""

from __future__ import annotations

from datetime import date

import holidays

from core import audit, clock
from core.models import Zone
from registry.models import EducationLevel, Holiday, LegalStanding, Rank, WorkPattern
from registry.rules.working_days import FIVE_DAYS, SIX_DAYS

# SIASN's codes of rank, grade and legal standing, as its reference data had them on 9 May 2025.
RANKS_PNS = {
    "Juru": [
        ("11", "I/a", " Muda"),
        ("12", "I/b", " Muda Tingkat I"),
        ("13", "I/c", ""),
        ("14", "I/d", " Tingkat I"),
    ],
    "Pengatur": [
        ("21", "II/a", " Muda"),
        ("22", "II/b", " Muda Tingkat I"),
        ("23", "II/c", ""),
        ("24", "II/d", " Tingkat I"),
    ],
    "Penata": [
        ("31", "III/a", " Muda"),
        ("32", "III/b", " Muda Tingkat I"),
        ("33", "III/c", ""),
        ("34", "III/d", " Tingkat I"),
    ],
    "Pembina": [
        ("41", "IV/a", ""),
        ("42", "IV/b", " Tingkat I"),
        ("43", "IV/c", " Utama Muda"),
        ("44", "IV/d", " Utama Madya"),
        ("45", "IV/e", " Utama"),
    ],
}
GRADES_PPPK = [
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
]

# Code, name, whether at work, whether an SKP is due.
STANDINGS = [
    ("01", "Aktif", True, True),
    ("02", "Cuti di luar tanggungan negara (CLTN)", False, False),
    ("03", "Tugas belajar", True, False),
    ("04", "Pemberhentian sementara", False, False),
    ("05", "Penerima uang tunggu", False, False),
    ("06", "Prajurit wajib", False, False),
    ("07", "Pejabat negara", False, False),
    ("08", "Kepala desa", False, False),
    ("09", "Sedang proses banding BAPEK", True, True),
    ("11", "Pegawai titipan", True, True),
    ("12", "Pengungsi", True, True),
    ("13", "Perpanjangan CLTN", False, False),
    ("14", "PNS dinyatakan hilang", False, False),
    ("15", "PNS kena hukuman disiplin", True, True),
    ("16", "Pemindahan dalam rangka penurunan jabatan", True, True),
    ("20", "Masa persiapan pensiun", False, False),
    ("51", "CPNS belum menerima SK CPNS", False, False),
    ("52", "Tidak aktif", False, False),
    ("66", "Diberhentikan", False, False),
    ("67", "Punah", False, False),
    ("68", "Eks PNS Timor Timur", False, False),
    ("69", "TMS dari pengadaan", False, False),
    ("70", "Pembatalan NIP", False, False),
    ("77", "Pemberhentian tanpa hak pensiun", False, False),
    ("88", "Pemberhentian dengan hak pensiun", False, False),
    ("89", "Tidak aktif tetapi diusulkan pensiun", False, False),
    ("90", "Tidak ikut PUPNS 2015", False, False),
    ("91", "Tindak pidana atau tindak pidana jabatan", False, False),
    ("92", "Pemblokiran data PNS", False, False),
    ("98", "Mencapai BUP", False, False),
    ("99", "Pensiun", False, False),
]

# SIASN's codes of education, lowest first.
EDUCATION = [
    ("05", "SD"),
    ("10", "SLTP"),
    ("12", "SLTP kejuruan"),
    ("15", "SLTA"),
    ("17", "SLTA kejuruan"),
    ("18", "SLTA keguruan"),
    ("20", "D-I"),
    ("25", "D-II"),
    ("30", "D-III/Sarjana Muda"),
    ("35", "D-IV"),
    ("40", "S-1"),
    ("42", "Profesi"),
    ("45", "S-2"),
    ("47", "Spesialis"),
    ("49", "Subspesialis"),
    ("50", "S-3"),
]

# 37 hours 30 minutes a week (Perpres 21/2023 Ps 4).
PATTERNS = [
    ("Lima hari kerja", sorted(FIVE_DAYS), False, 450),
    ("Enam hari kerja", sorted(SIX_DAYS), False, 375),
    ("Kerja bergilir", [], True, 450),
]


def load() -> None:
    """Add what is missing; rows that administrators changed stay as they are."""
    with audit.acting("registry.reference.load", by=None):
        Rank.objects.bulk_create(_ranks(), ignore_conflicts=True)
        LegalStanding.objects.bulk_create(
            (LegalStanding(code=c, name=n, is_active=a, needs_skp=s) for c, n, a, s in STANDINGS),
            ignore_conflicts=True,
        )
        WorkPattern.objects.bulk_create(
            (WorkPattern(name=n, weekdays=w, is_shift=s, minutes_per_day=m) for n, w, s, m in PATTERNS),
            ignore_conflicts=True,
        )
        EducationLevel.objects.bulk_create(
            (EducationLevel(code=c, name=n, order=int(c)) for c, n in EDUCATION), ignore_conflicts=True
        )
        year = clock.today(Zone.WIB).year
        Holiday.objects.bulk_create(_holidays([year, year + 1]), ignore_conflicts=True)


def _ranks() -> list[Rank]:
    pns = [
        Rank(scheme=Rank.Scheme.PNS, code=code, grade=grade, title=f"{stem}{rest}", order=int(code))
        for stem, rows in RANKS_PNS.items()
        for code, grade, rest in rows
    ]
    pppk = [
        Rank(scheme=Rank.Scheme.PPPK, code=f"{number:02d}", grade=grade, order=number)
        for number, grade in enumerate(GRADES_PPPK, start=1)
    ]
    return pns + pppk


def _holidays(years: list[int]) -> list[Holiday]:
    """National holidays and cuti bersama as the `holidays` library knows or estimates them."""
    found: dict[date, Holiday] = {}
    for category, kind in (("government", Holiday.Kind.COLLECTIVE), ("public", Holiday.Kind.NATIONAL)):
        days = holidays.country_holidays("ID", years=years, language="id", categories=(category,))
        found |= {day: Holiday(date=day, name=name[:200], kind=kind) for day, name in days.items()}
    return list(found.values())
