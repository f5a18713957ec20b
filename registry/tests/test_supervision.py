"""Supervisors follow the posts by date; what HR names stands; people are told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core.models import Notification
from registry.actions import appointments, positions, supervision
from registry.models import Appointment, Employee, LegalStanding, Position, SupervisorAssignment
from registry.rules.day_ranges import last_day
from registry.tests import factories

TODAY = date(2026, 3, 4)
APRIL = date(2026, 4, 1)
Source = SupervisorAssignment.Source


def line(employee):
    """The employee's supervisors: name, first and last day, why."""
    rows = SupervisorAssignment.objects.filter(employee=employee).order_by("during")
    return [
        (
            str(row.supervisor or row.official or "SDM"),
            row.during.lower,
            last_day(row.during),
            Source(row.source).name,
        )
        for row in rows.select_related("supervisor", "official")
    ]


def now(employee, on=TODAY):
    row = SupervisorAssignment.objects.filter(employee=employee, during__contains=on).first()
    return str(row.supervisor or row.official or "SDM") if row else None


def post_of(account):
    return Appointment.objects.get(employee__account=account, kind="d").position


@pytest.fixture
def head_of_aid(cast):
    return Position.objects.get(unit=cast.aid, is_head=True)


def test_recomputing_what_is_right_writes_nothing(cast, ratna):
    before = list(SupervisorAssignment.objects.order_by("pk").values())

    people = [
        account.employee
        for account in (cast.sari, cast.tono, cast.andi, cast.dewi, cast.wulan, cast.budi, cast.lukman)
    ]

    supervision.recompute(people, from_day=date(2020, 1, 1), by=ratna)

    assert list(SupervisorAssignment.objects.order_by("pk").values()) == before
    assert not Notification.objects.exists()


def test_a_new_head_takes_over_on_the_day(cast, ratna, head_of_aid):
    newcomer = factories.make_employee("Kepala Baru", account=factories.make_account("baru"))

    appointments.open(newcomer, head_of_aid, start=APRIL, by=ratna)

    assert line(cast.wulan.employee) == [
        ("Lukman", date(2020, 1, 1), date(2026, 2, 28), "HIGHER"),
        ("Andi", date(2026, 3, 1), date(2026, 3, 31), "ACTING"),
        ("Kepala Baru", APRIL, None, "HOLDER"),
    ]
    assert line(newcomer) == [("Lukman", APRIL, None, "HOLDER")]


def test_the_employee_is_told_once(cast, ratna, head_of_aid):
    newcomer = factories.make_employee("Kepala Baru")

    appointments.open(newcomer, head_of_aid, start=APRIL, by=ratna)

    told = Notification.objects.get(recipient=cast.wulan)
    assert told.title == "Atasan langsung Anda: Kepala Baru"
    assert told.body == "Berlaku mulai 1 April 2026."


def test_an_acting_head_stands_in_for_an_absent_one_and_gives_back(cast, ratna):
    head = post_of(cast.budi)

    appointments.open(
        cast.tono.employee, head, kind="plh", start=date(2026, 3, 9), end=date(2026, 3, 13), by=ratna
    )

    assert line(cast.sari.employee) == [
        ("Budi", date(2020, 1, 1), date(2026, 3, 8), "HOLDER"),
        ("Tono", date(2026, 3, 9), date(2026, 3, 13), "ACTING"),
        ("Budi", date(2026, 3, 14), None, "HOLDER"),
    ]


def test_who_acts_as_the_own_superior_is_supervised_from_above(cast, ratna):
    appointments.open(
        cast.tono.employee,
        post_of(cast.budi),
        kind="plh",
        start=date(2026, 3, 9),
        end=date(2026, 3, 13),
        by=ratna,
    )

    assert now(cast.tono.employee, date(2026, 3, 10)) == "Lukman"
    assert now(cast.tono.employee, date(2026, 3, 14)) == "Budi"


def test_a_subordinate_who_acts_above_does_not_supervise_the_own_head(cast, ratna):
    social = post_of(cast.lukman)

    appointments.open(
        cast.sari.employee, social, kind="plh", start=date(2026, 3, 9), end=date(2026, 3, 13), by=ratna
    )

    assert now(cast.budi.employee, date(2026, 3, 10)) == "Bupati Uji"
    assert now(cast.sari.employee, date(2026, 3, 10)) == "Budi"


def test_a_vacancy_passes_people_to_the_next_post_up(cast, ratna):
    appointments.end(cast.budi.employee.appointments.get(), on=date(2026, 3, 31), by=ratna)

    assert line(cast.sari.employee)[-1] == ("Lukman", APRIL, None, "HIGHER")


def test_at_the_top_an_official_rates_and_without_one_hr_decides(cast, ratna, regent_ends):
    assert line(cast.lukman.employee)[-2:] == [
        ("Bupati Uji", date(2020, 1, 1), date(2026, 3, 31), "HOLDER"),
        ("SDM", APRIL, None, "HR_QUEUE"),
    ]


@pytest.fixture
def regent_ends(cast, ratna):
    with factories.setup():
        cast.regent.during = cast.regent.during.__class__(date(2020, 1, 1), APRIL)
        cast.regent.save()
    supervision.recompute([cast.lukman.employee], from_day=TODAY, by=ratna)


def test_somebody_suspended_supervises_no_more(cast, ratna):
    suspended = LegalStanding.objects.get(code="04")
    with factories.setup():
        Employee.objects.filter(pk=cast.budi.employee.pk).update(legal_standing=suspended)

    supervision.recompute_around([post_of(cast.budi)], from_day=TODAY, by=ratna)

    assert now(cast.sari.employee) == "Lukman"


def test_another_superior_post_changes_the_supervisor_from_today(cast, adi):
    positions.change(post_of(cast.sari), superior=post_of(cast.maya), by=adi)

    assert [name for name, *_rest in line(cast.sari.employee)] == ["Budi", "Maya"]
    assert now(cast.sari.employee, date(2026, 3, 3)) == "Budi"


def test_an_override_stands_when_the_post_changes_hands(cast, ratna):
    supervision.override(
        cast.sari.employee, cast.tono.employee, start=APRIL, end=date(2026, 4, 30), by=ratna, note="proyek"
    )
    appointments.end(cast.budi.employee.appointments.get(), on=date(2026, 4, 10), by=ratna)

    assert line(cast.sari.employee) == [
        ("Budi", date(2020, 1, 1), date(2026, 3, 31), "HOLDER"),
        ("Tono", APRIL, date(2026, 4, 30), "OVERRIDE"),
        ("Lukman", date(2026, 5, 1), None, "HIGHER"),
    ]


def test_an_override_tells_the_employee(cast, ratna):
    supervision.override(cast.sari.employee, cast.tono.employee, start=TODAY, by=ratna, note="proyek")

    assert Notification.objects.get(recipient=cast.sari).title == "Atasan langsung Anda: Tono"


def test_a_second_override_takes_its_days_from_the_first(cast, ratna):
    sari = cast.sari.employee
    supervision.override(sari, cast.tono.employee, start=APRIL, end=date(2026, 4, 30), by=ratna, note="a")
    supervision.override(
        sari, cast.lukman.employee, start=date(2026, 4, 10), end=date(2026, 4, 15), by=ratna, note="b"
    )

    assert [(name, first) for name, first, *_rest in line(sari)] == [
        ("Budi", date(2020, 1, 1)),
        ("Tono", APRIL),
        ("Lukman", date(2026, 4, 10)),
        ("Tono", date(2026, 4, 16)),
        ("Budi", date(2026, 5, 1)),
    ]


def test_when_an_override_ends_the_post_decides_again(cast, ratna):
    named = supervision.override(cast.sari.employee, cast.tono.employee, start=APRIL, by=ratna, note="a")

    supervision.end_override(named, on=date(2026, 4, 15), by=ratna, note="selesai")

    assert [(name, first) for name, first, *_rest in line(cast.sari.employee)] == [
        ("Budi", date(2020, 1, 1)),
        ("Tono", APRIL),
        ("Budi", date(2026, 4, 16)),
    ]


@pytest.mark.parametrize(
    ("employee", "supervisor", "sentence"),
    [
        ("sari", "sari", "dirinya sendiri"),
        ("budi", "sari", "bawahan"),
        ("lukman", "sari", "bawahan"),
        ("sari", "rahmat", "pegawai aktif"),
    ],
)
def test_oneself_a_loop_and_somebody_who_left_are_refused(cast, ratna, employee, supervisor, sentence):
    before = SupervisorAssignment.objects.count()
    with pytest.raises(ValidationError, match=sentence):
        supervision.override(
            getattr(cast, employee).employee,
            getattr(cast, supervisor).employee,
            start=TODAY,
            by=ratna,
            note="x",
        )
    assert SupervisorAssignment.objects.count() == before


def test_nobody_names_their_own_supervisor(cast, ratna):
    with pytest.raises(ValidationError, match="data sendiri"):
        supervision.override(ratna.employee, cast.lukman.employee, start=TODAY, by=ratna, note="x")


def test_a_row_of_the_posts_is_not_ended_by_hand(cast, ratna):
    row = cast.sari.employee.supervisor_assignments.get()
    with pytest.raises(ValidationError, match="mengikuti jabatan"):
        supervision.end_override(row, on=TODAY, by=ratna, note="x")


def test_many_people_cost_as_many_reads_as_one(cast, ratna, django_assert_max_num_queries):
    post = post_of(cast.sari)
    people = [factories.make_employee(f"Banyak {number}") for number in range(21)]
    for person in people:
        factories.appoint(person, post)

    with django_assert_max_num_queries(30) as one:
        supervision.recompute(people[:1], from_day=TODAY, by=ratna)
    with django_assert_max_num_queries(30) as many:
        supervision.recompute(people[1:], from_day=TODAY, by=ratna)

    assert {now(person) for person in people} == {"Budi"}
    assert len(many) == len(one)
