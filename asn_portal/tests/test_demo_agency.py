"""The demo agency: true to every rule, and full of what the pages need."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F
from psycopg.types.range import DateRange

from asn_portal.seed.demo import load as demo_load
from asn_portal.seed.demo.cast import CAST
from asn_portal.seed.people import FIRST_SERIAL
from asn_portal.tests.database_owner import as_owner
from core import audit, clock
from core.models import Account, StoredFile
from performance.models import ActivityReport, Rhk, Skp
from performance.queries import review_queue
from performance.rules.favourites import favourites
from registry.models import (
    Absence,
    Appointment,
    ChangeRequest,
    EarlyWarning,
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

# Each test has a savepoint inside the transaction of `today`.
pytestmark = pytest.mark.django_db
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


def test_every_file_has_its_rank_or_contract_and_education(today):
    for employee in Employee.objects.prefetch_related("rankrecords", "contracts", "educationrecords"):
        ranks, contracts = list(employee.rankrecords.all()), list(employee.contracts.all())
        assert bool(ranks) != bool(contracts)
        assert len(employee.educationrecords.all()) == 1
        if ranks:
            assert ranks[0].rank_id == employee.rank_id
            assert ranks[-1].effective_on == employee.joined_on
        for row in [*ranks, *contracts, *employee.educationrecords.all()]:
            row.full_clean()


def test_hr_has_work(today):
    assert ChangeRequest.objects.filter(status="submitted").count() == 3
    assert EarlyWarning.objects.filter(closed_at=None).count() > 10
    assert account("pegawai").employee.change_requests.exists()


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
