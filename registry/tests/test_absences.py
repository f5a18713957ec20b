"""Absences: recorded by HR, once at a time, never one's own."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core import audit
from registry.actions import absences
from registry.models import Absence
from registry.rules.day_ranges import last_day

FIRST, LAST = date(2026, 3, 9), date(2026, 3, 11)


def add(employee, by, start=FIRST, end=LAST, kind="leave"):
    return absences.add(employee, kind=kind, start=start, end=end, by=by, reason="Cuti tahunan")


def test_it_covers_the_first_and_the_last_day(sari, ratna):
    absence = add(sari.employee, ratna)

    absence.refresh_from_db()
    assert (absence.during.lower, last_day(absence.during)) == (FIRST, LAST)
    entry = audit.trail(absence)[0]
    assert (entry.action, entry.actor_name) == ("registry.absence.add", "Ratna")


def test_one_day_is_enough(sari, ratna):
    assert last_day(add(sari.employee, ratna, end=FIRST).during) == FIRST


def test_an_end_before_the_start_is_refused(sari, ratna):
    with pytest.raises(ValidationError) as refusal:
        add(sari.employee, ratna, start=LAST, end=FIRST)
    assert list(refusal.value.message_dict) == ["start", "end"]


def test_two_absences_on_one_day_are_refused(sari, ratna):
    add(sari.employee, ratna)

    with pytest.raises(ValidationError, match="sudah ada ketidakhadiran lain"):
        add(sari.employee, ratna, start=LAST, end=LAST, kind="sick")
    assert Absence.objects.count() == 1


def test_nobody_records_their_own(ratna):
    with pytest.raises(ValidationError, match="data sendiri"):
        add(ratna.employee, ratna)


def test_a_wrong_one_is_withdrawn_and_stays_in_the_history(sari, ratna):
    absence = add(sari.employee, ratna)

    absences.withdraw(absence, by=ratna, note="salah orang")

    assert not Absence.objects.exists()
    event = audit.event_model(Absence).objects.filter(employee=sari.employee).latest("pgh_id")
    assert event.pgh_context["note"] == "salah orang"


def test_nobody_withdraws_their_own(ratna, hana):
    absence = add(ratna.employee, hana)

    with pytest.raises(ValidationError, match="data sendiri"):
        absences.withdraw(absence, by=ratna, note="x")
