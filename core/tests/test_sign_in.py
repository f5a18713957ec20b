"""Sign-in: by NIP or e-mail, the same answer for every failure, and an end to guessing."""

import pytest
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from core import sign_in_names
from core.models import SecurityLog, Throttle
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
MISMATCH = "NIP atau kata sandi tidak cocok."


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("199001012015031002", NIP),
        (" 19900101 201503 1 002 ", NIP),
        ("19900101.201503.1.002", NIP),
        ("'199001012015031002", NIP),
        ("\u2019199001012015031002", NIP),
        ("１９９００１０１２０１５０３１００２", NIP),
        ("Wayan@Uji.Example ", "wayan@uji.example"),
        ("Pegawai", "pegawai"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_a_name_is_read_in_any_spelling(typed, stored):
    assert sign_in_names.normalise(typed) == stored


@pytest.mark.parametrize("typed", [NIP, "19900101 201503 1 002", "'19900101.2015031002", "WAYAN@uji.example"])
def test_nip_and_email_open_the_same_account(account, sign_in, typed):
    response = sign_in(typed)

    assert (response.status_code, response["Location"]) == (302, "/beranda/")
    assert SecurityLog.objects.get(kind="signed-in").account == account


def test_the_page_lets_people_paste_and_password_managers_help(client, db):
    page = client.get("/masuk/").content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def answer(response):
    """What the browser gets, without the token of the form and what was typed."""
    lines = [line for line in response.content.decode().splitlines() if "csrfmiddlewaretoken" not in line]
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return response.status_code, headers, [line for line in lines if 'name="login"' not in line]


@pytest.mark.parametrize("login", ["199001012015031099", "tidak.ada@uji.example", "siapa", NIP[:-1]])
def test_a44_unknown_and_known_names_get_the_same_answer(account, sign_in, login, time_machine):
    # Both answers in one second, for their headers name it.
    time_machine.move_to(timezone.now(), tick=False)

    known, unknown = sign_in(NIP, "salah"), sign_in(login, "salah")

    assert MISMATCH in known.content.decode()
    assert answer(known) == answer(unknown)


@pytest.fixture
def count_hashes(monkeypatch):
    """How often a password is hashed; the time of sign-in is the time of its hashes."""
    counted = []
    hasher = hashers.get_hasher()
    for name in ("encode", "verify"):
        original = getattr(type(hasher), name)

        def counting(self, *args, _original=original, _name=name, **kwargs):
            counted.append(_name)
            return _original(self, *args, **kwargs)

        monkeypatch.setattr(type(hasher), name, counting)
    return counted


CASES = ["known", "by email", "unknown", "unknown email", "disabled", "not activated"]


@pytest.mark.parametrize("case", CASES)
def test_a44_every_failure_costs_exactly_one_hash(make_account, sign_in, count_hashes, case):
    make_account(email="wayan@uji.example")
    make_account("198001012005011001", is_active=False)
    make_account("198101012005011001", password="!belum")
    login = {
        "known": NIP,
        "by email": "wayan@uji.example",
        "unknown": "197001011995011001",
        "unknown email": "x@uji.example",
        "disabled": "198001012005011001",
        "not activated": "198101012005011001",
    }[case]
    count_hashes.clear()

    assert MISMATCH in sign_in(login, "salah sekali").content.decode()
    assert len(count_hashes) == 1


def test_a_disabled_account_is_told_so_only_with_its_password(make_account, sign_in):
    make_account(is_active=False)

    assert sign_in(NIP)["Location"] == "/masuk/nonaktif/"
    assert "_auth_user_id" not in sign_in(NIP).wsgi_request.session


def test_an_account_without_password_does_not_open(make_account, sign_in):
    make_account(password="!belum")
    for password in ("", "!belum", "None"):
        assert sign_in(NIP, password).status_code == 200


def test_the_system_account_does_not_open(db, sign_in):
    assert MISMATCH in sign_in("sistem", "sistem").content.decode()


def test_a45_ten_wrong_passwords_and_then_a_pause(account, sign_in, time_machine):
    time_machine.move_to("2026-03-04 09:00+07:00", tick=False)
    answers = [sign_in(NIP, f"salah {n}").status_code for n in range(12)]

    assert answers == [200] * 10 + [429] * 2
    assert sign_in(NIP)["Retry-After"] == "900"
    time_machine.shift(15 * 60 + 1)
    assert sign_in(NIP).status_code == 302


def test_a45_an_unknown_name_pauses_after_as_many_tries(db, sign_in):
    assert [sign_in("197001011995011001", "x").status_code for _ in range(11)] == [200] * 10 + [429]


def test_a45_nip_and_email_count_together(account, sign_in):
    answers = [sign_in(name, "x").status_code for name in [NIP, "wayan@uji.example"] * 6]
    assert answers == [200] * 10 + [429] * 2


def test_a45_a_right_password_does_not_use_up_tries(account, sign_in):
    for _ in range(15):
        assert sign_in(NIP, client=Client()).status_code == 302
    assert all(not throttle.hits for throttle in Throttle.objects.all())


def test_a45_at_most_fifty_tries_an_hour_from_everywhere(account, sign_in):
    answers = [sign_in(NIP, "x", REMOTE_ADDR=f"10.0.0.{n // 6}").status_code for n in range(60)]
    assert (answers.count(200), answers.count(429)) == (50, 10)


def test_a45_one_password_on_many_accounts_is_stopped_by_address(db, sign_in):
    answers = [sign_in(f"19700101199501{n:04}", "Rahasia2026").status_code for n in range(105)]
    assert answers.count(200) == 100
    assert sign_in("197001011995019999", "x", REMOTE_ADDR="10.1.1.1").status_code == 200


def test_a45_an_invented_forwarded_address_changes_nothing(account, sign_in):
    answers = [sign_in(NIP, "x", HTTP_X_FORWARDED_FOR=f"10.9.9.{n}").status_code for n in range(11)]
    assert answers[-1] == 429


def test_a45_the_owner_gets_in_from_a_known_browser_while_a_stranger_guesses(account, sign_in):
    own = Client()
    assert sign_in(NIP, client=own).status_code == 302
    own.post("/keluar/")
    for n in range(60):
        sign_in(NIP, "x", client=Client(), REMOTE_ADDR=f"10.0.0.{n // 6}")

    assert sign_in(NIP, client=Client(), REMOTE_ADDR="10.2.2.2").status_code == 429
    assert sign_in(NIP, client=own).status_code == 302


def test_a45_a_known_browser_has_a_limit_of_its_own(account, sign_in):
    own = Client()
    sign_in(NIP, client=own)
    own.post("/keluar/")
    assert [sign_in(NIP, "x", client=own).status_code for _ in range(11)][-1] == 429


def test_a45_a_foreign_mark_of_a_known_browser_does_not_help(make_account, sign_in):
    make_account()
    make_account("198001012005011001")
    attacker = Client()
    sign_in("198001012005011001", client=attacker)
    attacker.post("/keluar/")
    answers = [sign_in(NIP, "x", client=attacker).status_code for _ in range(11)]
    other = sign_in(NIP, "x", client=Client()).status_code
    assert (answers[-1], other) == (429, 429)


def test_a37_the_session_id_is_new_after_sign_in(account, sign_in, browser):
    browser.get("/masuk/")
    session = browser.session
    session["mark"] = 1
    session.save()
    browser.cookies["sid"] = before = session.session_key

    sign_in(NIP)

    assert browser.cookies["sid"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a37_an_invented_session_id_is_not_taken_over(account, sign_in, browser):
    browser.cookies["sid"] = "a" * 32
    sign_in(NIP)
    assert browser.cookies["sid"].value != "a" * 32


EVIL = [
    "//evil.test", "/\\evil.test", "\\\\evil.test", "https:evil.test", "https://evil.test/", "\t//evil.test",
    "/\t/evil.test", "///evil.test", "javascript:alert(1)", "http://localhost.evil.test/", " //evil.test",
    "/%09//evil.test\n", "http://testserver@evil.test/", "",
]  # fmt: skip


@pytest.mark.parametrize("target", EVIL)
def test_a48_sign_in_leads_to_this_portal_only(account, sign_in, target):
    location = sign_in(NIP, data={"next": target})["Location"]
    assert location == "/beranda/" or location.startswith("/%09")


@pytest.mark.parametrize("target", EVIL)
def test_a48_sign_out_leads_to_this_portal_only(account, sign_in, browser, target):
    sign_in(NIP)
    location = browser.post("/keluar/", {"next": target})["Location"]
    assert location == "/masuk/" or location.startswith("/%09")


def test_sign_in_returns_to_the_page_that_was_asked_for(account, sign_in):
    assert sign_in(NIP, data={"next": "/profil/?a=1"})["Location"] == "/profil/?a=1"


def test_a27_next_is_escaped_in_the_page(client, db):
    page = client.get("/masuk/", {"next": '/"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_sign_up_is_closed(client, db):
    for path in ("/daftar/", "/accounts/signup/", "/accounts/login/", "/signup/"):
        assert client.get(path).status_code in {302, 404}
        assert "/masuk/" in client.get(path).get("Location", "/masuk/")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
def test_a53_other_verbs_do_nothing(client, account, method):
    response = getattr(client, method)("/masuk/")
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_a58_the_log_holds_no_password_and_no_unknown_name(account, sign_in, caplog):
    caplog.set_level("DEBUG")
    sign_in(NIP, "rahasia-kenari-1")
    sign_in("kenari-tak-dikenal", "rahasia-kenari-2")

    written = caplog.text + str(list(SecurityLog.objects.values())) + str(list(Throttle.objects.values()))
    assert "kenari" not in written
    assert NIP not in written
    assert list(SecurityLog.objects.order_by("id").values_list("account", flat=True)) == [account.pk, None]


def test_sign_in_and_out_are_on_record_with_address_and_request(account, sign_in, browser):
    sign_in(NIP, REMOTE_ADDR="10.3.3.3")
    browser.post("/keluar/", REMOTE_ADDR="10.3.3.3")

    rows = list(SecurityLog.objects.order_by("id").values_list("kind", "account", "address"))
    assert rows == [("signed-in", account.pk, "10.3.3.3"), ("signed-out", account.pk, "10.3.3.3")]
    assert all(SecurityLog.objects.values_list("request_id", flat=True))


@pytest.mark.parametrize("password", ["a\x00b", "x" * 1025])
def test_odd_passwords_are_a_form_error(account, sign_in, password):
    assert sign_in(NIP, password).status_code == 200
    assert sign_in("a\x00b", PASSWORD).status_code == 200


def test_a36_a_form_without_token_is_refused(account):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/masuk/", {"login": NIP, "password": PASSWORD})
    assert response.status_code == 403
    assert not SecurityLog.objects.filter(kind="signed-in").exists()


def test_a36_a_token_from_another_origin_is_refused(account):
    strict = Client(enforce_csrf_checks=True)
    strict.get("/masuk/")
    token = strict.cookies["csrf"].value
    data = {"login": NIP, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert strict.post("/masuk/", data, HTTP_ORIGIN="https://evil.test").status_code == 403
    assert strict.post("/masuk/", data).status_code == 302
