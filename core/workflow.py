"""The functions that move a status; nothing else assigns one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from core import audit
from core.models import Account

Record = TypeVar("Record", bound=models.Model)


@transaction.atomic
def move(obj: Record, to: str, *, by: Account, note: str = "", **changes: Any) -> Record:
    """Set obj.status to `to` if its MOVES table allows it, with `changes`, and put it on record.

    The row is re-read under a lock first, so two people clicking at once cannot both succeed.
    """
    record: Any = obj
    record.refresh_from_db(from_queryset=type(obj)._default_manager.select_for_update(of=("self",)))
    was = record.Status(record.status)
    target = record.Status(to)
    if target not in record.MOVES[was]:
        raise ValidationError(
            _("Status %(was)s tidak dapat diubah menjadi %(to)s.") % {"was": was.label, "to": target.label},
            code="moved",
        )
    for field, value in {"status": target, **changes}.items():
        setattr(record, field, value)
    with audit.acting(f"{obj._meta.label_lower}.{target}", by=by, note=note):
        record.save(update_fields=["status", *changes])
    return obj


@transaction.atomic
def move_many(records: Sequence[Record], to: str, *, by: Account, note: str = "", **changes: Any) -> None:
    """Move locked records of one kind together, by one statement; all of them or, if one may not, none."""
    first: Any = records[0]
    target = first.Status(to)
    if any(target not in first.MOVES[record.Status(record.status)] for record in list[Any](records)):
        raise ValidationError(
            _("Sebagian tidak dapat diubah menjadi %(to)s.") % {"to": target.label}, code="moved"
        )
    fields = {"status": target, **changes}
    for record in records:
        for field, value in fields.items():
            setattr(record, field, value)
    with audit.acting(f"{first._meta.label_lower}.{target}", by=by, note=note):
        type(first)._default_manager.filter(pk__in=[record.pk for record in records]).update(**fields)
