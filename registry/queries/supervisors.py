"""The supervisors on record of many employees on a day, in one query."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from registry.models import Employee, SupervisorAssignment


def on_day(employees: Iterable[Employee], on: date) -> dict[uuid.UUID, SupervisorAssignment]:
    """Each employee's assignment in force on the day; who has none is left out."""
    rows = SupervisorAssignment.objects.filter(
        employee__in=[employee.pk for employee in employees], during__contains=on
    )
    return {row.employee_id: row for row in rows.select_related("supervisor", "official")}
