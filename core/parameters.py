"""Values that come from law or policy: declared in code, dated and changed by administrators.

`define` states key, type, first value and legal basis; rows of `Parameter` say what is in force when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core import audit
from core.models import Parameter

FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Definition:
    """What a key means: its type, first value, label and legal basis."""

    key: str
    default: Any
    kind: type
    label: str | Promise
    legal_basis: str


_definitions: dict[str, Definition] = {}


def define(key: str, *, default: Any, kind: type, label: str | Promise, legal_basis: str) -> None:
    """Declare a key, from `apps.ready` or a module of parameters; twice is a mistake."""
    if key in _definitions:
        raise ValueError(f"{key} is defined twice")
    _definitions[key] = Definition(key, default, kind, label, legal_basis)


def definitions() -> list[Definition]:
    """All declared keys, by name."""
    return [_definitions[key] for key in sorted(_definitions)]


def get(key: str, *, on: date) -> Any:
    """The value of `key` in force on `on`."""
    return version(key, on=on)[0]


def version(key: str, *, on: date) -> tuple[Any, date]:
    """The value in force on `on` and the day it came into force, to be stored with computed results."""
    row = (
        Parameter.objects.filter(key=key, valid_from__lte=on)
        .order_by("-valid_from")
        .values_list("value", "valid_from")
        .first()
    )
    return row or (_definitions[key].default, FIRST_DAY)


def check(key: str, value: Any) -> None:
    """Refuse a key that is not declared, or a value of another type."""
    definition = _definitions.get(key)
    if definition is None:
        raise ValidationError({"key": _("Kunci ini tidak dikenal.")})
    if type(value) is not definition.kind:
        kinds = {
            int: _("bilangan bulat"),
            str: _("teks"),
            list: _("daftar"),
            dict: _("objek"),
            bool: _("true/false"),
        }
        raise ValidationError({"value": _("Nilai harus berupa %(kind)s.") % {"kind": kinds[definition.kind]}})


def load() -> None:
    """Write the first value of each key that has no row yet."""
    known = set(Parameter.objects.values_list("key", flat=True))
    missing = [definition for definition in definitions() if definition.key not in known]
    if missing:
        with audit.acting("core.parameter.load", by=None):
            Parameter.objects.bulk_create(
                Parameter(key=d.key, value=d.default, valid_from=FIRST_DAY, legal_basis=d.legal_basis)
                for d in missing
            )
