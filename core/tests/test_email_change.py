"""Another e-mail address: confirmed by password, and by the link that went there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core import audit
from core.models import OutgoingMail, SecurityLog
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "baru@uji.example"


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL_ENABLED = True


@pytest.fixture
def confirmed(account, sign_in, browser):
    """Signed in, and the password typed once more."""
    sign_in()
    browser.post("/masuk/ulang/", {"password": PASSWORD})
    return browser


@pytest.fixture
def link(confirmed):
    confirmed.post("/profil/surel/", {"email": "Baru@Uji.example"})
    mail = OutgoingMail.objects.get()
    assert mail.address == NEW
    return re.search(r"http://localhost:8000(/\S+)", mail.body)[1]


def test_r45_the_password_is_asked_for_again(account, sign_in, browser):
    sign_in()
    assert browser.get("/profil/surel/")["Location"].startswith("/masuk/ulang/")
    browser.post("/profil/surel/", {"email": NEW})
    assert not OutgoingMail.objects.exists()


def test_r45_guessing_it_ends(account, sign_in, browser):
    sign_in()
    pages = [browser.post("/masuk/ulang/", {"password": "x"}).content.decode() for _ in range(11)]
    assert "Terlalu banyak percobaan" in pages[-1]


def test_the_address_changes_only_after_its_link(account, link, confirmed):
    account.refresh_from_db()
    assert account.email == "wayan@uji.example"
    confirmed.get(link)
    account.refresh_from_db()
    assert account.email == "wayan@uji.example"

    confirmed.post(link)

    account.refresh_from_db()
    assert account.email == NEW
    assert SecurityLog.objects.filter(kind="email-changed", account=account).exists()
    assert audit.trail(account)[0].action == "core.account.change-email"
    assert OutgoingMail.objects.get(key__startswith="security:").address == "wayan@uji.example"
    assert confirmed.get(link).status_code == 404


def test_the_link_ends_after_a_day(link, confirmed, sign_in, time_machine):
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    sign_in()
    assert confirmed.get(link).status_code == 404


def test_the_link_is_no_good_for_another_account(link, make_account, sign_in):
    make_account("198001012005011001")
    other = Client()
    sign_in("198001012005011001", client=other)
    assert other.post(link).status_code == 404


def test_a44_an_address_of_somebody_else_gets_the_same_answer_and_no_mail(confirmed, make_account):
    make_account("198001012005011001", email="made@uji.example")
    taken = confirmed.post("/profil/surel/", {"email": "MADE@uji.example"})
    free = confirmed.post("/profil/surel/", {"email": NEW})
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])
    assert [mail.address for mail in OutgoingMail.objects.all()] == [NEW]


def test_an_address_taken_meanwhile_is_refused(link, confirmed, make_account, account):
    make_account("198001012005011001", email=NEW)
    assert "sudah dipakai" in confirmed.post(link, follow=True).content.decode()
    account.refresh_from_db()
    assert account.email == "wayan@uji.example"


@pytest.mark.parametrize(
    "address",
    ["", "a@b", "x" * 250 + "@uji.example", '"a b"@uji', "a@[127.0.0.1]", "a@uji.example\r\nBcc: b@c.de"],
)
def test_a35_wrong_addresses_are_a_form_error(confirmed, address):
    assert confirmed.post("/profil/surel/", {"email": address}).status_code == 200
    assert not OutgoingMail.objects.exists()


def test_at_most_three_mails_an_hour(confirmed):
    answers = [confirmed.post("/profil/surel/", {"email": f"a{n}@uji.example"}).status_code for n in range(4)]
    assert answers == [302, 302, 302, 200]


def test_without_mail_server_the_page_says_so(confirmed, settings):
    settings.MAIL_ENABLED = False
    page = confirmed.post("/profil/surel/", {"email": NEW}).content.decode()
    assert "belum terhubung ke server surel" in page
    assert NIP not in page.split("<main")[1]
