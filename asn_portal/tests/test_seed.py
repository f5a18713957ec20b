"""The demo agency and the synthetic one: true to every rule, the same each time, full of what pages need."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F
from psycopg.types.range import DateRange

from asn_portal.seed.demo import load as demo_load
from asn_portal.seed.demo.cast import CAST
from asn_portal.seed.people import FIRST_SERIAL
from asn_portal.seed.synthetic import load as synthetic
from core import audit, clock
from core.models import Account, StoredFile
from performance.models import ActivityReport, Rhk, Skp
from performance.queries import review_queue
from performance.rules.favourites import favourites
from registry.models import (
    Absence,
    Appointment,
    Employee,
    Grant,
    Official,
    OrgUnit,
    Position,
    SupervisorAssignment,
    UnitLine,
)
from registry.queries import supervision
from registry.rules import employee_numbers

PASSWORD = "perahu kecil di teluk biru"
# A working morning, and the night before a Sunday in a new year and quarter.
MOMENTS = ["2026-11-24 10:20+07:00", "2027-01-03 00:30+07:00"]
TABLES = [
    *(
        OrgUnit,
        UnitLine,
        Position,
        Account,
        Official,
        Employee,
        Appointment,
        SupervisorAssignment,
        Absence,
        Grant,
    ),
    *(Skp, Rhk),
]


@contextmanager
def as_owner():
    """Be the owner of the tables for a moment, as `manage.py load_demo` and `seed` are."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        yield
        cursor.execute("SET ROLE asn_app")


@pytest.fixture(scope="module", params=MOMENTS, ids=["workday", "new-year"])
def today(request, django_db_setup, django_db_blocker):
    """The day of a freshly loaded demo agency; all tests of the module look at the same one."""
    moment = datetime.fromisoformat(request.param)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "now", lambda: moment)
        with as_owner():
            demo_load.load(PASSWORD)
        yield moment.date()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def set_clock():
    """Leave the clock where `today` has put it."""


def account(login: str) -> Account:
    return Account.objects.get(login=login)


def team_of(supervisor: Account, day: date):
    rows = SupervisorAssignment.objects.filter(supervisor=supervisor.employee, during__contains=day)
    return Employee.objects.filter(pk__in=rows.values("employee"))


def test_everyone_of_the_cast_signs_in(today):
    for login in [*(member.login for member in CAST), "pelamar"]:
        assert account(login).check_password(PASSWORD), login


def test_it_is_a_regency_of_four_levels_in_two_zones(today):
    root = OrgUnit.objects.get(kind=OrgUnit.Kind.AGENCY)
    below = UnitLine.objects.filter(ancestor=root).values_list("depth", flat=True)

    assert (len(below), set(below)) == (45, {0, 1, 2, 3})
    assert set(OrgUnit.objects.values_list("zone", flat=True)) == {"Asia/Jakarta", "Asia/Makassar"}
    assert Employee.objects.count() == 600
    assert UnitLine.objects.filter(depth=1).count() == 44


def test_every_row_is_one_that_a_form_would_take(today):
    for model in TABLES:
        rows = list(model.objects.order_by("?")[:15])
        assert rows, model
        for row in rows:
            row.clean_fields(exclude=[field.name for field in model._meta.fields if not field.editable])
            row.validate_constraints()


def test_numbers_are_valid_and_plainly_made_up(today):
    for employee in Employee.objects.all():
        number = employee_numbers.parse(employee.nip)
        facts = {"birth_date": employee.birth_date, "sex": employee.sex, "started_on": employee.joined_on}

        assert employee_numbers.mismatches(number, **facts) == []
        assert number.serial >= FIRST_SERIAL
        assert (number.kind == "pppk") == (employee.kind in {"pppk", "pppk-part-time"})


def test_supervisors_are_those_that_the_posts_give(today):
    people = Employee.objects.filter(left_on=None)
    expected = supervision.expected(people, today)
    stored = {person.pk: [] for person in people}
    rows = SupervisorAssignment.objects.filter(employee__in=people, during__overlap=DateRange(today, None))
    for row in rows.order_by("during"):
        stored[row.employee_id].append((row.supervisor_id, row.official_id, row.source, row.during.upper))

    assert stored == {
        person: [(*stretch.answer, stretch.during.upper) for stretch in stretches]
        for person, stretches in expected.items()
    }
    assert set(SupervisorAssignment.objects.values_list("source", flat=True)) >= {
        *("holder", "acting", "higher", "hr-queue")
    }


def test_sixteen_reports_look_fine_and_four_want_a_look(today):
    supervisor = account("atasan")
    found = review_queue.queue(ActivityReport.objects.filter(employee__in=team_of(supervisor, today)))

    assert (len(found.fine), len(found.look)) == (16, 4)
    assert {signal.code for row in found.look for signal in row.signals} == {
        *("no_evidence", "long", "late", "repeated")
    }


def test_pegawai_has_a_returned_report_and_nothing_today(today):
    mine = ActivityReport.objects.filter(employee=account("pegawai").employee)
    returned = mine.get(status=ActivityReport.Status.RETURNED)
    texts = favourites(mine.values_list("summary", "date"), today=today)

    assert not mine.filter(date=today).exists()
    assert returned.why_returned
    assert returned.decided_by == account("atasan")
    assert len(texts) == 5
    assert all(mine.filter(summary=text).count() > 1 for text in texts)
    assert account("atasan").employee in Employee.objects.filter(
        team_assignments__employee=account("pegawai").employee, team_assignments__during__contains=today
    )


def test_reports_have_every_status_and_no_day_off(today):
    assert set(ActivityReport.objects.values_list("status", flat=True)) == set(ActivityReport.Status.values)
    assert not ActivityReport.objects.filter(date__gt=today).exists()
    assert not ActivityReport.objects.filter(submitted_at__gt=clock.now()).exists()
    away = ActivityReport.objects.filter(employee__absences__during__contains=F("date"))
    assert not away.exists()


def test_the_leader_has_sixty_people_below(today):
    unit = Grant.objects.get(account=account("pimpinan")).unit
    lines = UnitLine.objects.filter(ancestor=unit, during__contains=today).values("descendant")
    held = Appointment.objects.filter(during__contains=today, kind="d", position__unit__in=lines)

    assert held.count() > 60
    assert held.filter(employee=account("pimpinan").employee, position__is_head=True).exists()


def test_weighty_grants_are_confirmed_by_another_and_admins_are_staff(today):
    grants = Grant.objects.filter(role__in=Grant.CONFIRMED_ROLES)

    assert {grant.role for grant in grants} == set(Grant.CONFIRMED_ROLES)
    assert all(grant.confirmed_by for grant in grants)
    assert account("admin").is_staff
    assert account("admin").groups.exists()
    assert not Account.objects.filter(is_superuser=True).exists()


def test_the_year_has_its_stories(today):
    kinds = set(Appointment.objects.values_list("kind", flat=True))
    moved = Appointment.objects.filter(kind="d").values("employee").annotate(n=Count("id")).filter(n__gt=1)

    assert kinds == {"d", "plt", "plh"}
    assert moved.count() >= 30
    assert Employee.objects.exclude(left_on=None).count() == 3
    assert set(Absence.objects.values_list("kind", flat=True)) == set(Absence.Kind.values)


def test_evidence_lies_on_the_disk_as_recorded(today):
    for stored in StoredFile.objects.order_by("?")[:40]:
        content = (settings.FILES_ROOT / stored.path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (stored.size, stored.sha256)


def test_every_employee_is_on_record_once(today):
    events = audit.event_model(Employee).objects.filter(pgh_context__action="seed.load")

    assert events.count() == Employee.objects.count()
    steps = audit.trail(ActivityReport.objects.get(employee=account("pegawai").employee, status="returned"))
    assert [step.action.rpartition(".")[2] for step in steps] == ["returned", "submitted"]


def test_a_second_load_changes_nothing(today, capsys):
    with as_owner():
        call_command("load_demo")

    assert "sudah ada" in capsys.readouterr().out
    assert OrgUnit.objects.count() == 45


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
