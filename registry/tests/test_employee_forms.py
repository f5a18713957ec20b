"""What HR types: it works, it is refused with the text kept, and it is not for others."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from core import audit
from registry.models import Employee, LegalStanding, Position

TODAY = date(2026, 3, 4)


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


@pytest.fixture
def siti(cast):
    return {
        "nip": "19900305 201403 2 001",
        "name": "Siti Rahmawati",
        "kind": "pns",
        "birth_date": "5-3-1990",
        "sex": "female",
        "legal_standing": "01",
        "joined_on": "2026-03-02",
        "unit": str(cast.care.pk),
        "position": str(staff_post(cast.care).pk),
    }


def test_hr_enters_a_new_employee_with_the_first_post(cast, hr, siti):
    response = send(hr, url("employee-add"), **siti)

    employee = Employee.objects.get(nip="199003052014032001")
    assert response.url == url("employee-detail", employee.pk)
    assert employee.appointments.get().position == staff_post(cast.care)
    page = text(hr.get(response.url))
    assert "Pegawai tersimpan" in page
    assert "TMT CPNS tidak sama" in page


def test_a_double_click_enters_one_employee(cast, hr, siti):
    token = str(uuid.uuid4())

    answers = {send(hr, url("employee-add"), **siti, kiriman=token).url for _n in range(2)}

    assert len(answers) == 1
    assert Employee.objects.filter(name="Siti Rahmawati").count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"nip": ""}, "Isi NIP"),
        ({"nip": "123"}, "18 angka"),
        ({"name": "\u00a0\u200b"}, "Isi nama"),
        ({"name": "a\x00b"}, "Karakter null"),
        ({"birth_date": "31/02/1990"}, "harus tanggal yang ada"),
        ({"birth_date": "29-02-2025"}, "harus tanggal yang ada"),
        ({"birth_date": "6-3-1990"}, "delapan angka pertama"),
        ({"sex": "male"}, "angka ke-15"),
        ({"sex": "x"}, "Pilih dari daftar"),
        ({"legal_standing": "99"}, "Pilih dari daftar"),
        ({"office_email": "a@b"}, "nama@instansi.go.id"),
        ({"unit": ""}, "Pilih unit kerja"),
        ({"position": "x"}, "Pilih dari daftar"),
    ],
)
def test_what_is_wrong_comes_back_with_the_text_kept(cast, hr, siti, changed, sentence):
    response = send(hr, url("employee-add"), **{**siti, "front_title": "Dra.", **changed})

    assert response.status_code == 422
    assert sentence in text(response)
    assert 'value="Dra."' in text(response)
    assert not Employee.objects.filter(front_title="Dra.").exists()


def test_a_post_beyond_the_own_units_cannot_be_chosen(cast, hr, siti):
    for unit, position in [(cast.east, cast.east), (cast.care, cast.east)]:
        response = send(
            hr,
            url("employee-add"),
            **{**siti, "unit": str(unit.pk), "position": str(staff_post(position).pk)},
        )
        assert response.status_code == 422
    assert not Employee.objects.filter(name="Siti Rahmawati").exists()


def test_choosing_a_unit_shows_its_posts_and_writes_nothing(cast, hr, siti):
    response = send(hr, url("employee-add"), **{**siti, "position": "", "tampilkan": "1"})

    assert response.status_code == 200
    assert str(staff_post(cast.care).pk) in text(response)
    assert 'value="Siti Rahmawati"' in text(response)
    assert "Kesalahan" not in text(response)
    assert not Employee.objects.filter(name="Siti Rahmawati").exists()


@pytest.mark.parametrize("who", ["sari", "budi", "lukman", "agus", "adi"])
def test_others_enter_nobody(cast, as_, siti, who):
    browser = as_(getattr(cast, who))
    assert browser.get(url("employee-add")).status_code == 403
    assert send(browser, url("employee-add"), **siti).status_code == 403


def facts_of(employee, **changed):
    return {
        "nip": employee.nip,
        "name": employee.name,
        "kind": employee.kind,
        "birth_date": employee.birth_date,
        "sex": employee.sex,
        "legal_standing": employee.legal_standing_id,
        "joined_on": employee.joined_on,
        "note": "salah ketik",
        "version": employee.version,
        **changed,
    }


def test_hr_corrects_a_record(cast, hr):
    sari = cast.sari.employee
    page = text(hr.get(url("employee-change", sari.pk)))
    assert f'value="{sari.nip}"' in page
    assert 'value="1990-03-05"' in page

    response = send(hr, url("employee-change", sari.pk), **facts_of(sari, name="Sari Dewi"))

    assert response.url == url("employee-detail", sari.pk)
    entry = audit.trail(sari)[0]
    assert (entry.action, entry.note) == ("registry.employee.change", "salah ketik")


def test_of_two_who_correct_at_once_the_second_sees_both_texts(cast, hr, as_):
    sari = cast.sari.employee
    send(hr, url("employee-change", sari.pk), **facts_of(sari, name="Sari Dewi"))

    response = send(as_(cast.hana), url("employee-change", sari.pk), **facts_of(sari, name="Sari Lama"))

    assert response.status_code == 409
    assert "Sari Dewi" in text(response)
    assert "Sari Lama" in text(response)
    assert "salah ketik" not in text(response)
    sari.refresh_from_db()
    assert sari.name == "Sari Dewi"


def test_a_refused_form_keeps_the_version_it_began_with(cast, hr, as_):
    sari = cast.sari.employee
    stale = facts_of(sari)
    send(hr, url("employee-change", sari.pk), **facts_of(sari, name="Sari Dewi"))

    response = send(hr, url("employee-change", sari.pk), **{**stale, "sex": "x"})

    assert response.status_code == 422
    assert 'name="version" value="1"' in text(response)


def test_a_form_without_a_version_is_no_form_of_ours(cast, hr):
    data = facts_of(cast.sari.employee)
    del data["version"]
    assert send(hr, url("employee-change", cast.sari.employee.pk), **data).status_code == 400


def test_fields_that_are_not_on_the_form_are_ignored(cast, hr):
    sari = cast.sari.employee
    send(
        hr,
        url("employee-change", sari.pk),
        **facts_of(sari, account=cast.budi.pk, left_on="2026-01-01", is_staff="on"),
    )

    sari.refresh_from_db()
    assert (sari.account, sari.left_on) == (cast.sari, None)


def test_hr_does_not_correct_the_own_record(cast, as_):
    hana = cast.hana
    from_above = as_(cast.hana)
    assert from_above.get(url("employee-change", hana.employee.pk)).status_code == 403


def test_who_leaves_is_recorded(cast, hr):
    sari = cast.sari.employee
    response = send(
        hr,
        url("employee-leave", sari.pk),
        on="31-3-2026",
        legal_standing="99",
        note="BUP",
        version=sari.version,
    )

    assert response.status_code == 302
    sari.refresh_from_db()
    assert sari.left_on == date(2026, 3, 31)


def test_legal_standings_of_who_left_are_not_offered_for_a_new_employee(hr):
    page = text(hr.get(url("employee-add")))
    gone = LegalStanding.objects.get(code="99").name
    assert f">{gone}</option>" not in page
