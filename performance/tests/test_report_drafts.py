"""What the phone asks for: session, autosave, sending what was written offline; the worker and its page."""

import json
import re
import uuid

import pytest
from django.test import Client

from performance.models import ActivityReport
from performance.tests.factories import make_report, make_rhk, photo, typed

Status = ActivityReport.Status


@pytest.fixture
def rhk(sari):
    return make_rhk(sari.employee)


@pytest.fixture
def browser(as_, sari):
    return as_(sari)


def offline(account, **fields):
    """What the offline page keeps: no plan."""
    data = {"kiriman": str(uuid.uuid4()), "akun": str(account.pk), "day": "lain", "date": "2026-03-04"}
    return {**data, "summary": "Dari hutan", "minutes": "lain", "minutes_more": "90", **fields}


def test_the_session_answers_with_a_token_or_401(browser, sari):
    answer = browser.get("/laporan/sesi/")
    assert answer.json()["account"] == str(sari.pk)
    assert answer.json()["token"]
    assert Client().get("/laporan/sesi/").status_code == 401


def test_autosave_keeps_a_draft_and_never_submits(browser, rhk):
    data = typed(rhk, summary="Baru")
    answer = browser.post("/laporan/draf/", data)
    browser.post("/laporan/draf/", {**data, "summary": "Baru lagi", "minutes": ""})

    assert answer.json()["saved"] == "Draf tersimpan 09.00"
    report = ActivityReport.objects.get()
    assert (report.status, report.summary, report.version) == (Status.DRAFT, "Baru lagi", 2)


def test_autosave_does_not_touch_what_was_handed_in(browser, sari, rhk):
    report = make_report(sari, rhk=rhk)
    browser.post("/laporan/draf/", typed(rhk, kiriman=str(report.client_key), summary="Telat"))
    report.refresh_from_db()
    assert report.summary == "Menyusun nota dinas"


def test_autosave_refuses_what_it_cannot_read(browser, rhk):
    assert browser.post("/laporan/draf/", typed(rhk, kiriman="x")).status_code == 422
    assert browser.post("/laporan/draf/", typed(rhk, summary="x" * 1001)).status_code == 422
    assert not ActivityReport.objects.exists()


def test_a_report_from_the_offline_page_takes_the_plan_last_used(browser, sari, rhk):
    answer = browser.post("/laporan/kirim/", offline(sari, photo=photo()))

    report = ActivityReport.objects.get()
    assert answer.json() == {
        "url": report.get_absolute_url(),
        "draft": False,
        "message": "Laporan 4 Maret diajukan ke Budi.",
    }
    assert (report.status, report.rhk, report.minutes, report.evidence.count()) == (
        Status.SUBMITTED,
        rhk,
        90,
        1,
    )


def test_sent_again_it_is_the_same_report(browser, sari, rhk):
    data = offline(sari)
    answers = [browser.post("/laporan/kirim/", data).json() for _number in range(2)]
    assert answers[0] == answers[1]
    assert ActivityReport.objects.count() == 1


def test_what_may_not_be_handed_in_becomes_a_draft_with_its_reason(browser, sari, rhk, set_clock):
    set_clock("2026-03-20 09:00+07:00")
    answer = browser.post("/laporan/kirim/", offline(sari)).json()

    assert answer["draft"]
    assert "Batas waktu" in answer["message"]
    report = ActivityReport.objects.get()
    assert (report.status, report.summary) == (Status.DRAFT, "Dari hutan")


def test_another_account_cannot_send_it(as_, sari, tono):
    make_rhk(tono.employee)
    answer = as_(tono).post("/laporan/kirim/", offline(sari))
    assert answer.status_code == 409
    assert "akun lain" in answer.json()["message"]
    assert not ActivityReport.objects.exists()


def test_it_needs_a_key(browser, sari, rhk):
    assert browser.post("/laporan/kirim/", offline(sari, kiriman="")).status_code == 400


def test_the_worker_is_at_the_root_fresh_and_may_connect_to_us_alone(db):
    answer = Client().get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer["Cache-Control"]
    assert "connect-src 'self'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]


def test_the_worker_keeps_static_files_and_the_offline_page_only(db):
    script = Client().get("/sw.js").content.decode()
    kept = json.loads(re.search(r"SHELL = (\[.*?\]);", script)[1])
    assert len(kept) > 3
    assert [path for path in kept if not path.startswith("/static/")] == []
    assert 'OFFLINE = "/laporan/luring/"' in script


def test_the_offline_page_is_the_same_for_everybody(browser, sari):
    page = browser.get("/laporan/luring/").content.decode()
    assert page == Client().get("/laporan/luring/").content.decode()
    assert str(sari.pk) not in page
    assert sari.name not in page
