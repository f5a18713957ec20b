"""Who decides on a report: the supervisor on the day that it is about."""

from __future__ import annotations

from datetime import date

from registry.models import Employee, Official, SupervisorAssignment


def on(employee: Employee, day: date) -> Employee | Official | None:
    """The supervisor of the employee on the day; None means the HR queue."""
    assignment = (
        SupervisorAssignment.objects.filter(employee=employee, during__contains=day)
        .select_related("supervisor__account", "official__account")
        .first()
    )
    return (assignment.supervisor or assignment.official) if assignment else None
