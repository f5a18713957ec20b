"""Activation by a one-time code, and the reset by staff that ends in one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core import accounts, audit
from core.models import ActivationCode, SecurityLog
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "delapan gajah menari pelan"


@pytest.fixture
def hr(make_account):
    return make_account("198501012010012001", name="Ratna SDM")


@pytest.fixture
def newcomer(make_account):
    return make_account(password="!belum")


@pytest.fixture
def code(newcomer, hr):
    return accounts.issue_code(newcomer, by=hr, reason="pegawai baru")


def set_password(browser, password=NEW, again=None):
    data = {"password1": password, "password2": again if again is not None else password}
    return browser.post("/aktivasi/kata-sandi/", data)


def test_a_newcomer_types_the_code_confirms_and_is_signed_in(newcomer, code, browser):
    assert browser.post("/aktivasi/", {"code": code})["Location"] == "/aktivasi/kata-sandi/"
    assert "Wayan Uji" in browser.get("/aktivasi/kata-sandi/").content.decode()

    assert set_password(browser)["Location"] == "/beranda/"

    newcomer.refresh_from_db()
    assert newcomer.check_password(NEW)
    assert browser.get("/profil/").status_code == 200
    assert audit.trail(ActivationCode.objects.get())[0].action == "core.account.activate"


@pytest.mark.parametrize("change", [str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("0", "O")])
def test_the_code_may_be_typed_carelessly(code, browser, change):
    assert browser.post("/aktivasi/", {"code": f" {change(code)} "}).status_code == 302


def test_the_link_leaves_the_address_at_once(code, browser):
    response = browser.get(f"/aktivasi/{code}/")

    assert response["Location"] == "/aktivasi/kata-sandi/"
    assert "no-store" in response["Cache-Control"]
    assert browser.get("/aktivasi/kata-sandi/").status_code == 200


def test_a_code_works_once(code, browser):
    browser.post("/aktivasi/", {"code": code})
    set_password(browser)

    assert "sudah dipakai" in Client().post("/aktivasi/", {"code": code}).content.decode()
    with pytest.raises(ValidationError):
        accounts.activate(code, NEW)


def test_a_code_ends_after_fourteen_days(code, browser, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=14, minutes=1))
    assert browser.post("/aktivasi/", {"code": code}).status_code == 200
    assert browser.get(f"/aktivasi/{code}/", follow=True).status_code == 410


def test_a_new_code_ends_the_one_before(newcomer, hr, code, browser):
    second = accounts.issue_code(newcomer, by=hr, reason="lembar hilang")
    assert browser.post("/aktivasi/", {"code": code}).status_code == 200
    assert browser.post("/aktivasi/", {"code": second}).status_code == 302


def test_only_a_hash_of_the_code_is_kept_and_it_is_long_enough(code):
    plain = code.replace("-", "")
    stored = str(list(ActivationCode.objects.values())) + str(list(SecurityLog.objects.values()))
    events = str(list(audit.event_model(ActivationCode).objects.values()))
    assert plain not in (stored + events).replace("-", "")
    assert len(accounts.SIGNS) ** len(plain) >= 2**128


def test_guessing_codes_is_stopped_by_address(db, browser):
    answers = [browser.post("/aktivasi/", {"code": f"AAAAA-{n}"}).status_code for n in range(21)]
    assert answers == [200] * 20 + [429]
    assert browser.post("/aktivasi/", {"code": "X"})["Retry-After"] == "900"


def test_guessing_by_link_is_stopped_too(db, browser):
    answers = [browser.get(f"/aktivasi/AAAAA-{n}/", follow=True).status_code for n in range(21)]
    assert answers == [410] * 20 + [429]


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("pendek", "pendek", "paling sedikit 15 huruf"),
        (NEW, "lain", "belum sama"),
        ("19900101 2015031002", "19900101 2015031002", "mudah ditebak"),
    ],
)
def test_the_rules_hold_for_the_first_password(code, browser, newcomer, password, again, sentence):
    browser.post("/aktivasi/", {"code": code})
    page = set_password(browser, password, again).content.decode()

    assert sentence in page
    newcomer.refresh_from_db()
    assert not newcomer.is_activated


def test_a_disabled_account_is_not_activated(newcomer, hr, code, browser):
    accounts.disable(newcomer, by=hr, note="keluar")
    assert browser.post("/aktivasi/", {"code": code}).status_code == 200


def test_without_code_the_second_page_asks_for_one(db, browser):
    assert browser.get("/aktivasi/kata-sandi/")["Location"] == "/aktivasi/"


def test_reset_by_staff_ends_password_and_sessions(account, hr, browser, sign_in):
    sign_in()
    code = accounts.reset_by_staff(account, by=hr, reason="lupa, datang ke loket")

    assert browser.get("/profil/").status_code == 302
    assert sign_in(NIP, PASSWORD).status_code == 200
    browser.post("/aktivasi/", {"code": code})
    assert set_password(browser)["Location"] == "/beranda/"
    assert audit.trail(ActivationCode.objects.get())[-1].note == "lupa, datang ke loket"
    assert "Ratna SDM" in SecurityLog.objects.get(kind="password-reset").detail


def test_a_reset_needs_a_reason(account, hr):
    with pytest.raises(ValidationError, match="alasannya"):
        accounts.reset_by_staff(account, by=hr, reason=" ")


def test_nobody_resets_the_own_account(hr):
    with pytest.raises(ValidationError, match="petugas lain"):
        accounts.reset_by_staff(hr, by=hr, reason="coba")


@pytest.mark.parametrize("act", ["issue_code", "reset_by_staff", "disable"])
def test_a20_staff_without_admin_rights_cannot_take_over_a_powerful_account(staff, hr, act):
    reason = {"note" if act == "disable" else "reason": "coba"}
    with pytest.raises(ValidationError, match="administrator"):
        getattr(accounts, act)(staff, by=hr, **reason)
    staff.refresh_from_db()
    assert staff.is_active
    assert staff.check_password(PASSWORD)


def test_only_administrators_take_a_second_factor_off(account, hr):
    with pytest.raises(ValidationError, match="administrator"):
        accounts.reset_by_staff(account, by=hr, reason="ponsel hilang", drop_factor=True)
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
