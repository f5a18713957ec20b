"""Requests to correct the own record: made with proof by the employee, decided by somebody else of HR."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from core import audit, clock, files, notifications, workflow
from core.models import Account, StoredFile
from registry.actions import employees, guards
from registry.models import ChangeRequest, Employee
from registry.queries.change_requests import FACTS, Fact

Status = ChangeRequest.Status


@transaction.atomic
def submit(
    employee: Employee,
    *,
    field: str,
    new_value: str,
    reason: str,
    document: StoredFile | None,
    by: Account,
) -> ChangeRequest:
    """Ask for a correction of the own record."""
    fact = FACTS[field]
    _refuse_the_same(fact, employee, new_value)
    if document is None:
        raise ValidationError({"document": _("Lampirkan buktinya, misalnya akta atau ijazah.")})
    request = ChangeRequest(
        employee=employee,
        field=field,
        old_value=fact.value(employee),
        new_value=new_value,
        reason=reason,
        document=document,
        submitted_by=by,
        submitted_at=clock.now(),
    )
    with audit.acting("registry.change-request.submit", by=by):
        files.attach(document)
        request.full_clean()
        request.save()
    return request


@transaction.atomic
def resubmit(
    request: ChangeRequest,
    *,
    new_value: str,
    reason: str,
    document: StoredFile | None,
    by: Account,
    version: int | None = None,
) -> ChangeRequest:
    """Send a returned request again, mended; without a new file the former proof stays."""
    guards.take_version(request, version)
    _refuse_the_same(FACTS[request.field], request.employee, new_value)
    changes: dict[str, Any] = {"new_value": new_value, "reason": reason, "submitted_at": clock.now()}
    if document:
        with audit.acting("registry.change-request.resubmit", by=by):
            files.attach(document)
        changes["document"] = document
    old = FACTS[request.field].value(request.employee)
    workflow.move(
        request, Status.SUBMITTED, by=by, version=request.version, old_value=old, decision_note="", **changes
    )
    return request


def cancel(request: ChangeRequest, *, by: Account) -> ChangeRequest:
    """Take the own request back."""
    return workflow.move(request, Status.CANCELLED, by=by)


@transaction.atomic
def approve(request: ChangeRequest, *, by: Account) -> ChangeRequest:
    """Let the record say what the request says; the employee is told."""
    guards.refuse_own_record(request.employee, by)
    fact = FACTS[request.field]
    if fact.value(request.employee) != request.old_value:
        raise ValidationError(
            _("Data pegawai sudah berubah sejak usulan ini dibuat. Kembalikan agar pegawai memeriksanya.")
        )
    decided: dict[str, Any] = {"decided_by": by, "decided_at": clock.now(), "decision_note": ""}
    workflow.move(request, Status.APPROVED, by=by, **decided)
    note = _("Usulan pegawai: %(reason)s") % {"reason": request.reason}
    employees.change(request.employee, by=by, note=note, **{request.field: fact.read(request.new_value)})
    _tell(request, _("Usulan perubahan data disetujui"), str(fact.label))
    return request


@transaction.atomic
def send_back(request: ChangeRequest, *, note: str, by: Account) -> ChangeRequest:
    """Ask the employee to mend the request."""
    return _refuse(request, Status.RETURNED, _("Usulan perubahan data dikembalikan"), note, by)


@transaction.atomic
def reject(request: ChangeRequest, *, note: str, by: Account) -> ChangeRequest:
    """Say that the record stays as it is, and why."""
    return _refuse(request, Status.REJECTED, _("Usulan perubahan data ditolak"), note, by)


def _refuse(request: ChangeRequest, status: str, title: str, note: str, by: Account) -> ChangeRequest:
    guards.refuse_own_record(request.employee, by)
    decided: dict[str, Any] = {"decided_by": by, "decided_at": clock.now(), "decision_note": note}
    workflow.move(request, status, by=by, note=note, **decided)
    _tell(request, title, f"{FACTS[request.field].label}: {note}")
    return request


def _refuse_the_same(fact: Fact, employee: Employee, new_value: str) -> None:
    if new_value == fact.value(employee):
        raise ValidationError({"new_value": _("Ini sama dengan data yang tercatat.")})


def _tell(request: ChangeRequest, title: str, body: str) -> None:
    notifications.notify(
        request.submitted_by,
        "change-request",
        str(request.pk),
        period=f"{request.status}:{request.decided_at:%Y%m%d%H%M%S}",
        title=title,
        body=body,
        url=reverse("registry:own-request", args=[request.pk]),
    )
