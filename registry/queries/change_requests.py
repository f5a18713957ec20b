"""What may be corrected on request, and how its values are read and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import ChangeRequest, Employee
from registry.queries.history import said


@dataclass(frozen=True)
class Fact:
    """A fact of the record: its field, name, and how the stored text becomes a value again."""

    field: str
    label: Any
    read: Callable[[str], Any] = str

    def value(self, employee: Employee) -> str:
        """The fact as a request stores it."""
        current = getattr(employee, self.field)
        return current.isoformat() if isinstance(current, date) else str(current)

    def words(self, text: str) -> str:
        """A stored value as people read it."""
        if not text:
            return _("belum diisi")
        value = self.read(text)
        column: Any = Employee._meta.get_field(self.field)
        choices = dict(column.flatchoices)
        return str(choices.get(value, "")) or said(value)


FACTS = {
    fact.field: fact
    for fact in [
        Fact("name", gettext_lazy("Nama tanpa gelar")),
        Fact("front_title", gettext_lazy("Gelar depan")),
        Fact("back_title", gettext_lazy("Gelar belakang")),
        Fact("birth_place", gettext_lazy("Tempat lahir")),
        Fact("birth_date", gettext_lazy("Tanggal lahir"), date.fromisoformat),
        Fact("sex", gettext_lazy("Jenis kelamin")),
        Fact("office_email", gettext_lazy("Surel dinas")),
    ]
}


@dataclass(frozen=True)
class Comparison:
    """A request with the sides that the officer holds against each other."""

    request: ChangeRequest
    label: str
    old: str
    new: str
    current: str

    @property
    def is_outdated(self) -> bool:
        """Whether the record has changed since the request was made."""
        return self.old != self.current


def comparison(request: ChangeRequest) -> Comparison:
    """The old, the wanted and the present value in words."""
    fact = FACTS[request.field]
    return Comparison(
        request,
        str(fact.label),
        fact.words(request.old_value),
        fact.words(request.new_value),
        fact.words(fact.value(request.employee)),
    )
