"""Reference data: SIASN's codes are there, and what administrators changed stays."""

import pytest
from django.contrib.auth.models import Group

from core import audit, clock
from registry.actions import reference
from registry.models import Holiday, LegalStanding, Rank, WorkPattern
from registry.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "words"),
    [("11", "Juru Muda (I/a)"), ("32", "Penata Muda Tingkat I (III/b)"), ("45", "Pembina Utama (IV/e)")],
)
def test_ranks_of_pns_carry_the_codes_of_siasn(code, words):
    assert str(Rank.objects.get(scheme="pns", code=code)) == words


def test_there_are_17_ranks_of_pns_and_17_grades_of_pppk():
    assert [Rank.objects.filter(scheme=scheme).count() for scheme in ("pns", "pppk")] == [17, 17]
    assert str(Rank.objects.get(scheme="pppk", grade="IX")) == "IX"


def test_who_is_on_unpaid_leave_is_neither_at_work_nor_due_an_skp():
    standing = LegalStanding.objects.get(code="02")

    assert (standing.is_active, standing.needs_skp) == (False, False)
    assert LegalStanding.objects.count() == 31


def test_the_working_weeks_have_37_and_a_half_hours():
    weeks = {p.name: len(p.weekdays) * p.minutes_per_day for p in WorkPattern.objects.filter(is_shift=False)}

    assert weeks == {"Lima hari kerja": 2250, "Enam hari kerja": 2250}


def test_holidays_of_this_and_the_next_year_are_there(set_clock):
    set_clock("2026-03-04 09:00+07:00")
    reference.load()

    kinds = dict(Holiday.objects.filter(date__year=2026).values_list("date", "kind"))
    assert kinds[clock.now().date().replace(day=19)] == Holiday.Kind.NATIONAL
    assert kinds[clock.now().date().replace(day=18)] == Holiday.Kind.COLLECTIVE
    assert Holiday.objects.filter(date="2027-08-17").exists()


def test_loading_again_changes_nothing_that_administrators_changed():
    with factories.setup():
        LegalStanding.objects.filter(code="01").update(name="Aktif bekerja")
    before = audit.event_model(LegalStanding).objects.count()

    reference.load()

    assert LegalStanding.objects.get(code="01").name == "Aktif bekerja"
    assert audit.event_model(LegalStanding).objects.count() == before


def test_administrators_get_no_case_records():
    codes = set(Group.objects.get(name="Administrator").permissions.values_list("codename", flat=True))

    assert {"change_grant", "add_orgunit", "view_rank"} <= codes
    assert not codes & {"change_employee", "change_appointment", "add_absence", "view_employee"}
