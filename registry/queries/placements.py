"""Where people are placed on a day, read in bulk: post, unit, zone."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext as _

from core.models import Zone
from registry.models import Appointment, Employee, Official, OrgUnit

DEFINITIVE = Appointment.Kind.DEFINITIVE


@dataclass(frozen=True)
class Placement:
    """The posts of one employee on one day: the definitive one and those acted in."""

    definitive: Appointment | None = None
    acting: tuple[Appointment, ...] = ()
    on: date | None = field(default=None, compare=False)

    @property
    def unit(self) -> OrgUnit | None:
        """The unit of the definitive post, else of the first one acted in."""
        first = self.definitive or next(iter(self.acting), None)
        return first.position.unit if first else None

    @property
    def position_label(self) -> str:
        """The post in words, "" without one."""
        first = self.definitive or next(iter(self.acting), None)
        return str(first) if first and first.kind != DEFINITIVE else first.position.name if first else ""

    @property
    def acting_label(self) -> str:
        """What the person acts in beside the own post: "Plt. Kepala Bidang Bantuan"."""
        return ", ".join(str(held) for held in self.acting) if self.definitive else ""

    @property
    def zone(self) -> str:
        """The zone of the unit, WIB without one."""
        return self.unit.zone if self.unit else Zone.WIB


NOWHERE = Placement()


def placements(employees: Iterable[Employee], on: date) -> Mapping[uuid.UUID, Placement]:
    """Each employee's posts on the day; for those who left before it, on their last day. One query."""
    keys = [employee.pk for employee in employees]
    day = Value(on, output_field=DateField())
    held: dict[uuid.UUID, list[Appointment]] = {key: [] for key in keys}
    last_day: Any = ExpressionWrapper(
        Least(day, Coalesce(F("employee__left_on"), day)), output_field=DateField()
    )
    rows = (
        Appointment.objects.filter(employee__in=keys)
        .alias(day=last_day)
        .filter(during__contains=F("day"))
        .select_related("position__unit")
        .order_by("employee", "during", "pk")
    )
    for row in rows:
        held[row.employee_id].append(row)
    return {key: _placement(rows, on) for key, rows in held.items()}


def placement(employee: Employee, on: date) -> Placement:
    """One employee's posts on the day."""
    return placements([employee], on)[employee.pk]


def zone_of(employee: Employee, on: date) -> str:
    """The time zone in which the employee's days begin and end: that of the unit."""
    found = placement(employee, on)
    if found.unit is None and employee.account_id and employee.account:
        return employee.account.zone
    return found.zone


def head_of(units: Collection[OrgUnit], on: date) -> dict[uuid.UUID, str]:
    """For each unit who heads it on the day, in words; units without a head are left out."""
    rows = (
        Appointment.objects.filter(
            Q(position__is_head=True, position__is_active=True),
            position__unit__in=[unit.pk for unit in units],
            during__contains=on,
        )
        .select_related("employee", "position")
        .order_by("kind")
    )
    officials = Official.objects.filter(
        position__is_head=True, position__unit__in=[unit.pk for unit in units], during__contains=on
    )
    heads = {row.position.unit_id: row.full_name for row in officials.select_related("position")}
    for row in rows:
        name = row.employee.full_name
        acting = row.kind != DEFINITIVE
        words = _("%(kind)s %(name)s") % {"kind": row.get_kind_display(), "name": name} if acting else name
        heads.setdefault(row.position.unit_id, words)
    return heads


def _placement(rows: list[Appointment], on: date) -> Placement:
    definitive = next((row for row in rows if row.kind == DEFINITIVE), None)
    return Placement(definitive, tuple(row for row in rows if row.kind != DEFINITIVE), on)
