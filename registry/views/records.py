"""One employee's record: who may open which part of it, and the bar with its tabs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http import Request
from registry import access
from registry.queries import placements

EVERY_RELATION = {"self", "supervisor", "hr", "leader", "auditor"}
TABS = [
    ("employee-detail", gettext_lazy("Ringkasan"), EVERY_RELATION),
    ("employee-appointments", gettext_lazy("Jabatan"), EVERY_RELATION),
    ("employee-ranks", gettext_lazy("Pangkat"), EVERY_RELATION),
    ("employee-education", gettext_lazy("Pendidikan"), EVERY_RELATION),
    ("employee-training", gettext_lazy("Pelatihan"), EVERY_RELATION),
    ("employee-conduct", gettext_lazy("Penghargaan"), EVERY_RELATION),
    ("employee-papers", gettext_lazy("Dokumen"), EVERY_RELATION - {"supervisor", "leader"}),
    ("employee-absences", gettext_lazy("Ketidakhadiran"), EVERY_RELATION - {"leader"}),
    ("employee-supervisors", gettext_lazy("Atasan"), EVERY_RELATION),
    ("employee-history", gettext_lazy("Riwayat"), {"hr", "auditor"}),
]


@dataclass(frozen=True)
class Record:
    """An employee as somebody may see them today."""

    employee: access.Employee
    relations: set[str]
    today: date
    tab: str

    @cached_property
    def placement(self) -> placements.Placement:
        """The posts today, or on the last day at work."""
        return placements.placement(self.employee, self.today)

    @property
    def has_left(self) -> bool:
        """Whether the last day is over."""
        return self.employee.left_on is not None and self.employee.left_on < self.today

    @property
    def may_change(self) -> bool:
        """HR may, but never on one's own record."""
        return "hr" in self.relations and "self" not in self.relations

    @property
    def sees_identity(self) -> bool:
        """Birth date and sex are for the person, HR and auditors."""
        return bool(self.relations & {"self", "hr", "auditor"})

    @property
    def context(self) -> dict[str, Any]:
        """What every page of the record shows above its contents."""
        placed = self.placement
        return {
            "record": self,
            "employee": self.employee,
            "lines": [placed.position_label, placed.acting_label, placed.unit.name if placed.unit else ""],
            "status_code": "ended" if self.has_left else "active",
            "status_label": _("Sudah berhenti") if self.has_left else str(self.employee.legal_standing),
            "tabs": [
                {"label": label, "url": self.url(name), "current": name == self.tab}
                for name, label, relations in TABS
                if self.relations & relations
            ],
        }

    def url(self, name: str, *args: Any) -> str:
        """The address of a page of this record."""
        return reverse(f"registry:{name}", args=[self.employee.pk, *args])


def open_record(request: Request, pk: uuid.UUID, tab: str = "employee-detail") -> Record:
    """The record with one of its tabs: 404 out of scope, 403 where this part is not for the person."""
    employee = access.get_visible_employee(request.user, pk)
    record = Record(employee, access.relations(request.user, employee), access.scope(request.user).today, tab)
    allowed = next(relations for name, _label, relations in TABS if name == tab)
    if not record.relations & allowed:
        raise PermissionDenied
    return record


def open_to_change(request: Request, pk: uuid.UUID) -> Record:
    """The record for HR of its unit: 404 out of scope, 403 for everyone else who sees it, and for oneself."""
    record = open_record(request, pk)
    if not record.may_change:
        raise PermissionDenied
    return record
