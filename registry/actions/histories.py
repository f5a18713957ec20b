"""Rows of an employee's file: added, corrected, held against their proof, withdrawn; never one's own."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, clock, files
from core.models import Account, StoredFile
from registry.actions import guards
from registry.models import Employee, HistoryRow, RankRecord, Source
from registry.queries import histories

Row = TypeVar("Row", bound=HistoryRow)


@transaction.atomic
def add(
    model: type[Row],
    employee: Employee,
    *,
    by: Account,
    document: StoredFile | None = None,
    source: Source = Source.TYPED,
    **facts: Any,
) -> Row:
    """Write a row; the file, if there is one, becomes its proof."""
    guards.refuse_own_record(employee, by)
    Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    return _save(model(employee=employee, source=source, **facts), "add", by, document)


@transaction.atomic
def change(
    row: Row,
    *,
    by: Account,
    document: StoredFile | None = None,
    version: int | None = None,
    **facts: Any,
) -> Row:
    """Correct a row; whoever held it against its proof has to look again."""
    guards.refuse_own_record(row.employee, by)
    guards.take_version(row, version)
    for field, value in facts.items():
        setattr(row, field, value)
    row.verified_by = row.verified_at = None
    return _save(row, "change", by, document)


@transaction.atomic
def verify(row: Row, *, by: Account, version: int | None = None) -> Row:
    """Say that the row agrees with its proof."""
    guards.refuse_own_record(row.employee, by)
    guards.take_version(row, version)
    if row.document is None:
        raise ValidationError(_("Unggah buktinya dahulu, baru periksa."))
    row.verified_by, row.verified_at = by, clock.now()
    return _save(row, "verify", by)


@transaction.atomic
def withdraw(row: HistoryRow, *, by: Account, note: str) -> None:
    """Take back a row that was wrong, with its proof; the history of changes keeps its facts."""
    guards.refuse_own_record(row.employee, by)
    employee, document, is_rank = row.employee, row.document, isinstance(row, RankRecord)
    with audit.acting("registry.history.withdraw", by=by, note=note):
        row.delete()
        if document:
            files.delete(document)
        if is_rank:
            _follow_rank(employee, by)


def _save(row: Row, verb: str, by: Account, document: StoredFile | None = None) -> Row:
    with audit.acting(f"registry.history.{verb}", by=by):
        former = row.document if document else None
        if document:
            files.attach(document)
            row.document = document
        row.full_clean()
        row.save()
        if former:
            files.delete(former)
        if isinstance(row, RankRecord):
            _follow_rank(row.employee, by)
    return row


def _follow_rank(employee: Employee, by: Account) -> None:
    """Let the record show the rank that is in force by its history."""
    current = histories.current_rank(employee, clock.today(by.zone))
    if current and current.rank_id != employee.rank_id:
        employee.rank = current.rank
        employee.save(update_fields=["rank"])
