"""What several actions check before they write: one change at a time, and nobody's own record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from core import versions
from core.models import Account, Versioned
from registry.models import Employee
from registry.rules import day_ranges, person_names, separation

STRUCTURE_LOCK = 7_120_001


def one_change_at_a_time() -> None:
    """Wait for other changes of units, posts, employees and appointments until this transaction ends.

    Supervisors are worked out from all of them together: two changes side by side would each miss the other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STRUCTURE_LOCK])


def refuse_own_record(employee: Employee, by: Account) -> None:
    """Refuse a change of one's own record (UU 30/2014 Ps 42)."""
    if not separation.may_decide(by.pk, [employee.account_id]):
        raise ValidationError(
            _("Anda tidak bisa mengubah data sendiri. Minta staf SDM lain mencatatnya."), code="own"
        )


def day_range(first: date, last: date | None, *, starts: bool = True) -> DateRange:
    """The range of the days, or a refusal at `end`; at `start` too where the form has it and it may err."""
    try:
        return day_ranges.day_range(first, last)
    except ValueError as mistake:
        is_turned = starts and last is not None and last < first
        fields = ["start", "end"] if is_turned else ["end"]
        raise ValidationError(dict.fromkeys(fields, str(mistake))) from mistake


def readable(facts: Mapping[str, Any], **limits: int) -> dict[str, Any]:
    """The facts with these texts cleaned: signs that nobody sees would make two of one name or code."""
    cleaned, mistakes = dict(facts), {}
    for field, longest in limits.items():
        try:
            if field in facts:
                cleaned[field] = person_names.clean(facts[field], max_length=longest)
        except ValueError as mistake:
            mistakes[field] = str(mistake)
    if mistakes:
        raise ValidationError(mistakes)
    return cleaned


def take_version(record: Versioned, seen: int | None) -> None:
    """Raise the record's version by one; a form made from an older one (`seen`) is refused."""
    versions.check(record, record.version if seen is None else seen)
