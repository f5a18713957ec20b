"""An employee asks for a correction with proof; somebody else of HR decides on it, never one's own."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from core import audit, files
from core.models import AccessLog, Notification
from registry.actions import change_requests, employees
from registry.models import ChangeRequest
from registry.tests import factories

FACTS = {"reason": "Sesuai akta kelahiran"}


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


def send(browser, address, **data):
    return browser.post(address, {"kiriman": str(uuid.uuid4()), **data})


def text(response):
    return response.content.decode()


def ask(account, field="birth_place", new_value="Ujung Uji"):
    document = files.store(factories.scan(), by=account)
    return change_requests.submit(
        account.employee, field=field, new_value=new_value, document=document, by=account, **FACTS
    )


@pytest.fixture
def asked(cast):
    return ask(cast.sari)


def test_a_birth_place_is_corrected_with_proof_in_minutes(cast, as_, ratna):
    own, hr = as_(cast.sari), as_(ratna)
    address = url("own-request-add", "birth_place")

    sent = send(own, address, new_value="Ujung Uji", document=factories.scan(), **FACTS)
    found = ChangeRequest.objects.get()
    assert sent.url == url("own-request", found.pk)
    assert "Diajukan" in text(own.get(sent.url))

    page = text(hr.get(url("request-detail", found.pk)))
    assert "belum diisi" in page
    assert "Ujung Uji" in page
    assert 'alt="Bukti yang dilampirkan pegawai"' in page
    assert hr.get(url("request-proof", found.pk)).status_code == 200
    assert hr.post(url("request-approve", found.pk)).url == url("request-list")

    cast.sari.employee.refresh_from_db()
    assert cast.sari.employee.birth_place == "Ujung Uji"
    last = audit.trail(cast.sari.employee)[0]
    assert (last.action, last.actor_name) == ("registry.employee.change", ratna.name)
    assert "akta kelahiran" in last.note
    assert Notification.objects.get(recipient=cast.sari, kind="change-request").url == sent.url
    assert AccessLog.objects.filter(what="registry.request-proof.read").exists()


def test_without_proof_it_is_refused_and_what_was_typed_stays(cast, as_):
    answer = send(as_(cast.sari), url("own-request-add", "birth_place"), new_value="Ujung Uji", **FACTS)

    assert answer.status_code == 422
    assert "Lampirkan buktinya" in text(answer)
    assert "Ujung Uji" in text(answer)


def test_the_same_value_is_no_correction(cast):
    with pytest.raises(ValidationError, match="sama dengan data yang tercatat"):
        ask(cast.sari, "name", cast.sari.employee.name)


def test_two_open_requests_for_one_fact_are_refused(cast, asked):
    with pytest.raises(ValidationError, match="masih diproses"):
        ask(cast.sari)


def test_a_returned_request_is_mended_and_comes_back(cast, as_, asked, ratna):
    send(as_(ratna), url("request-return", asked.pk), note="Aktanya buram")
    own = as_(cast.sari)
    page = text(own.get(url("own-request", asked.pk)))
    assert "Aktanya buram" in page
    asked.refresh_from_db()

    answer = send(
        own, url("own-request-mend", asked.pk), new_value="Ujung Baru", version=asked.version, **FACTS
    )

    assert answer.status_code == 302
    asked.refresh_from_db()
    assert (asked.status, asked.new_value) == ("submitted", "Ujung Baru")
    assert asked.document is not None


def test_a_refusal_needs_its_reason(as_, asked, ratna):
    answer = send(as_(ratna), url("request-reject", asked.pk), note="")

    assert answer.status_code == 422
    asked.refresh_from_db()
    assert asked.status == "submitted"


def test_nobody_decides_on_the_own_request(cast, as_, ratna):
    own = ask(ratna)

    assert as_(ratna).post(url("request-approve", own.pk)).status_code == 404
    with pytest.raises(ValidationError, match="data sendiri"):
        change_requests.approve(own, by=ratna)
    with factories.setup(), pytest.raises(IntegrityError, match="nobody_decides_on_the_own_request"):
        ChangeRequest.objects.filter(pk=own.pk).update(
            status="approved", decided_by=ratna, decided_at="2026-03-04T00:00Z"
        )


def test_a_decision_is_made_once(asked, ratna, cast):
    change_requests.approve(asked, by=ratna)

    with pytest.raises(ValidationError, match="tidak dapat diubah"):
        change_requests.reject(asked, note="x", by=cast.hana)


def test_what_contradicts_the_nip_is_not_approved(cast, as_, ratna):
    wrong = ask(cast.sari, "birth_date", "1991-01-01")

    answer = as_(ratna).post(url("request-approve", wrong.pk), follow=True)

    assert "NIP" in text(answer)
    wrong.refresh_from_db()
    assert wrong.status == "submitted"
    cast.sari.employee.refresh_from_db()
    assert cast.sari.employee.birth_date != date(1991, 1, 1)


def test_a_record_that_changed_meanwhile_is_not_overwritten(cast, as_, asked, ratna):
    employees.change(cast.sari.employee, by=ratna, note="x", birth_place="Lain")

    answer = as_(ratna).post(url("request-approve", asked.pk), follow=True)

    assert "sudah berubah sejak" in text(answer)
    cast.sari.employee.refresh_from_db()
    assert cast.sari.employee.birth_place == "Lain"


def test_hr_sees_what_waits_on_the_home_page_and_in_the_queue(as_, asked, ratna, cast):
    hr = as_(ratna)

    assert "Putuskan 1 usulan data" in text(hr.get("/beranda/"))
    assert cast.sari.employee.nip_display in text(hr.get(url("request-list")))

    change_requests.approve(asked, by=ratna)
    assert "Putuskan" not in text(hr.get("/beranda/"))
    assert cast.sari.employee.nip_display not in text(hr.get(url("request-list")))
    assert cast.sari.employee.nip_display in text(hr.get(f"{url('request-list')}?status=diputuskan"))


def test_the_queue_needs_few_queries(as_, asked, ratna, cast, django_assert_max_num_queries):
    ask(cast.sari, "back_title", "S.Sos.")
    ask(cast.sari, "front_title", "Dr.")
    ask(cast.sari, "office_email", "sari@uji.example")
    hr = as_(ratna)

    with django_assert_max_num_queries(15):
        hr.get(url("request-list"))


def test_a_request_can_be_taken_back(cast, as_, asked):
    assert as_(cast.sari).post(url("own-request-cancel", asked.pk)).status_code == 302

    asked.refresh_from_db()
    assert asked.status == "cancelled"
    assert ask(cast.sari).status == "submitted"
