"""Absences: typed by HR (or brought by a feature), so that no report is asked for on those days."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from core import audit
from core.models import Account
from registry.actions import guards
from registry.models import Absence, Employee


@transaction.atomic
def add(
    employee: Employee, *, kind: str, start: date, end: date, by: Account, reason: str = "", note: str = ""
) -> Absence:
    """Record that the employee is away from `start` to `end`, both included; not for oneself."""
    guards.refuse_own_record(employee, by)
    Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    absence = Absence(employee=employee, kind=kind, during=guards.day_range(start, end), note=reason)
    absence.full_clean()
    with audit.acting("registry.absence.add", by=by, note=note):
        absence.save()
    return absence


@transaction.atomic
def withdraw(absence: Absence, *, by: Account, note: str) -> None:
    """Take back an absence that was wrong; the history keeps it."""
    guards.refuse_own_record(absence.employee, by)
    with audit.acting("registry.absence.withdraw", by=by, note=note):
        absence.delete()
