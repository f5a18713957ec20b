"""The month of a unit as a workbook: the sheet Rekap as on the page, the sheet Rincian with every report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock, excel, files
from core.models import Account
from performance.models import ActivityReport
from performance.queries import unit_months
from performance.queries.unit_months import Row, UnitMonth
from performance.rules import daily_minutes
from registry.models import Employee

CHUNK = 500
DIRECT_ROWS = 2_000
MOST_ROWS = 250_000


def title(wanted: UnitMonth) -> str:
    """The heading of workbook and job: "Laporan harian Dinas Sosial, Maret 2026"."""
    month = format_date(wanted.first, "F Y")
    return _("Laporan harian %(unit)s, %(month)s") % {"unit": wanted.unit.name, "month": month}


def file_name(wanted: UnitMonth) -> str:
    """What the file is called when it is saved."""
    return f"laporan-harian-{wanted.unit.code}-{wanted.first:%Y-%m}.xlsx"


def row_count(wanted: UnitMonth) -> int:
    """The rows of the longer sheet, which decide between a direct file and a job."""
    return max(wanted.employees.count(), unit_months.handed_in(wanted.employees, wanted.first).count())


def write(wanted: UnitMonth, *, by: Account, progress: Callable[[int], None] = lambda percent: None) -> Path:
    """Write both sheets to a scratch file."""
    path = files.scratch(".xlsx")
    about = excel.About(
        title=title(wanted),
        filter_words=wanted.filter_words,
        by=by.name,
        at=clock.now(),
        zone=by.zone,
        notes=[_sums(wanted)],
    )
    total = wanted.employees.count()
    sheets = [
        excel.Sheet(_("Rekap"), summary_columns(), _summary(wanted, _step(progress, 0, total))),
        excel.Sheet(_("Rincian"), detail_columns(), _details(wanted, _step(progress, 50, total))),
    ]
    excel.write(path, sheets, about)
    return path


def summary_columns() -> list[excel.Column]:
    """The headings of Rekap, the same as on the page."""
    return [
        excel.Column(_("Nama"), width=36),
        excel.Column(_("NIP"), width=22),
        excel.Column(_("Jabatan"), width=40),
        excel.Column(_("Unit kerja"), width=36),
        excel.Column(_("Hari kerja"), "number", width=12),
        excel.Column(_("Hari terlapor"), "number", width=14),
        excel.Column(_("Hari kosong"), "number", width=14),
        excel.Column(_("Laporan"), "number", width=12),
        excel.Column(_("Disetujui"), "number", width=12),
        excel.Column(_("Lama (menit)"), "minutes", width=14),
    ]


def detail_columns() -> list[excel.Column]:
    """The headings of Rincian."""
    return [
        excel.Column(_("Nama"), width=32),
        excel.Column(_("NIP"), width=22),
        excel.Column(_("Tanggal"), "date", width=13),
        excel.Column(_("Lama (menit)"), "minutes", width=10),
        excel.Column(_("Uraian kegiatan"), width=56),
        excel.Column(_("Rencana hasil kerja"), width=40),
        excel.Column(_("Kategori"), width=16),
        excel.Column(_("Tempat kerja"), width=14),
        excel.Column(_("Jumlah hasil"), "decimal", width=10),
        excel.Column(_("Satuan"), width=12),
        excel.Column(_("Berkas bukti"), "number", width=10),
        excel.Column(_("Status"), width=16),
        excel.Column(_("Waktu pengajuan"), "datetime", width=18),
        excel.Column(_("Waktu keputusan"), "datetime", width=18),
        excel.Column(_("Diputuskan oleh"), width=26),
        excel.Column(_("Catatan atasan"), width=40),
    ]


def _summary(wanted: UnitMonth, step: Callable[[int], None]) -> Iterator[list[Any]]:
    for chunk in _chunks(wanted.employees):
        yield from map(_summary_row, unit_months.rows(chunk, wanted.first, wanted.today))
        step(len(chunk))


def _summary_row(row: Row) -> list[Any]:
    placement = row.workplace.placement
    return [
        row.employee.full_name,
        row.employee.nip,
        placement.position_label or None,
        placement.unit.name if placement.unit else None,
        row.working_days,
        row.filed_days,
        row.missing_days,
        row.reports,
        row.approved,
        row.minutes,
    ]


def _details(wanted: UnitMonth, step: Callable[[int], None]) -> Iterator[list[Any]]:
    for chunk in _chunks(wanted.employees):
        found = unit_months.handed_in(chunk, wanted.first).select_related("rhk", "decided_by")
        by_employee: dict[Any, list[ActivityReport]] = {employee.pk: [] for employee in chunk}
        for report in found.annotate(file_count=Count("evidence")).order_by("date", "created_at", "pk"):
            by_employee[report.employee_id].append(report)
        for employee in chunk:
            yield from (_detail_row(employee, report) for report in by_employee[employee.pk])
        step(len(chunk))


def _detail_row(employee: Employee, report: Any) -> list[Any]:
    return [
        employee.full_name,
        employee.nip,
        report.date,
        report.minutes,
        report.summary,
        report.rhk.text if report.rhk else None,
        report.get_category_display(),
        report.get_work_mode_display(),
        report.quantity,
        report.quantity_unit or None,
        report.file_count,
        report.get_status_display(),
        report.submitted_at,
        report.decided_at,
        report.decided_by.name if report.decided_by else None,
        report.why_returned or None,
    ]


def _sums(wanted: UnitMonth) -> str:
    sums = unit_months.totals(wanted.employees, wanted.first, count=wanted.employees.count())
    people = ngettext("%(n)d pegawai", "%(n)d pegawai", sums.employees) % {"n": sums.employees}
    return _("Jumlah: %(people)s, %(reports)d laporan, %(approved)d disetujui, %(time)s") % {
        "people": people,
        "reports": sums.reports,
        "approved": sums.approved,
        "time": daily_minutes.label(sums.minutes),
    }


def _chunks(employees: QuerySet[Employee]) -> Iterator[list[Employee]]:
    each = employees.iterator(chunk_size=CHUNK)
    while chunk := list(islice(each, CHUNK)):
        yield chunk


def _step(progress: Callable[[int], None], start: int, total: int) -> Callable[[int], None]:
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        progress(start + 50 * done // max(total, done))

    return step
