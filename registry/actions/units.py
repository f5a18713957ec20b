"""Units and their dated tree; nothing else writes `UnitLine`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from core import audit
from core.models import Account
from registry.actions import guards
from registry.models import Appointment, Official, OrgUnit, Position, UnitLine
from registry.rules.day_ranges import ONE_DAY

CHANGEABLE = {"code", "name", "kind", "zone", "work_pattern"}


@transaction.atomic
def add_root(*, start: date, by: Account, note: str = "", **facts: Any) -> OrgUnit:
    """Open the agency itself (instansi), the one unit without a parent."""
    guards.one_change_at_a_time()
    if OrgUnit.objects.exists():
        raise ValidationError(_("Instansi sudah ada. Pilih unit induk untuk unit baru."))
    with audit.acting("registry.unit.add-root", by=by, note=note):
        return _add(start, [], facts)


@transaction.atomic
def add_child(parent: OrgUnit, *, start: date, by: Account, note: str = "", **facts: Any) -> OrgUnit:
    """Open a unit under `parent` from `start` on."""
    guards.one_change_at_a_time()
    _refuse_unless_open(parent, start)
    with audit.acting("registry.unit.add", by=by, note=note):
        return _add(start, _lines_up(parent, start), facts)


@transaction.atomic
def change(
    unit: OrgUnit, *, by: Account, note: str = "", version: int | None = None, **facts: Any
) -> OrgUnit:
    """Rename the unit or change its code, kind, zone or work pattern; its place stays."""
    unit = OrgUnit.objects.get(pk=unit.pk)
    guards.take_version(unit, version)
    for field, value in _allowed(facts).items():
        setattr(unit, field, value)
    unit.full_clean()
    with audit.acting("registry.unit.change", by=by, note=note):
        unit.save(update_fields=[*facts, "version"])
    return unit


@transaction.atomic
def move(unit: OrgUnit, to: OrgUnit, *, on: date, by: Account, note: str = "") -> None:
    """Put the unit with all below it under `to` from the day `on`; the past keeps its lines."""
    guards.one_change_at_a_time()
    _refuse_unless_open(unit, on)
    _refuse_unless_open(to, on)
    below = list(UnitLine.objects.filter(ancestor=unit, during__contains=on))
    inside = {line.descendant_id for line in below}
    above = list(UnitLine.objects.filter(descendant=unit, depth__gt=0, during__contains=on))
    _refuse_move(to, inside, above)
    _refuse_planned([*inside, to.pk, *(line.ancestor_id for line in above)], on)

    old = UnitLine.objects.filter(
        ancestor__in=[line.ancestor_id for line in above], descendant__in=inside, during__contains=on
    )
    with audit.acting("registry.unit.move", by=by, note=note):
        _end(old, on)
        UnitLine.objects.bulk_create(
            UnitLine(
                ancestor_id=upper.ancestor_id,
                descendant_id=lower.descendant_id,
                depth=upper.depth + 1 + lower.depth,
                during=DateRange(on, lower.during.upper),
            )
            for upper in _lines_up(to, on)
            for lower in below
        )


@transaction.atomic
def close(unit: OrgUnit, *, on: date, by: Account, note: str = "") -> OrgUnit:
    """End the unit after the day `on`, once nobody and no unit is left in it; its posts go out of use."""
    guards.one_change_at_a_time()
    unit = OrgUnit.objects.get(pk=unit.pk)
    guards.take_version(unit, None)
    _refuse_unless_open(unit, on)
    following = on + ONE_DAY
    _refuse_close(unit, following)
    with audit.acting("registry.unit.close", by=by, note=note):
        Position.objects.filter(unit=unit, is_active=True).update(is_active=False)
        _end(UnitLine.objects.filter(descendant=unit, during__contains=on), following)
        unit.during = DateRange(unit.during.lower, following)
        unit.full_clean()
        unit.save(update_fields=["during", "version"])
    return unit


def _add(start: date, above: Iterable[UnitLine], facts: dict[str, Any]) -> OrgUnit:
    during = DateRange(start, None)
    unit = OrgUnit(during=during, **_allowed(facts))
    unit.full_clean()
    unit.save()
    UnitLine.objects.bulk_create(
        [
            UnitLine(ancestor=unit, descendant=unit, depth=0, during=during),
            *(
                UnitLine(
                    ancestor_id=line.ancestor_id, descendant=unit, depth=line.depth + 1, during=line.during
                )
                for line in above
            ),
        ]
    )
    return unit


def _allowed(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"not a fact of a unit: {sorted(unknown)}")
    if "code" in facts:
        facts = {**facts, "code": unicodedata.normalize("NFKC", facts["code"])}
    return guards.readable(facts, code=30, name=200)


def _lines_up(unit: OrgUnit, start: date) -> list[UnitLine]:
    """The lines of the unit and everything above it, from `start` on (unsaved copies, cut to that)."""
    lines = UnitLine.objects.filter(descendant=unit, during__overlap=DateRange(start, None))
    for line in lines:
        line.during = DateRange(max(start, line.during.lower or start), line.during.upper)
    return list(lines)


def _end(lines, following: date) -> None:
    """Close the lines on the day before `following`; those that would be empty go."""
    for line in lines:
        if line.during.lower == following:
            line.delete()
        else:
            line.during = DateRange(line.during.lower, following)
            line.save(update_fields=["during"])


def _refuse_unless_open(unit: OrgUnit, on: date) -> None:
    if on < unit.during.lower:
        raise ValidationError(
            _("Unit %(unit)s baru dibuka %(date)s. Pilih tanggal sesudahnya.")
            % {"unit": unit, "date": date_format(unit.during.lower, "j F Y")}
        )
    if unit.during.upper is not None:
        raise ValidationError(_("Unit %(unit)s sudah ditutup. Pilih unit lain.") % {"unit": unit})


def _refuse_move(to: OrgUnit, inside: set, above: list[UnitLine]) -> None:
    if not above:
        raise ValidationError(_("Instansi adalah puncak struktur dan tidak bisa dipindahkan."))
    if to.pk in inside:
        raise ValidationError({"to": _("Unit tidak bisa dipindahkan ke bawah dirinya sendiri.")})
    if any(line.depth == 1 and line.ancestor_id == to.pk for line in above):
        raise ValidationError({"to": _("Unit sudah berada di bawah unit induk ini.")})


def _refuse_planned(units: list, on: date) -> None:
    later = Q(during__startswith__gt=on) | Q(during__endswith__isnull=False, during__endswith__gt=on)
    if UnitLine.objects.filter(later, descendant__in=units).exists():
        raise ValidationError(
            _("Sesudah tanggal itu sudah ada perubahan struktur lain. Pilih tanggal yang lebih akhir.")
        )


def _refuse_close(unit: OrgUnit, following: date) -> None:
    after = {"during__overlap": DateRange(following, None)}
    if UnitLine.objects.filter(ancestor=unit, depth__gt=0, **after).exists():
        raise ValidationError(_("Unit ini masih punya unit di bawahnya. Pindahkan atau tutup dahulu."))
    people = Appointment.objects.filter(position__unit=unit, **after).count()
    people += Official.objects.filter(position__unit=unit, **after).count()
    if people:
        raise ValidationError(
            _("Masih ada %(count)d orang yang menjabat di unit ini. Pindahkan mereka dahulu.")
            % {"count": people}
        )
