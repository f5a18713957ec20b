"""The kinds of rows in an employee's file: what each is called, shows, and who may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import (
    AwardRecord,
    Contract,
    CreditRecord,
    DisciplineRecord,
    EducationRecord,
    Employee,
    FilePaper,
    HistoryRow,
    NumberRecord,
    RankRecord,
    SalaryIncrement,
    TrainingRecord,
)
from registry.rules.day_ranges import last_day

EVERYBODY = frozenset({"self", "supervisor", "hr", "leader", "auditor"})
RESTRICTED = frozenset({"self", "hr", "auditor"})

Cell = Callable[[Any], str]


@dataclass(frozen=True)
class Kind:
    """One kind of row: `slug` in the address, `plural` over the table, `single` on buttons and pages."""

    slug: str
    model: type[HistoryRow]
    plural: Any
    single: Any
    columns: tuple[tuple[Any, Cell], ...]
    readers: frozenset[str] = EVERYBODY
    # The field that two dates of the form make up.
    ranged: str = ""
    is_sensitive: bool = False

    @property
    def headings(self) -> list[str]:
        """The heads of the table."""
        return [str(heading) for heading, _cell in self.columns]

    def cells(self, row: Any) -> list[tuple[str, str]]:
        """Heading and text of each cell of one row."""
        return [(str(heading), cell(row)) for heading, cell in self.columns]

    def rows(self, employee: Employee) -> QuerySet[Any]:
        """The employee's rows, the newest first, with their proofs."""
        related = [f.name for f in self.model._meta.fields if f.name in {"rank", "level", "document"}]
        joined = [name for name in related if self.model._meta.get_field(name).is_relation]
        return self.model._default_manager.filter(employee=employee).select_related(*joined)


def current_rank(employee: Employee, on: date) -> RankRecord | None:
    """The rank in force on the day, by its record; None where nothing is recorded."""
    found = RankRecord.objects.filter(employee=employee, effective_on__lte=on).select_related("rank")
    return found.order_by("-effective_on").first()


def highest_education(employee: Employee) -> EducationRecord | None:
    """The highest finished education."""
    found = EducationRecord.objects.filter(employee=employee).select_related("level")
    return found.order_by(F("level__order").desc(), "-graduated_year").first()


def _day(field: str) -> Cell:
    def cell(row: Any) -> str:
        value = getattr(row, field)
        return date_format(value, "j F Y") if value else ""

    return cell


def _text(field: str) -> Cell:
    return lambda row: str(getattr(row, field) or "")


def _choice(field: str) -> Cell:
    return lambda row: str(getattr(row, f"get_{field}_display")())


def _decree(row: Any) -> str:
    day = date_format(row.decree_date, "j F Y") if row.decree_date else ""
    return ", ".join(part for part in (row.decree_number, day) if part)


def _service(row: Any) -> str:
    if row.service_years is None:
        return ""
    return _("%(years)d tahun %(months)d bulan") % {
        "years": row.service_years,
        "months": row.service_months or 0,
    }


def _between(start: str, end: str) -> Cell:
    def cell(row: Any) -> str:
        return f"{_day(start)(row)} – {_day(end)(row)}"

    return cell


def _term(row: Any) -> str:
    last: Any = last_day(row.during)
    return f"{date_format(row.during.lower, 'j F Y')} – {date_format(last, 'j F Y')}"


def _hours(row: Any) -> str:
    return _("%(n)d JP") % {"n": row.hours}


def _credit(row: Any) -> str:
    return str(number_format(row.total, 3))


def _sanction(row: Any) -> str:
    name = discipline_name(row.sanction)
    return f"{name} ({_('dibatalkan')})" if row.is_annulled else name


def discipline_name(code: str) -> str:
    """A sanction in words; a code that nobody knows stands as it is."""
    return str(SANCTIONS.get(code, code))


# PP 94/2021 Ps 8, with SIASN's codes.
SANCTIONS = {
    "1": gettext_lazy("Teguran lisan"),
    "2": gettext_lazy("Teguran tertulis"),
    "3": gettext_lazy("Pernyataan tidak puas secara tertulis"),
    "23": gettext_lazy("Pemotongan tunjangan kinerja 25% selama 6 bulan"),
    "24": gettext_lazy("Pemotongan tunjangan kinerja 25% selama 9 bulan"),
    "25": gettext_lazy("Pemotongan tunjangan kinerja 25% selama 12 bulan"),
    "27": gettext_lazy("Penurunan jabatan setingkat lebih rendah selama 12 bulan"),
    "28": gettext_lazy("Pembebasan dari jabatan menjadi pelaksana selama 12 bulan"),
    "10": gettext_lazy("Pemberhentian dengan hormat tidak atas permintaan sendiri"),
}

_SK = (gettext_lazy("SK"), _decree)

KINDS = {
    kind.slug: kind
    for kind in [
        Kind(
            "pangkat",
            RankRecord,
            gettext_lazy("Riwayat pangkat"),
            gettext_lazy("pangkat"),
            (
                (gettext_lazy("Pangkat"), _text("rank")),
                (gettext_lazy("TMT"), _day("effective_on")),
                (gettext_lazy("Jenis"), _choice("kind")),
                (gettext_lazy("Masa kerja golongan"), _service),
                _SK,
            ),
        ),
        Kind(
            "gaji-berkala",
            SalaryIncrement,
            gettext_lazy("Kenaikan gaji berkala"),
            gettext_lazy("kenaikan gaji berkala"),
            (
                (gettext_lazy("TMT"), _day("effective_on")),
                (gettext_lazy("Masa kerja golongan"), _service),
                _SK,
            ),
            RESTRICTED,
        ),
        Kind(
            "angka-kredit",
            CreditRecord,
            gettext_lazy("Angka kredit"),
            gettext_lazy("angka kredit"),
            (
                (gettext_lazy("Masa penilaian"), _between("period_start", "period_end")),
                (gettext_lazy("Jumlah"), _credit),
                _SK,
            ),
        ),
        Kind(
            "pendidikan",
            EducationRecord,
            gettext_lazy("Riwayat pendidikan"),
            gettext_lazy("pendidikan"),
            (
                (gettext_lazy("Tingkat"), _text("level")),
                (gettext_lazy("Sekolah atau perguruan tinggi"), _text("school")),
                (gettext_lazy("Jurusan"), _text("major")),
                (gettext_lazy("Lulus"), _text("graduated_year")),
                (gettext_lazy("Nomor ijazah"), _text("diploma_number")),
            ),
        ),
        Kind(
            "pelatihan",
            TrainingRecord,
            gettext_lazy("Riwayat pelatihan"),
            gettext_lazy("pelatihan"),
            (
                (gettext_lazy("Nama pelatihan"), _text("name")),
                (gettext_lazy("Jenis"), _choice("kind")),
                (gettext_lazy("Penyelenggara"), _text("organiser")),
                (gettext_lazy("Tanggal"), _between("started_on", "ended_on")),
                (gettext_lazy("Lama"), _hours),
                (gettext_lazy("Nomor sertifikat"), _text("certificate_number")),
            ),
        ),
        Kind(
            "penghargaan",
            AwardRecord,
            gettext_lazy("Penghargaan"),
            gettext_lazy("penghargaan"),
            (
                (gettext_lazy("Penghargaan"), str),
                (gettext_lazy("Tahun"), _text("year")),
                _SK,
            ),
        ),
        Kind(
            "hukuman-disiplin",
            DisciplineRecord,
            gettext_lazy("Hukuman disiplin"),
            gettext_lazy("hukuman disiplin"),
            (
                (gettext_lazy("Tingkat"), _choice("level")),
                (gettext_lazy("Jenis hukuman"), _sanction),
                (gettext_lazy("TMT"), _day("effective_on")),
                (gettext_lazy("Berakhir"), _day("ends_on")),
                _SK,
            ),
            RESTRICTED,
            is_sensitive=True,
        ),
        Kind(
            "dokumen",
            FilePaper,
            gettext_lazy("Dokumen kepegawaian"),
            gettext_lazy("dokumen"),
            (
                (gettext_lazy("Jenis"), _choice("kind")),
                (gettext_lazy("Keterangan"), _text("title")),
                (gettext_lazy("Berlaku sampai"), _day("expires_on")),
                (gettext_lazy("Nomor"), _decree),
            ),
            RESTRICTED,
        ),
        Kind(
            "perjanjian-kerja",
            Contract,
            gettext_lazy("Perjanjian kerja PPPK"),
            gettext_lazy("perjanjian kerja"),
            ((gettext_lazy("Masa kontrak"), _term), (gettext_lazy("Nomor"), _decree)),
            RESTRICTED,
            ranged="during",
        ),
        Kind(
            "nomor-induk",
            NumberRecord,
            gettext_lazy("Nomor induk terdahulu"),
            gettext_lazy("nomor induk"),
            (
                (gettext_lazy("Jenis"), _choice("kind")),
                (gettext_lazy("Nomor"), _text("number")),
                (gettext_lazy("Dipakai sampai"), _day("until")),
            ),
            RESTRICTED,
        ),
    ]
}
