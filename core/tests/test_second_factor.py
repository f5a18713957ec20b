"""The second factor: set up, asked for at sign-in, used once, demanded of powerful roles."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.models import Session
from django.test import Client

from core import accounts, field_keys, second_factor
from core.models import SecurityLog
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
# allauth tells of a set-up after its commit.
committing = pytest.mark.django_db(transaction=True)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret=SECRET, step=0):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + step))


@pytest.fixture(autouse=True)
def middle_of_a_step(time_machine):
    """Twelve seconds into a time step, so that no test runs over its end."""
    time_machine.move_to(1_800_000_012.0, tick=False)


@pytest.fixture
def with_factor(account):
    """The account with an app and recovery codes."""
    data = {"secret": field_keys.encrypt(SECRET)}
    Authenticator.objects.create(user=account, type="totp", data=data)
    seed = {"seed": field_keys.encrypt("ab" * 40), "used_mask": 0}
    Authenticator.objects.create(user=account, type="recovery_codes", data=seed)
    return account


@pytest.fixture
def half_in(with_factor, sign_in, browser):
    """Password typed, code not yet."""
    assert sign_in()["Location"] == "/masuk/kode/"
    return browser


def send(browser, value):
    return browser.post("/masuk/kode/", {"code": value})


def is_in(browser):
    return browser.get("/profil/").status_code == 200


def confirm(browser, **data):
    """Prove once more who one is."""
    return browser.post("/masuk/ulang/", {"password": PASSWORD, **data})


# At sign-in


def test_password_and_code_open_the_account(half_in):
    assert send(half_in, code())["Location"] == "/beranda/"
    assert is_in(half_in)


def test_a46_the_password_alone_opens_nothing(half_in):
    for path in ("/", "/beranda/", "/profil/", "/admin/", "/profil/faktor-kedua/"):
        location = half_in.get(path, follow=True).redirect_chain[-1][0]
        assert location.startswith("/masuk/kode/") or location.startswith("/masuk/")
    assert not is_in(half_in)


def test_a46_wrong_codes_are_refused_and_after_five_comes_a_pause(half_in, with_factor):
    pages = [send(half_in, "000000").content.decode() for _ in range(6)]

    assert "Kode tidak cocok" in pages[4]
    assert "Terlalu banyak percobaan" in pages[5]
    assert "Terlalu banyak percobaan" in send(half_in, code()).content.decode()
    assert SecurityLog.objects.filter(kind="factor-failed", account=with_factor).count() == 5
    assert not is_in(half_in)


def test_a46_the_pause_ends(half_in, sign_in, time_machine):
    for _ in range(6):
        send(half_in, "000000")
    time_machine.shift(15 * 60 + 1)
    sign_in()
    assert send(half_in, code()).status_code == 302


def test_a46_a_code_works_once_even_within_its_90_seconds(with_factor, sign_in, time_machine):
    used = code()
    first, second, third = Client(), Client(), Client()
    sign_in(client=first)
    assert send(first, used).status_code == 302
    for client, seconds in ((second, 0), (third, 31)):
        time_machine.shift(seconds)
        sign_in(client=client)
        assert "Kode tidak cocok" in send(client, used).content.decode()


@pytest.mark.parametrize(("step", "is_right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a46_a_code_may_be_one_step_early_or_late(half_in, step, is_right):
    assert (send(half_in, code(step=step)).status_code == 302) is is_right


def test_a46_a_later_code_makes_earlier_ones_old(with_factor, sign_in):
    sign_in(client=(first := Client()))
    send(first, code(step=1))
    sign_in(client=(second := Client()))
    assert send(second, code()).status_code == 200


def test_a46_a_recovery_code_works_once(with_factor, sign_in):
    wrapper = Authenticator.objects.get(type="recovery_codes").wrap()
    recovery = wrapper.get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        sign_in(client=client)
        assert send(client, recovery).status_code == expected


def test_secrets_are_encrypted_in_the_database(with_factor):
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in stored
    assert "abab" not in stored


# Set-up


def test_setting_up_asks_for_the_password_first(account, sign_in, browser):
    sign_in()
    response = browser.get("/profil/faktor-kedua/pasang/")
    assert response["Location"].startswith("/masuk/ulang/?next=")
    assert confirm(browser, next="/profil/faktor-kedua/pasang/")["Location"] == "/profil/faktor-kedua/pasang/"


@pytest.fixture
def at_set_up(account, sign_in, browser):
    """Signed in and confirmed, looking at the picture; the secret that the app took from it."""
    sign_in()
    confirm(browser)
    return browser.get("/profil/faktor-kedua/pasang/").context["form"].secret


@committing
def test_the_first_code_sets_up_the_app_and_shows_recovery_codes(account, at_set_up, browser):
    other = Client()
    other.post("/masuk/", {"login": NIP, "password": PASSWORD})

    response = browser.post("/profil/faktor-kedua/pasang/", {"code": code(at_set_up)})

    assert response["Location"] == "/profil/faktor-kedua/kode/"
    page = browser.get("/profil/faktor-kedua/kode/").content.decode()
    assert page.count("<li>") >= 10
    assert second_factor.has_factor(account)
    assert SecurityLog.objects.filter(kind="factor-added").exists()
    assert other.get("/profil/").status_code == 302


@committing
def test_the_code_of_the_set_up_does_not_sign_in(at_set_up, browser, sign_in):
    browser.post("/profil/faktor-kedua/pasang/", {"code": code(at_set_up)})
    sign_in(client=(client := Client()))
    assert send(client, code(at_set_up)).status_code == 200


def test_the_secret_is_encrypted_in_the_session_too(at_set_up):
    rows = [session.get_decoded() for session in Session.objects.all()]
    assert at_set_up not in str(rows)


def test_guessing_at_set_up_ends(at_set_up, browser):
    pages = [browser.post("/profil/faktor-kedua/pasang/", {"code": "1"}).content.decode() for _ in range(6)]
    assert "Terlalu banyak percobaan" in pages[-1]


def test_recovery_codes_need_a_fresh_confirmation_and_reading_writes_nothing(half_in, with_factor):
    send(half_in, code())
    assert half_in.get("/profil/faktor-kedua/kode/").status_code == 302
    half_in.post("/masuk/ulang/kode/", {"code": code(step=1)})
    before = list(Authenticator.objects.order_by("pk").values())
    assert half_in.get("/profil/faktor-kedua/kode/").status_code == 200
    download = half_in.get("/profil/faktor-kedua/kode/unduh/")
    assert len(download.content.split()) == 10
    assert list(Authenticator.objects.order_by("pk").values()) == before


def test_new_recovery_codes_replace_the_old(half_in, with_factor):
    send(half_in, code())
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    half_in.post("/masuk/ulang/kode/", {"code": code(step=1)})
    half_in.post("/profil/faktor-kedua/kode/baru/")
    assert not set(old) & set(Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes())


def test_the_factor_can_be_taken_off_by_who_confirms(half_in, with_factor):
    send(half_in, code())
    half_in.post("/masuk/ulang/kode/", {"code": code(step=1)})
    half_in.post("/profil/faktor-kedua/lepas/")
    assert not Authenticator.objects.exists()
    assert SecurityLog.objects.filter(kind="factor-removed").exists()


# Demanded by role


def test_a21_a_demanding_role_leads_to_set_up_from_everywhere(staff, sign_in, browser):
    sign_in("staf")
    for path in ("/beranda/", "/profil/", "/admin/", "/admin/core/account/", "/profil/perangkat/"):
        assert browser.get(path)["Location"] == "/profil/faktor-kedua/pasang/"
    response = browser.post("/profil/", {"theme": "dark"}, HTTP_HX_REQUEST="true")
    assert (response.status_code, response["HX-Redirect"]) == (401, "/profil/faktor-kedua/pasang/")
    assert browser.post("/keluar/").status_code == 302


@committing
def test_a21_after_set_up_the_role_goes_on(staff, sign_in, browser):
    sign_in("staf")
    confirm(browser)
    secret = browser.get("/profil/faktor-kedua/pasang/").context["form"].secret
    browser.post("/profil/faktor-kedua/pasang/", {"code": code(secret)})
    assert browser.get("/admin/").status_code == 200


def test_a_demanding_role_cannot_take_the_factor_off(staff, sign_in, browser):
    Authenticator.objects.create(user=staff, type="totp", data={"secret": field_keys.encrypt(SECRET)})
    sign_in("staf")
    send(browser, code())
    browser.post("/masuk/ulang/kode/", {"code": code(step=1)})
    page = browser.post("/profil/faktor-kedua/lepas/").content.decode()
    assert "wajib memakai verifikasi dua langkah" in page
    assert second_factor.has_factor(staff)


def test_an_empty_parameter_demands_it_of_nobody(staff, sign_in, browser, factor_optional):
    sign_in("staf")
    assert browser.get("/admin/").status_code == 200


def test_other_people_choose_for_themselves(account, sign_in, browser):
    sign_in()
    assert is_in(browser)


# Kept by resets


def test_r40_a_reset_by_staff_keeps_the_factor(with_factor, staff, browser):
    activation = accounts.reset_by_staff(with_factor, by=staff, reason="lupa")
    browser.post("/aktivasi/", {"code": activation})
    new = "delapan gajah menari pelan"
    response = browser.post("/aktivasi/kata-sandi/", {"password1": new, "password2": new})
    assert response["Location"] == "/masuk/kode/"
    assert not is_in(browser)
    assert send(browser, code()).status_code == 302


def test_an_administrator_takes_a_lost_factor_off_with_a_reason(with_factor, staff):
    accounts.reset_by_staff(with_factor, by=staff, reason="ponsel hilang", drop_factor=True)
    assert not Authenticator.objects.exists()
    assert "Staf Uji" in SecurityLog.objects.get(kind="factor-removed").detail
