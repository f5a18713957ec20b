"""Whom to sign in as, and what to look at, in the synthetic agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from asn_portal.seed.demo import rights
from core import audit
from core.models import Account
from performance.models import ActivityReport
from registry.models import Employee, Grant, OrgUnit, SupervisorAssignment


@dataclass(frozen=True)
class Cast:
    """Sign-in names and addresses."""

    hr: str
    leader: str
    head: str
    staff: list[str]
    employee_page: str
    unit_page: str
    report_page: str
    name_part: str


def ask_no_second_factor() -> None:
    """Let HR and leaders in with the password alone; the pages are the same."""
    with audit.acting("benchmark.prepare", by=Account.objects.system()):
        rights.ask_no_second_factor()


def cast() -> Cast:
    """HR of everything, a leader, a head of section with most people, and her staff."""
    hr = Grant.objects.get(role=Grant.Role.HR).account
    leading = (
        Grant.objects.filter(role=Grant.Role.LEADER)
        .select_related("account", "unit")
        .order_by("unit__code")[0]
    )
    teams = SupervisorAssignment.objects.filter(
        supervisor__appointments__position__unit__kind=OrgUnit.Kind.SECTION
    )
    head = Employee.objects.get(
        pk=teams.values("supervisor").annotate(n=Count("id")).order_by("-n", "supervisor")[0]["supervisor"]
    )
    staff = list(Employee.objects.filter(supervisor_assignments__supervisor=head).order_by("sort_name", "pk"))
    report = ActivityReport.objects.filter(employee=staff[0]).latest("date")
    return Cast(
        hr=hr.login,
        leader=leading.account.login,
        head=Account.objects.get(employee=head).login,
        staff=[person.nip for person in staff],
        employee_page=f"/pegawai/{staff[0].pk}/",
        unit_page=f"/dasbor/{leading.unit_id}/",
        report_page=f"/laporan/{report.pk}/",
        name_part=staff[0].name.split()[0][:4].lower(),
    )
