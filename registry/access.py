"""Which employees and units an account may act for, and as what; every feature narrows its records with this.

Scope is Grant × UnitLine × Appointment, each as of today. Two doors lead to employees: `directory` (name,
post, unit, office mail) for everyone at work, `visible_employees` for those with a reason.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Least
from django.http import Http404
from django.shortcuts import get_object_or_404

from core import clock
from core.models import Account
from registry.models import (
    Appointment,
    ChangeRequest,
    EarlyWarning,
    Employee,
    Grant,
    Official,
    OrgUnit,
    SupervisorAssignment,
    SupervisorReport,
    UnitLine,
)

HR, TRAINING, LEADER, AUDITOR, ADMIN = Grant.Role
READS_EMPLOYEES = (HR, LEADER, AUDITOR)
READS_WARNINGS = (HR, AUDITOR)


@dataclass(frozen=True)
class Scope:
    """What an account is today: its employee or official record and its grants in force."""

    today: date
    employee: Employee | None
    official: Official | None
    grants: tuple[tuple[str, uuid.UUID, bool], ...]  # role, unit, whether that unit is the root

    def units(self, *roles: str) -> set[uuid.UUID]:
        """The units of the grants with one of these roles; each stands for itself and all below."""
        return {unit for role, unit, _ in self.grants if role in roles}

    def is_everywhere(self, *roles: str) -> bool:
        """Whether a grant with one of these roles is for the root, hence for every employee."""
        return any(is_root for role, _, is_root in self.grants if role in roles)


def scope(account: Account) -> Scope:
    """The account's scope, read once per request (it lives as long as `request.user`)."""
    if "registry_scope" not in account.__dict__:
        account.__dict__["registry_scope"] = _read_scope(account)
    return account.__dict__["registry_scope"]


def _read_scope(account: Account) -> Scope:
    today = clock.today(account.zone)
    parents = UnitLine.objects.filter(descendant=OuterRef("unit"), depth=1, during__contains=today)
    confirmed = Q(confirmed_by__isnull=False) | ~Q(role__in=Grant.CONFIRMED_ROLES)
    grants = (
        Grant.objects.filter(confirmed, account=account, during__contains=today)
        .order_by("pk")
        .values_list("role", "unit", ~Exists(parents))
    )
    official = Official.objects.filter(account=account, during__contains=today)
    employee = Employee.objects.filter(account=account).first()
    return Scope(today, employee, None if employee else official.first(), tuple(grants))


def person(account: Account) -> Employee | None:
    """The employee behind the account, present or past."""
    return scope(account).employee


def require_person(account: Account) -> Employee:
    """The employee behind the account; pages of employees are not there (404) for anyone else."""
    employee = person(account)
    if employee is None:
        raise Http404
    return employee


def roles(account: Account, on: date | None = None) -> set[str]:
    """The roles that the account's grants give it today."""
    return {role for role, _, _ in scope(account).grants}


def require_role(account: Account, *wanted: str) -> None:
    """Refuse (403) who holds none of these roles for any unit."""
    if not roles(account) & set(wanted):
        raise PermissionDenied


def units_of(account: Account, *wanted: str) -> QuerySet[OrgUnit]:
    """Units for which the account holds one of these roles today, directly or from above."""
    here = scope(account)
    covering = UnitLine.objects.filter(
        descendant=OuterRef("pk"), ancestor__in=here.units(*wanted), during__contains=here.today
    )
    return OrgUnit.objects.filter(Exists(covering))


def get_unit(account: Account, pk: uuid.UUID, *wanted: str) -> OrgUnit:
    """The unit, if the account holds one of these roles for it; else it is not there (404)."""
    return get_object_or_404(units_of(account, *wanted), pk=pk)


def team(account: Account, on: date | None = None) -> QuerySet[Employee]:
    """Employees whom the account supervises on the day (default today)."""
    here = scope(account)
    assignments = supervised_by(here, on or here.today)
    return Employee.objects.filter(Exists(assignments.filter(employee=OuterRef("pk"))))


def supervised_by(here: Scope, on: date) -> QuerySet[SupervisorAssignment]:
    """The supervisor assignments that name this person on the day."""
    mine = Q(supervisor=here.employee) if here.employee else Q(official=here.official)
    if here.employee is None and here.official is None:
        return SupervisorAssignment.objects.none()
    return SupervisorAssignment.objects.filter(mine, during__contains=on)


def employees_of(account: Account, *wanted: str) -> QuerySet[Employee]:
    """Employees placed today in a unit for which the account holds one of these roles.

    Those who have left count where they were on their last day; with a role for the root, everybody.
    """
    here = scope(account)
    if here.is_everywhere(*wanted):
        return Employee.objects.all()
    units = here.units(*wanted)
    if not units:
        return Employee.objects.none()
    return Employee.objects.filter(Exists(placements(here.today).filter(units_above(units, here.today))))


def placements(on: date) -> QuerySet[Appointment]:
    """Appointments of the outer employee on the day, or on the last day of who left before it."""
    day = Value(on, output_field=DateField())
    last_day = Least(day, Coalesce(OuterRef("left_on"), day))
    held = Appointment.objects.filter(employee=OuterRef("pk"))
    return held.alias(day=last_day).filter(during__contains=F("day"))


def units_above(units: set[uuid.UUID], on: date) -> Q:
    """The appointment's unit is one of `units` or below it on the day."""
    lines = UnitLine.objects.filter(ancestor__in=units, during__contains=on).values("descendant")
    return Q(position__unit__in=lines)


def visible_employees(account: Account) -> QuerySet[Employee]:
    """Oneself, one's team today, and the employees of one's grants (HR, leader, auditor)."""
    here = scope(account)
    if here.is_everywhere(*READS_EMPLOYEES):
        return Employee.objects.all()
    mine = Q(account=account)
    if here.employee or here.official:
        mine |= Q(Exists(supervised_by(here, here.today).filter(employee=OuterRef("pk"))))
    units = here.units(*READS_EMPLOYEES)
    if units:
        mine |= Q(Exists(placements(here.today).filter(units_above(units, here.today))))
    return Employee.objects.filter(mine)


def get_visible_employee(account: Account, pk: uuid.UUID) -> Employee:
    """The employee, if the account may see the career file; else it is not there (404)."""
    return get_object_or_404(
        visible_employees(account).select_related("account", "rank", "legal_standing"), pk=pk
    )


def relations(account: Account, employee: Employee) -> set[str]:
    """As what the account stands to the employee today: "self", "supervisor", "hr", "leader", "auditor"."""
    here = scope(account)
    found = set()
    if here.employee == employee:
        found.add("self")
    elif supervised_by(here, here.today).filter(employee=employee).exists():
        found.add("supervisor")
    return found | {role for role in READS_EMPLOYEES if _covers(here, role, employee)}


def _covers(here: Scope, role: str, employee: Employee) -> bool:
    if here.is_everywhere(role):
        return True
    units = here.units(role)
    if not units:
        return False
    day = min(here.today, employee.left_on) if employee.left_on else here.today
    held = Appointment.objects.filter(employee=employee, during__contains=day)
    return held.filter(units_above(units, here.today)).exists()


def directory(account: Account) -> QuerySet[Employee]:
    """Everyone at work today, for whoever belongs to the agency; applicants see nobody."""
    here = scope(account)
    if not (here.employee or here.official or here.grants):
        return Employee.objects.none()
    return Employee.objects.filter(Q(left_on=None) | Q(left_on__gte=here.today))


def own_requests(account: Account) -> QuerySet[ChangeRequest]:
    """The requests that the account made about its own record."""
    return ChangeRequest.objects.filter(employee__account=account).select_related("employee", "document")


def requests_to_decide(account: Account) -> QuerySet[ChangeRequest]:
    """The requests of the employees of one's HR grants; never one's own."""
    found = ChangeRequest.objects.filter(employee__in=employees_of(account, HR))
    return found.exclude(employee__account=account).select_related("employee__account", "document")


def get_request_to_decide(account: Account, pk: uuid.UUID) -> ChangeRequest:
    """The request, if the account may decide on it; else it is not there (404)."""
    require_role(account, HR)
    return get_object_or_404(requests_to_decide(account), pk=pk)


def early_warnings(account: Account) -> QuerySet[EarlyWarning]:
    """What falls due for the employees of one's HR and auditor grants."""
    found = EarlyWarning.objects.filter(employee__in=employees_of(account, *READS_WARNINGS))
    return found.select_related("employee", "closed_by")


def get_warning_to_close(account: Account, pk: int) -> EarlyWarning:
    """The warning, for HR of the employee's unit; never about oneself."""
    require_role(account, HR)
    mine = EarlyWarning.objects.filter(employee__in=employees_of(account, HR))
    return get_object_or_404(mine.exclude(employee__account=account).select_related("employee"), pk=pk)


def supervisor_reports_to_answer(account: Account) -> QuerySet[SupervisorReport]:
    """Open reports of wrong supervisors from the employees of one's HR grants; never one's own."""
    found = SupervisorReport.objects.filter(status="open", employee__in=employees_of(account, HR))
    return found.exclude(employee__account=account).select_related("employee__account", "reported_by")
