"""Forgotten password: a link by mail, and an answer that never tells whether the account exists."""

import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import OutgoingMail, SecurityLog
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "delapan gajah menari pelan"


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL_ENABLED = True


def ask(browser, name, **extra):
    return browser.post("/lupa-sandi/", {"email": name}, **extra)


@pytest.fixture
def link(account, browser):
    """The path in the mail."""
    ask(browser, NIP)
    return re.search(r"http://localhost:8000(/\S+)", OutgoingMail.objects.get().body)[1]


def set_password(browser, path, password=NEW):
    return browser.post(path, {"password1": password, "password2": password})


@pytest.mark.parametrize("name", [NIP, "19900101 201503 1 002", "WAYAN@uji.example"])
def test_nip_or_email_sends_a_link(account, browser, name):
    assert ask(browser, name)["Location"] == "/lupa-sandi/terkirim/"

    mail = OutgoingMail.objects.get()
    assert (mail.address, mail.recipient) == ("wayan@uji.example", account)
    assert "http://localhost:8000/lupa-sandi/" in mail.body


def test_a44_the_answer_is_the_same_for_everybody(make_account, browser):
    make_account(email="wayan@uji.example")
    make_account("198001012005011001", email="a@uji.example", is_active=False)
    make_account("198101012005011001")
    make_account("198201012005011001", email="b@uji.example", password="!belum")
    names = [NIP, "198001012005011001", "198101012005011001", "198201012005011001", "1970", "x@uji.example"]

    answers = {(r.status_code, r["Location"], r.content) for r in (ask(browser, name) for name in names)}

    assert answers == {(302, "/lupa-sandi/terkirim/", b"")}
    assert [mail.address for mail in OutgoingMail.objects.all()] == ["wayan@uji.example"]
    page = browser.get("/lupa-sandi/terkirim/").content.decode()
    assert "w***" not in page
    assert "uji.example" not in page


def test_a44_asking_costs_nearly_the_same_for_everybody(account, browser):
    def queries(name):
        with CaptureQueriesContext(connection) as captured:
            ask(browser, name)
        return len(captured)

    queries("pemanasan")
    assert queries(NIP) - queries("197001011995011001") <= 1


def test_a42_the_key_leaves_the_address_after_the_first_hop(link, browser):
    response = browser.get(link)

    assert response["Location"].endswith("-set-password/")
    page = browser.get(response["Location"])
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert link.rsplit("-", 1)[1].strip("/") not in page.content.decode()


def test_a42_the_link_sets_a_password_once(account, link, browser, sign_in):
    form = browser.get(link)["Location"]
    assert set_password(browser, form)["Location"] == "/lupa-sandi/selesai/"

    assert "sudah dipakai" in Client().get(link).content.decode()
    assert sign_in(NIP, PASSWORD, client=Client()).status_code == 200
    assert sign_in(NIP, NEW, client=Client()).status_code == 302
    assert list(SecurityLog.objects.order_by("id").values_list("kind", flat=True)[:2]) == [
        "reset-asked",
        "password-reset",
    ]


def test_a42_the_link_ends_after_an_hour(link, browser, time_machine):
    # A number, since a moment in UTC would move the local zone too, in which Django dates the link.
    time_machine.move_to(time.time() + 61 * 60)
    assert "masa berlakunya habis" in browser.get(link).content.decode()


def test_a42_the_link_ends_when_the_person_signs_in(account, link, sign_in):
    sign_in(client=Client())
    assert "sudah dipakai" in Client().get(link).content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_FORWARDED_HOST": "evil.test"},
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_FORWARDED": "host=evil.test"},
    ],
)
def test_a42_the_link_names_our_host_whatever_the_request_says(account, browser, headers):
    ask(browser, NIP, **headers)
    body = OutgoingMail.objects.get().body
    assert "http://localhost:8000/lupa-sandi/" in body
    assert "evil.test" not in body


def test_a49_a_foreign_host_is_refused(account, browser):
    assert ask(browser, NIP, HTTP_HOST="evil.test").status_code == 400
    assert browser.get("/masuk/", HTTP_HOST="evil.test").status_code == 400
    assert not OutgoingMail.objects.exists()


def test_a39_a_reset_ends_every_session(account, sign_in, link, browser):
    other = Client()
    sign_in(client=other)
    fresh = Client()
    ask(fresh, NIP)
    path = re.search(r"http://localhost:8000(/\S+)", OutgoingMail.objects.order_by("-created_at")[0].body)[1]
    assert other.get("/profil/").status_code == 200

    set_password(fresh, fresh.get(path)["Location"])

    assert other.get("/profil/").status_code == 302


def test_a50_three_mails_an_hour_and_not_one_more(account, browser):
    answers = {ask(browser, NIP)["Location"] for _ in range(10)}
    assert answers == {"/lupa-sandi/terkirim/"}
    assert OutgoingMail.objects.count() == 3


def test_a50_asking_on_and_on_is_stopped_by_address(db, browser):
    answers = [ask(browser, str(n)).status_code for n in range(31)]
    assert answers == [302] * 30 + [429]
    assert ask(browser, "x")["Retry-After"] == "900"


def test_looking_at_the_link_writes_nothing(link, account, browser):
    before = SecurityLog.objects.count()
    browser.get(link, follow=True)
    assert SecurityLog.objects.count() == before
    assert not account.emailaddress_set.exists()


def test_a_program_gets_no_json_side_door(link, browser):
    response = browser.get(link, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert response.status_code == 302
    assert "json" not in browser.get("/lupa-sandi/", HTTP_ACCEPT="application/json")["Content-Type"]


@pytest.mark.parametrize("key", ["x", "abc-def", "cxyz-" + "0" * 32])
def test_invented_links_say_that_they_are_not_good(account, browser, key):
    page = browser.get(f"/lupa-sandi/{account.pk.hex}-{key}/")
    assert "Tautan tidak berlaku" in page.content.decode()
