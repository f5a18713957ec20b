"""Early warnings: found every day, each once; closed by HR, or by themselves when they no longer hold."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, clock
from core.models import Account
from registry.actions import guards
from registry.models import EarlyWarning
from registry.queries import early_warnings

BATCH = 5_000


@transaction.atomic
def refresh(today: date, *, by: Account) -> int:
    """Write what falls due within its horizon; the number of new warnings.

    Run twice it writes nothing twice. An open warning whose fact has changed (a new contract, a recorded
    increment) closes by itself.
    """
    found = {(one.employee_id, one.kind, one.subject, one.due_on): one for one in early_warnings.due(today)}
    known = EarlyWarning.objects.filter(due_on__gte=today)
    before = {(row.employee_id, row.kind, row.subject, row.due_on): row for row in known}
    fresh = [
        EarlyWarning(
            employee_id=one.employee_id,
            kind=one.kind,
            subject=one.subject,
            due_on=one.due_on,
            detail=one.detail,
            found_at=clock.now(),
        )
        for key, one in found.items()
        if key not in before
    ]
    gone = [row.pk for key, row in before.items() if key not in found and row.closed_at is None]
    with audit.acting("registry.early-warning.refresh", by=by):
        EarlyWarning.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
        EarlyWarning.objects.filter(pk__in=gone).update(
            closed_at=clock.now(), closing_note=_("Tidak berlaku lagi: datanya berubah.")
        )
    return len(fresh)


@transaction.atomic
def close(warning: EarlyWarning, *, note: str, by: Account) -> EarlyWarning:
    """Say that the matter has been dealt with, and how."""
    guards.refuse_own_record(warning.employee, by)
    warning = EarlyWarning.objects.select_for_update(of=("self",)).get(pk=warning.pk)
    if warning.closed_at:
        raise ValidationError(_("Peringatan ini sudah selesai."))
    warning.closed_at, warning.closed_by, warning.closing_note = clock.now(), by, note
    with audit.acting("registry.early-warning.close", by=by, note=note):
        warning.save(update_fields=["closed_at", "closed_by", "closing_note"])
    return warning
