"""Writes the synthetic agency, one department after the other, in one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from asn_portal.seed import copying, references, supervisors
from asn_portal.seed.agency import Agency, during
from asn_portal.seed.synthetic.diary import COLUMNS, Diary
from asn_portal.seed.synthetic.staff import Staff
from asn_portal.seed.synthetic.structure import Desk, Structure
from core import audit
from core.models import Account
from performance.models import ActivityReport, Rhk, Skp
from registry.models import Appointment, Employee, Grant, OrgUnit, Position, SupervisorAssignment, UnitLine

SEED = 20260102
TABLES: list[type[models.Model]] = [
    *(OrgUnit, UnitLine, Position, Account, Employee, Appointment, SupervisorAssignment, Grant),
    *(Skp, Rhk, ActivityReport),
]
REASON = "Data sintetis"
HISTORY_DAYS = 400


class Synthetic:
    """Plans and writes an agency of so many employees with so many reports each."""

    def __init__(self, employees: int, reports: int, today: date, password: str) -> None:
        self.today = today
        self.rng = random.Random(SEED)
        self.staff = Staff(self.rng, make_password(password or None))
        self.diary = Diary(self.rng, today, reports)
        self.top = self._part()
        pattern = references.work_patterns()["five"]
        self.structure = Structure(self.top, employees, pattern)

    def write(self, tell: Callable[[int, int], None]) -> None:
        """Write root and departments; `tell(done, of)` after each department."""
        boss = self.staff.hire(self.top, self.structure.root, self.structure.root.head)
        # The root stands on record already: its event is the mark that the rest came by this load.
        self.top.rows.pop(OrgUnit)
        self._finish(self.top, above=[])
        for number in range(self.structure.departments):
            part = self._part()
            desks = list(self.structure.department(part, number))
            for desk in desks:
                self.staff.fill(part, desk)
            self._lead(part, desks[0])
            self._finish(part, above=[boss])
            tell(number + 1, self.structure.departments)
        self._give_rights(boss)

    def _part(self) -> Agency:
        return Agency(self.today, self.rng)

    def _lead(self, part: Agency, desk: Desk) -> None:
        """The head of a department sees what is below."""
        head = next(held for held in part.of(Appointment) if held.position is desk.head)
        part.add(_grant(part, head, Grant.Role.LEADER, desk.unit, Account.objects.system()))

    def _finish(self, part: Agency, above: list[Appointment]) -> None:
        """Plan supervisors, plans and reports of these people and write it all."""
        held = part.of(Appointment)
        since = part.days_ago(HISTORY_DAYS)
        for row in supervisors.assignments(held, [], since, above=above):
            part.add(row)
        plans = [(one, self.diary.plan(part, one)) for one in held]
        for model in TABLES:
            copying.copy_objects(part.of(model))
        accounts = {one.employee_id: one.employee.account_id for one in [*held, *above]}
        chosen = {row.employee_id: accounts.get(row.supervisor_id) for row in part.of(SupervisorAssignment)}
        rows = (
            row for one, rhks in plans for row in self.diary.reports(one, rhks, chosen.get(one.employee_id))
        )
        copying.copy_rows(ActivityReport._meta.db_table, COLUMNS, rows)

    def _give_rights(self, boss: Appointment) -> None:
        """The head of the agency is HR of all of it, confirmed by the first head of a department."""
        part = self._part()
        other = Grant.objects.filter(role=Grant.Role.LEADER).select_related("account").order_by("pk").first()
        grant = _grant(part, boss, Grant.Role.HR, self.structure.root.unit, Account.objects.system())
        grant.confirmed_by = other.account if other else None
        copying.copy_objects([grant])


def _grant(part: Agency, held: Appointment, role: str, unit: OrgUnit, system: Account) -> Grant:
    return Grant(
        account=held.employee.account,
        role=role,
        unit=unit,
        during=during(part.days_ago(300)),
        granted_by=system,
        reason=REASON,
    )


@transaction.atomic
def load(
    employees: int,
    reports: int,
    today: date,
    *,
    password: str = "",
    tell: Callable[[int, int], None] = lambda *_: None,
) -> None:
    """Write a synthetic agency into a database without one."""
    note = f"Data sintetis: {employees} pegawai, {reports} laporan tiap pegawai"
    with audit.acting(copying.ACTION, by=Account.objects.system(), note=note):
        synthetic = Synthetic(employees, reports, today, password)
        synthetic.structure.root.unit.save(force_insert=True)
    with copying.off_record(model._meta.db_table for model in TABLES):
        synthetic.write(tell)
