"""Early warnings as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import excel
from registry.models import EarlyWarning
from registry.queries.placements import placements

CHUNK = 2_000


def sheet(warnings: QuerySet[EarlyWarning], today: date) -> excel.Sheet:
    """One row a warning, with the employee's post today; read in chunks."""
    columns = [
        excel.Column(_("Jatuh tempo"), "date", width=14),
        excel.Column(_("Jenis"), width=26),
        excel.Column(_("Nama"), width=36),
        excel.Column(_("NIP"), width=22),
        excel.Column(_("Jabatan"), width=40),
        excel.Column(_("Unit kerja"), width=36),
        excel.Column(_("Keterangan"), width=44),
    ]
    return excel.Sheet(_("Peringatan dini"), columns, _rows(warnings, today))


def _rows(warnings: QuerySet[EarlyWarning], today: date) -> Iterator[list[Any]]:
    found = warnings.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        posts = placements({row.employee_id: row.employee for row in chunk}.values(), today)
        for row in chunk:
            placed = posts[row.employee_id]
            yield [
                row.due_on,
                row.get_kind_display(),
                row.employee.full_name,
                row.employee.nip,
                placed.position_label or None,
                placed.unit.name if placed.unit else None,
                row.closing_note or row.detail or None,
            ]
