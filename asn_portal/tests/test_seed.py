"""The synthetic agency: the same each time, of the size asked for, true to the rules of supervision."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from asn_portal.seed.synthetic import load as synthetic
from asn_portal.tests.database_owner import as_owner
from core import audit
from performance.models import ActivityReport
from registry.models import Employee, OrgUnit, SupervisorAssignment
from registry.queries import supervision


def fingerprint() -> str:
    """All that the seed wrote, in one hash; keys that the database counts are left out."""
    rows = [
        *Employee.objects.order_by("pk").values_list("pk", "nip", "name", "rank"),
        *ActivityReport.objects.order_by("pk").values_list(
            "pk", "employee", "date", "summary", "rhk", "status"
        ),
        *SupervisorAssignment.objects.order_by("employee").values_list("employee", "supervisor", "source"),
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def seeded(employees: int, reports: int) -> str:
    """The fingerprint of a synthetic agency that is gone again."""
    with transaction.atomic():
        with as_owner():
            synthetic.load(employees, reports, date(2026, 3, 4))
        found = fingerprint()
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_agency():
    assert seeded(70, 3) == seeded(70, 3)
    assert seeded(70, 3) != seeded(71, 3)


@pytest.mark.django_db
@pytest.mark.parametrize("employees", [10, 45, 700])
def test_a_synthetic_agency_has_the_size_asked_for(employees):
    with as_owner():
        synthetic.load(employees, 4, date(2026, 3, 4))

    assert Employee.objects.count() == employees
    assert ActivityReport.objects.count() == 4 * employees
    assert OrgUnit.objects.count() <= employees / 15 + 4
    assert SupervisorAssignment.objects.filter(source="hr-queue").count() == 1


@pytest.mark.django_db
def test_supervisors_of_a_synthetic_agency_are_those_that_the_posts_give():
    with as_owner():
        synthetic.load(120, 1, date(2026, 3, 4))
    people = list(Employee.objects.all())
    expected = supervision.expected(people, date(2026, 3, 4))

    assert dict(SupervisorAssignment.objects.values_list("employee", "supervisor")) == {
        person: stretches[0].supervisor_id for person, stretches in expected.items()
    }


@pytest.mark.django_db
def test_one_event_marks_what_the_seed_wrote():
    with as_owner():
        synthetic.load(60, 2, date(2026, 3, 4))

    marks = audit.event_model(OrgUnit).objects.all()
    assert [mark.pgh_context["note"] for mark in marks] == [
        "Data sintetis: 60 pegawai, 2 laporan tiap pegawai"
    ]
    assert not audit.event_model(Employee).objects.exists()
    with audit.acting("test.rename", by=None):
        Employee.objects.update(name="Nama baru")
    assert audit.event_model(Employee).objects.count() == 60


@pytest.mark.django_db
def test_the_seed_refuses_a_database_that_has_an_agency():
    with as_owner():
        synthetic.load(20, 1, date(2026, 3, 4))

    with pytest.raises(CommandError, match="--replace"):
        call_command("seed", employees=20)
    assert Employee.objects.count() == 20


@pytest.mark.django_db
@pytest.mark.parametrize(("employees", "reports"), [(9, 20), (2_000_000, 20), (100, 0)])
def test_the_seed_refuses_a_size_out_of_reason(employees, reports):
    with pytest.raises(CommandError, match="antara"):
        call_command("seed", employees=employees, reports_per_employee=reports)
