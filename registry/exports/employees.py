"""The employee list as a workbook: one row an employee, text as text, dates as dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import excel
from registry.models import Employee
from registry.queries.placements import Placement, placements

CHUNK = 2_000


def sheet(employees: QuerySet[Employee], today: date) -> excel.Sheet:
    """The sheet of some employees as they are today; rows are read in chunks."""
    columns = [
        excel.Column(_("Nama"), width=36),
        excel.Column(_("NIP"), width=22),
        excel.Column(_("Jenis"), width=16),
        excel.Column(_("Pangkat/golongan"), width=30),
        excel.Column(_("Jabatan"), width=40),
        excel.Column(_("Unit kerja"), width=36),
        excel.Column(_("Mulai bekerja"), "date", width=14),
        excel.Column(_("Status"), width=24),
    ]
    return excel.Sheet(_("Pegawai"), columns, _rows(employees, today))


def _rows(employees: QuerySet[Employee], today: date) -> Iterator[list[Any]]:
    found = employees.select_related("rank", "legal_standing").iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        posts = placements(chunk, today)
        for employee in chunk:
            yield _row(employee, posts[employee.pk], today)


def _row(employee: Employee, placed: Placement, today: date) -> list[Any]:
    return [
        employee.full_name,
        employee.nip,
        employee.get_kind_display(),
        str(employee.rank) if employee.rank else None,
        placed.position_label or None,
        placed.unit.name if placed.unit else None,
        employee.joined_on,
        _status(employee, today),
    ]


def _status(employee: Employee, today: date) -> str:
    if employee.left_on and employee.left_on < today:
        return _("Sudah berhenti")
    return employee.legal_standing.name
