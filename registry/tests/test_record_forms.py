"""Posts, absences and supervisors on the record of an employee: what HR types, and that nobody else may."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from registry.models import Absence, Appointment, Position, SupervisorAssignment
from registry.rules.day_ranges import last_day


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


def send(browser, address, **data):
    return browser.post(address, {"kiriman": str(uuid.uuid4()), **data})


def text(response):
    return response.content.decode()


def staff_post(unit):
    return Position.objects.get(unit=unit, is_head=False)


@pytest.fixture
def hr(as_, ratna):
    return as_(ratna)


def test_hr_appoints_somebody_to_act(cast, hr):
    tono, head = cast.tono.employee, Position.objects.get(unit=cast.care, is_head=True)
    data = {
        "kind": "plh",
        "unit": str(cast.care.pk),
        "position": str(head.pk),
        "start": "9-3-2026",
        "end": "13-3-2026",
    }

    assert send(hr, url("appointment-open", tono.pk), **data).url == url("employee-appointments", tono.pk)

    acting = Appointment.objects.get(employee=tono, kind="plh")
    assert last_day(acting.during) == date(2026, 3, 13)
    page = text(hr.get(url("employee-supervisors", cast.sari.employee.pk)))
    assert "Pelaksana jabatan atasan" in page


def test_an_end_before_the_start_is_refused_at_both_fields(cast, hr):
    tono, head = cast.tono.employee, Position.objects.get(unit=cast.care, is_head=True)
    data = {
        "kind": "plh",
        "unit": str(cast.care.pk),
        "position": str(head.pk),
        "start": "9-3-2026",
        "end": "8-3-2026",
    }

    response = send(hr, url("appointment-open", tono.pk), **data)

    assert response.status_code == 422
    assert "Tanggal akhir harus sama dengan atau sesudah" in text(response)
    assert 'href="#id_start"' in text(response)
    assert 'href="#id_end"' in text(response)


def test_hr_transfers_somebody_within_the_own_units_only(cast, hr):
    tono = cast.tono.employee
    data = {"start": "1-4-2026", "unit": str(cast.aid.pk), "position": str(staff_post(cast.aid).pk)}

    assert send(hr, url("appointment-transfer", tono.pk), **data).status_code == 302
    assert tono.appointments.count() == 2

    data |= {"unit": str(cast.east.pk), "position": str(staff_post(cast.east).pk), "start": "1-5-2026"}
    assert send(hr, url("appointment-transfer", tono.pk), **data).status_code == 422


def test_hr_ends_a_post(cast, hr):
    held = cast.tono.employee.appointments.get()
    data = {"end": "31-3-2026", "note": "mundur", "version": held.version}

    send(hr, url("appointment-end", cast.tono.employee.pk, held.pk), **data)

    held.refresh_from_db()
    assert last_day(held.during) == date(2026, 3, 31)


def test_a_post_of_somebody_else_is_not_there(cast, hr):
    held = cast.sari.employee.appointments.get()
    data = {"end": "31-3-2026", "note": "x", "version": held.version}
    assert send(hr, url("appointment-end", cast.tono.employee.pk, held.pk), **data).status_code == 404


def test_hr_records_and_takes_back_an_absence(cast, hr, as_):
    sari = cast.sari.employee
    data = {"kind": "sick", "start": "9-3-2026", "end": "10-3-2026", "reason": "demam"}
    assert send(hr, url("absence-add", sari.pk), **data).status_code == 302

    assert "demam" in text(hr.get(url("employee-absences", sari.pk)))
    seen_by_supervisor = text(as_(cast.budi).get(url("employee-absences", sari.pk)))
    assert "9–10 Maret 2026" in seen_by_supervisor
    assert "demam" not in seen_by_supervisor
    assert "Sakit" not in seen_by_supervisor

    absence = Absence.objects.get()
    assert send(hr, url("absence-withdraw", sari.pk, absence.pk), note="").status_code == 422
    assert send(hr, url("absence-withdraw", sari.pk, absence.pk), note="salah orang").status_code == 302
    assert not Absence.objects.exists()


def test_hr_names_a_supervisor_and_ends_it(cast, hr):
    sari = cast.sari.employee
    data = {"supervisor": str(cast.tono.employee.pk), "start": "4-3-2026", "note": "proyek"}
    assert send(hr, url("supervisor-override", sari.pk), **data).status_code == 302
    named = SupervisorAssignment.objects.get(source="override")
    assert named.supervisor == cast.tono.employee

    response = send(hr, url("supervisor-end", sari.pk, named.pk), end="31-3-2026", note="selesai")

    assert response.status_code == 302
    named.refresh_from_db()
    assert last_day(named.during) == date(2026, 3, 31)


@pytest.mark.parametrize("who", ["sari", "wulan"])
def test_a_supervisor_who_makes_no_sense_is_refused(cast, hr, who):
    data = {"supervisor": str(getattr(cast, who).employee.pk), "start": "4-3-2026", "note": "x"}
    response = send(hr, url("supervisor-override", cast.budi.employee.pk), **data)

    assert response.status_code == 422
    assert not SupervisorAssignment.objects.filter(source="override").exists()


FORMS = [
    "employee-change",
    "employee-leave",
    "appointment-open",
    "appointment-transfer",
    "absence-add",
    "supervisor-override",
]


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_for_hr_of_the_unit_only(cast, as_, name):
    address = url(name, cast.sari.employee.pk)

    found = {
        who: (
            as_(getattr(cast, who)).get(address).status_code,
            send(as_(getattr(cast, who)), address).status_code,
        )
        for who in ("sari", "budi", "lukman", "agus", "tono", "dewi", "adi")
    }

    seen, hidden = (403, 403), (404, 404)
    assert found == {
        **dict.fromkeys(["sari", "budi", "lukman", "agus"], seen),
        **dict.fromkeys(["tono", "dewi", "adi"], hidden),
    }


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_is_told_what_is_missing(cast, hr, name):
    versions = {"version": "1"} if name in {"employee-change", "employee-leave"} else {}
    response = send(hr, url(name, cast.sari.employee.pk), **versions)

    assert response.status_code == 422
    assert "yang perlu diperbaiki" in text(response)
