"""Posts of units, and the chain of command between them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from core import audit, clock
from core.models import Account
from registry.actions import guards, supervision
from registry.models import Appointment, Employee, Official, Position


@transaction.atomic
def add(*, by: Account, note: str = "", **facts: Any) -> Position:
    """Add a post (jabatan) to a unit."""
    guards.one_change_at_a_time()
    position = Position(**guards.readable(facts, name=200))
    position.full_clean()
    with audit.acting("registry.position.add", by=by, note=note):
        position.save()
    return position


@transaction.atomic
def change(
    position: Position, *, by: Account, note: str = "", version: int | None = None, **facts: Any
) -> Position:
    """Change a post; another superior changes the supervisors of its people from today."""
    guards.one_change_at_a_time()
    position = Position.objects.select_related("unit").get(pk=position.pk)
    guards.take_version(position, version)
    superior_before = position.superior_id
    for field, value in guards.readable(facts, name=200).items():
        setattr(position, field, value)
    _refuse_loop(position)
    _refuse_retirement_in_use(position)
    _refuse_single_holder_of_two(position)
    position.full_clean()
    with audit.acting("registry.position.change", by=by, note=note):
        position.save(update_fields=[*facts, "version"])
        if position.superior_id != superior_before:
            today = clock.today(position.unit.zone)
            holders = Employee.objects.filter(appointments__position=position).distinct()
            supervision.recompute_around([position], employees=holders, from_day=today, by=by)
    return position


def _refuse_loop(position: Position) -> None:
    above = position.superior
    seen = {position.pk}
    while above is not None:
        if above.pk in seen:
            raise ValidationError(
                {"superior": _("Jabatan atasan ini berada di bawah jabatan tersebut. Pilih jabatan lain.")}
            )
        seen.add(above.pk)
        above = above.superior


def _refuse_retirement_in_use(position: Position) -> None:
    if position.is_active:
        return
    today = clock.today(position.unit.zone)
    held = {"position": position, "during__endswith__isnull": True}
    current = {"position": position, "during__contains": today}
    for model in (Appointment, Official):
        if model.objects.filter(**held).exists() or model.objects.filter(**current).exists():
            raise ValidationError({"is_active": _("Jabatan ini masih ada pemangkunya, jadi masih dipakai.")})


def _refuse_single_holder_of_two(position: Position) -> None:
    definitive = Appointment.objects.filter(position=position, kind=Appointment.Kind.DEFINITIVE)
    others = definitive.exclude(pk=OuterRef("pk")).filter(during__overlap=OuterRef("during"))
    if position.single_holder and definitive.filter(Exists(others)).exists():
        raise ValidationError({"single_holder": _("Jabatan ini pernah dipangku beberapa orang sekaligus.")})
