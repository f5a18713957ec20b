"""Appointments: one definitive post at once, one holder of a post for one, ended and changed by date."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from core import audit
from core.models import Account
from registry.actions import appointments
from registry.models import Appointment, Employee, Position
from registry.rules.day_ranges import last_day
from registry.tests import factories

TODAY, APRIL = date(2026, 3, 4), date(2026, 4, 1)


@pytest.fixture
def newcomer(cast):
    return factories.make_employee("Baru", account=factories.make_account("baru"))


@pytest.fixture
def staff_post(cast):
    return Position.objects.get(unit=cast.care, is_head=False)


@pytest.fixture
def head_post(cast):
    return Position.objects.get(unit=cast.care, is_head=True)


def test_an_appointment_is_on_record_with_its_decree(newcomer, staff_post, ratna):
    made = appointments.open(
        newcomer,
        staff_post,
        start=TODAY,
        decree_number="SK 1/2026",
        decree_date=TODAY,
        by=ratna,
        note="formasi",
    )

    made.refresh_from_db()
    assert (made.during.lower, made.during.upper, made.decree_number) == (TODAY, None, "SK 1/2026")
    entry = audit.trail(made)[0]
    assert (entry.action, entry.actor_name, entry.note) == ("registry.appointment.open", "Ratna", "formasi")


def test_two_definitive_posts_at_once_are_refused(cast, staff_post, ratna):
    with pytest.raises(ValidationError, match="sudah punya jabatan definitif"):
        appointments.open(cast.wulan.employee, staff_post, start=TODAY, by=ratna)
    assert cast.wulan.employee.appointments.count() == 1


def test_a_post_for_one_has_one_holder(newcomer, head_post, ratna):
    with pytest.raises(ValidationError, match="sudah ada pemangkunya"):
        appointments.open(newcomer, head_post, start=TODAY, by=ratna)


def test_a_post_for_one_has_one_acting(cast, ratna):
    head = Position.objects.get(unit=cast.aid, is_head=True)
    with pytest.raises(ValidationError, match="sudah punya pelaksana"):
        appointments.open(cast.sari.employee, head, kind="plt", start=TODAY, end=TODAY, by=ratna)


def test_a_definitive_and_an_acting_post_go_together(cast, head_post, ratna):
    acting = appointments.open(cast.sari.employee, head_post, kind="plh", start=TODAY, end=TODAY, by=ratna)

    assert last_day(acting.during) == TODAY
    assert cast.sari.employee.appointments.count() == 2


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"start": date(2019, 1, 1)}, ["start"]),
        ({"start": TODAY, "end": date(2026, 3, 3)}, ["start", "end"]),
        ({"start": TODAY, "end": date(9999, 12, 31)}, ["end"]),
    ],
)
def test_days_that_make_no_sense_are_refused_at_their_field(newcomer, staff_post, ratna, facts, fields):
    with pytest.raises(ValidationError) as refusal:
        appointments.open(newcomer, staff_post, by=ratna, **facts)
    assert list(refusal.value.message_dict) == fields


def test_posts_out_of_use_and_those_of_politics_are_refused(cast, newcomer, staff_post, ratna):
    with factories.setup():
        Position.objects.filter(pk=staff_post.pk).update(is_active=False)
    staff_post.refresh_from_db()
    for post in (staff_post, Position.objects.get(kind="political")):
        with pytest.raises(ValidationError):
            appointments.open(newcomer, post, start=TODAY, by=ratna)
    assert not newcomer.appointments.exists()


def test_nobody_appoints_oneself(ratna, staff_post):
    with pytest.raises(ValidationError, match="data sendiri"):
        appointments.open(ratna.employee, staff_post, kind="plt", start=TODAY, by=ratna)
    with pytest.raises(ValidationError, match="data sendiri"):
        appointments.end(ratna.employee.appointments.get(), on=TODAY, by=ratna)
    with pytest.raises(ValidationError, match="data sendiri"):
        appointments.transfer(ratna.employee, staff_post, start=TODAY, by=ratna)


def test_the_last_day_is_still_held(cast, ratna):
    ended = appointments.end(cast.sari.employee.appointments.get(), on=date(2026, 3, 31), by=ratna, note="x")

    assert last_day(ended.during) == date(2026, 3, 31)
    assert audit.trail(ended)[0].action == "registry.appointment.end"


def test_an_end_before_the_beginning_is_refused(cast, ratna):
    with pytest.raises(ValidationError) as refusal:
        appointments.end(cast.sari.employee.appointments.get(), on=date(2019, 12, 31), by=ratna)
    assert "end" in refusal.value.message_dict


def test_a_stale_end_is_refused(cast, ratna):
    held = cast.sari.employee.appointments.get()
    appointments.end(held, on=date(2026, 3, 31), by=ratna, version=1)

    with pytest.raises(ValidationError, match="diubah sejak Anda membukanya"):
        appointments.end(held, on=date(2026, 4, 30), by=ratna, version=1)
    held.refresh_from_db()
    assert last_day(held.during) == date(2026, 3, 31)


def test_a_transfer_leaves_no_gap_and_takes_over_supervisor_and_zone(cast, ratna):
    east = Position.objects.get(unit=cast.east, is_head=False)

    appointments.transfer(cast.sari.employee, east, start=TODAY, by=ratna, note="mutasi")

    old, new = cast.sari.employee.appointments.order_by("during")
    assert (last_day(old.during), new.during.lower, new.position) == (date(2026, 3, 3), TODAY, east)
    row = cast.sari.employee.supervisor_assignments.get(during__contains=TODAY)
    assert row.supervisor == cast.maya.employee
    assert Account.objects.get(pk=cast.sari.pk).zone == "Asia/Makassar"


def test_a_transfer_that_is_refused_leaves_the_old_post(cast, head_post, ratna):
    with pytest.raises(ValidationError, match="sudah ada pemangkunya"):
        appointments.transfer(cast.sari.employee, head_post, start=APRIL, by=ratna)

    assert cast.sari.employee.appointments.get().during.upper is None


@pytest.mark.django_db(transaction=True)
def test_of_two_appointments_side_by_side_one_wins(cast, newcomer, ratna):
    posts = list(Position.objects.filter(is_head=False))[:2]
    outcomes = race(
        *(lambda post=post: appointments.open(newcomer, post, start=TODAY, by=ratna) for post in posts)
    )

    assert sorted(outcomes) == ["refused", "saved"]
    assert Appointment.objects.filter(employee=newcomer).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_side_by_side_one_wins(cast, ratna, newcomer):
    other = factories.make_employee("Lain")
    head = Position.objects.get(unit=cast.aid, is_head=True)
    outcomes = race(
        *(lambda who=who: appointments.open(who, head, start=APRIL, by=ratna) for who in (newcomer, other))
    )

    assert sorted(outcomes) == ["refused", "saved"]
    holder = Appointment.objects.get(position=head, kind="d").employee
    row = cast.wulan.employee.supervisor_assignments.get(during__contains=APRIL)
    assert row.supervisor == Employee.objects.get(pk=holder.pk)


def race(*works):
    """Run the works at once, each on its own connection; "saved" or "refused" for each."""
    start, outcomes = threading.Barrier(len(works)), []

    def run(work):
        try:
            start.wait()
            work()
            outcomes.append("saved")
        except ValidationError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
