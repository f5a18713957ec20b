"""Records for tests, made straight in the tables: each is right by itself, none goes through an action."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from psycopg.types.range import DateRange

from core import audit
from core.models import Account
from core.tests.samples import jpg, upload
from registry.models import (
    Appointment,
    Employee,
    Grant,
    LegalStanding,
    OrgUnit,
    Position,
    SupervisorAssignment,
    UnitLine,
    WorkPattern,
)

PASSWORD = "kereta api di pagi hari"
ALWAYS = DateRange(date(2020, 1, 1), None)
_serial = itertools.count(1)


@cache
def hashed_password() -> str:
    """One hash for everybody: hashing is meant to be slow."""
    return make_password(PASSWORD)


def setup() -> audit.acting:
    """The audit context of a test's own preparations."""
    return audit.acting("test.setup", by=None)


def make_account(login: str, name: str = "", **fields) -> Account:
    """An account that signs in with PASSWORD."""
    with setup():
        return Account.objects.create(
            login=login, name=name or login.title(), password=hashed_password(), **fields
        )


def make_unit(
    code: str, name: str = "", *, parent: OrgUnit | None = None, during=ALWAYS, **fields
) -> OrgUnit:
    """A unit under its parent, with its lines in the tree."""
    with setup():
        pattern, _ = WorkPattern.objects.get_or_create(
            name="Lima hari kerja", defaults={"weekdays": [1, 2, 3, 4, 5]}
        )
        fields = {"kind": OrgUnit.Kind.DIVISION, "work_pattern": pattern, **fields}
        unit = OrgUnit.objects.create(code=code, name=name or code.title(), during=during, **fields)
        UnitLine.objects.create(ancestor=unit, descendant=unit, depth=0, during=during)
        for line in UnitLine.objects.filter(descendant=parent) if parent else ():
            UnitLine.objects.create(
                ancestor=line.ancestor, descendant=unit, depth=line.depth + 1, during=during
            )
    return unit


def make_position(
    unit: OrgUnit, name: str = "", *, superior: Position | None = None, head=False, **fields
) -> Position:
    """A post of the unit; a head post has one holder."""
    fields = {"kind": Position.Kind.ADMINISTRATOR if head else Position.Kind.PELAKSANA, **fields}
    with setup():
        return Position.objects.create(
            unit=unit,
            name=name or (f"Kepala {unit.name}" if head else f"Staf {unit.name}"),
            superior=superior,
            is_head=head,
            **{"single_holder": head, **fields},
        )


def make_nip(*, birth_date: date = date(1990, 3, 5), sex: str = Employee.Sex.FEMALE) -> str:
    """A valid NIP that no other test person has."""
    number = next(_serial)
    started = f"{2010 + number // 9990:04d}{number // 999 % 12 + 1:02d}"
    return f"{birth_date:%Y%m%d}{started}{1 if sex == Employee.Sex.MALE else 2}{number % 999 + 1:03d}"


def make_employee(name: str, *, account: Account | None = None, **fields) -> Employee:
    """A PNS at work since 2020."""
    with setup():
        standing, _ = LegalStanding.objects.get_or_create(
            code="01", defaults={"name": "Aktif", "is_active": True, "needs_skp": True}
        )
        birth_date = fields.setdefault("birth_date", date(1990, 3, 5))
        sex = fields.setdefault("sex", Employee.Sex.FEMALE)
        defaults = {
            "kind": Employee.Kind.PNS,
            "nip": make_nip(birth_date=birth_date, sex=sex),
            "joined_on": date(2020, 1, 1),
            "legal_standing": standing,
        }
        return Employee.objects.create(name=name, account=account, **{**defaults, **fields})


def appoint(
    employee: Employee, position: Position, *, during=ALWAYS, kind=Appointment.Kind.DEFINITIVE
) -> Appointment:
    """The employee in the post."""
    with setup():
        return Appointment.objects.create(
            employee=employee,
            position=position,
            single_holder=position.single_holder,
            kind=kind,
            during=during,
        )


def supervise(
    employee: Employee, supervisor: Employee | None, *, during=ALWAYS, **fields
) -> SupervisorAssignment:
    """The supervisor of the employee; None is the HR queue."""
    source = SupervisorAssignment.Source
    fields.setdefault("source", source.HOLDER if supervisor else source.HR_QUEUE)
    with setup():
        return SupervisorAssignment.objects.create(
            employee=employee, supervisor=supervisor, during=during, **fields
        )


def grant(
    account: Account, role: str, unit: OrgUnit, *, by: Account, confirmed_by: Account | None = None
) -> Grant:
    """A role for the unit and all below it, in force."""
    with setup():
        return Grant.objects.create(
            account=account,
            role=role,
            unit=unit,
            during=ALWAYS,
            granted_by=by,
            confirmed_by=confirmed_by,
            reason="uji",
        )


def scan() -> SimpleUploadedFile:
    """A small photo of a paper, as the browser uploads it."""
    return upload("akta.jpg", jpg())
