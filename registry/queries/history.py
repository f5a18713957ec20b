"""The history of an employee as people read it: record, posts, absences, file in one timeline."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from psycopg.types.range import Range

from core import audit
from registry.models import Absence, Appointment, Employee, SupervisorAssignment
from registry.queries.histories import KINDS
from registry.rules.day_ranges import last_day

MOST = 200

ACTIONS = {
    "registry.employee.register": gettext_lazy("Pegawai didaftarkan"),
    "registry.employee.change": gettext_lazy("Data diubah"),
    "registry.employee.leave": gettext_lazy("Berhenti dicatat"),
    "registry.appointment.open": gettext_lazy("Pengangkatan dicatat"),
    "registry.appointment.end": gettext_lazy("Masa jabatan diakhiri"),
    "registry.appointment.transfer": gettext_lazy("Mutasi dicatat"),
    "registry.history.add": gettext_lazy("Baris berkas ditambah"),
    "registry.history.change": gettext_lazy("Baris berkas diubah"),
    "registry.history.verify": gettext_lazy("Diperiksa terhadap bukti"),
    "registry.history.withdraw": gettext_lazy("Baris berkas ditarik"),
    "registry.absence.add": gettext_lazy("Ketidakhadiran dicatat"),
    "registry.absence.withdraw": gettext_lazy("Ketidakhadiran ditarik"),
    "registry.supervision.recompute": gettext_lazy("Atasan disesuaikan dengan jabatan"),
    "registry.supervision.override": gettext_lazy("Atasan ditetapkan SDM"),
    "registry.supervision.end-override": gettext_lazy("Penetapan atasan diakhiri"),
}
HIDDEN = {"version", "single_holder", "sort_name", "account", "employee", "document", "source"}
SUBJECT = {"kind", "position", "supervisor", "official", "during", "rank", "level", "school", "name", "title"}
PARTS: list[type[models.Model]] = [
    Appointment,
    Absence,
    SupervisorAssignment,
    *(kind.model for kind in KINDS.values()),
]


@dataclass(frozen=True)
class Entry:
    """One line of the timeline."""

    title: str
    actor_name: str
    at: datetime
    note: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def of_employee(employee: Employee) -> list[Entry]:
    """Everything on record about the employee, newest first."""
    events = _events(Employee, pgh_obj_id=employee.pk)
    for model in _with_events(employee):
        events += _events(model, employee_id=employee.pk)
    newest = sorted(events, key=lambda pair: (pair[0].pgh_created_at, pair[0].pk), reverse=True)[:MOST]
    names = Names(row for pair in newest for row in pair if row is not None)
    return [_entry(row, before, names) for row, before in newest]


def _with_events(employee: Employee) -> list[type[models.Model]]:
    """The parts of the record of which there is any event, in one query for all of them."""
    asked = [
        audit.event_model(model)
        .objects.filter(employee_id=employee.pk)
        .order_by()
        .values_list(models.Value(number))[:1]
        for number, model in enumerate(PARTS)
    ]
    return [PARTS[number] for (number,) in asked[0].union(*asked[1:], all=True)]


def of_unit(unit: models.Model) -> list[Entry]:
    """What changed about one unit, newest first."""
    events = _events(type(unit), pgh_obj_id=unit.pk)
    newest = sorted(events, key=lambda pair: pair[0].pk, reverse=True)[:MOST]
    return [_entry(row, before, Names([])) for row, before in newest]


class Names:
    """The names behind the keys in some events, in one query for each kind of record."""

    def __init__(self, rows: Iterable[Any]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for row in rows:
            for one in _fields(row):
                if one.remote_field and getattr(row, one.attname):
                    wanted[one.related_model].add(getattr(row, one.attname))
        self._names = {
            (model, pk): str(found)
            for model, keys in wanted.items()
            for pk, found in model._default_manager.in_bulk(keys).items()
        }

    def of(self, one: Any, value: Any) -> str:
        """The value as a page shows it."""
        if value is None or value == "":
            return ""
        if one.remote_field:
            return self._names.get((one.related_model, value), str(value))
        if one.choices:
            return str(dict(one.flatchoices).get(value, value))
        return said(value)


def said(value: Any) -> str:
    """A plain value in words."""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, Range):
        first, last = value.lower, last_day(value)  # type: ignore[arg-type]  # a range of days
        words = date_format(first, "j M Y") if first else ""
        return f"{words}–{date_format(last, 'j M Y') if last else _('seterusnya')}"
    if isinstance(value, date):
        return date_format(value, "j M Y")
    return str(value)


def _events(model: type[models.Model], **where: Any) -> list[tuple[Any, Any]]:
    """Each event with the one before it of the same record."""
    before: dict[uuid.UUID | int, Any] = {}
    pairs = []
    for row in audit.event_model(model).objects.filter(**where).order_by("pgh_id"):
        pairs.append((row, before.get(row.pgh_obj_id)))
        before[row.pgh_obj_id] = row
    return pairs


def _entry(row: Any, before: Any, names: Names) -> Entry:
    context = row.pgh_context
    known = ACTIONS.get(context["action"])
    title = str(known) if known else str(row.pgh_tracked_model._meta.verbose_name).capitalize()
    is_change = row.pgh_label == "update"
    subject = "" if is_change else _subject(row, names)
    return Entry(
        title=f"{title}: {subject}" if subject else title,
        actor_name=context.get("by_name") or _("Sistem"),
        at=row.pgh_created_at,
        note=context.get("note", ""),
        changes=_changes(row, before, names) if is_change and before is not None else [],
    )


def _subject(row: Any, names: Names) -> str:
    """What was added or taken away, in a few words."""
    told = [one for one in _fields(row) if one.name in SUBJECT]
    return ", ".join(filter(None, (names.of(one, getattr(row, one.attname)) for one in told)))


def _changes(row: Any, before: Any, names: Names) -> list[tuple[str, str, str]]:
    pairs = [(one, getattr(before, one.attname), getattr(row, one.attname)) for one in _fields(row)]
    return [
        (str(one.verbose_name), names.of(one, old), names.of(one, new))
        for one, old, new in pairs
        if old != new
    ]


def _fields(row: Any) -> list[Any]:
    return [
        one
        for one in row._meta.concrete_fields
        if not one.name.startswith("pgh_") and not one.primary_key and one.name not in {"id", *HIDDEN}
    ]
