"""Sessions: their limits, their ends, and the way back to the page one was on."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import accounts, audit, second_factor
from core.models import Account, SecurityLog
from core.tests.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db
START = timezone.now().replace(microsecond=0)
ENDED = "sesi=berakhir"


@pytest.fixture
def clock(time_machine):
    """`clock(minutes=31)` lets that much time pass."""
    time_machine.move_to(START, tick=False)

    def pass_time(**time):
        time_machine.shift(timedelta(**time))

    return pass_time


def test_most_people_may_rest_for_eight_hours(account, sign_in, browser, clock):
    sign_in()
    clock(hours=7, minutes=59)
    assert browser.get("/profil/").status_code == 200
    clock(hours=4)
    assert browser.get("/profil/").status_code == 200


def test_after_eight_hours_of_rest_the_session_is_over(account, sign_in, browser, clock):
    sign_in()
    clock(hours=8, minutes=1)

    response = browser.get("/profil/?a=1")

    assert response["Location"] == f"/masuk/?next=%2Fprofil%2F%3Fa%3D1&{ENDED}"
    assert "Sesi Anda berakhir" in browser.get(response["Location"]).content.decode()
    assert SecurityLog.objects.get(kind="session-ended").account == account
    assert not Session.objects.exists()


def test_a_demanding_role_may_rest_for_thirty_minutes(staff, sign_in, browser, clock, set_parameter):
    sign_in("staf")
    session = browser.session
    second_factor.mark(session)
    session.save()
    clock(minutes=29)
    assert browser.get("/profil/").status_code == 200
    clock(minutes=31)
    assert browser.get("/profil/").status_code == 302


def test_where_no_role_demands_it_staff_rest_longer(staff, sign_in, browser, clock, factor_optional):
    sign_in("staf")
    clock(hours=2)
    assert browser.get("/profil/").status_code == 200


def test_after_twelve_hours_the_session_is_over_however_busy(account, sign_in, browser, clock):
    sign_in()
    for _ in range(4):
        clock(hours=3)
        assert browser.get("/profil/").status_code == 200
    clock(minutes=1)
    assert browser.get("/profil/").status_code == 302


def test_being_seen_is_written_at_most_once_a_minute(account, sign_in, browser, clock):
    sign_in()

    def written():
        before = Session.objects.get().session_data
        browser.get("/profil/")
        return Session.objects.get().session_data != before

    clock(seconds=30)
    assert not written()
    clock(seconds=31)
    assert written()
    assert not written()
    assert UserSession.objects.get().last_seen_at == timezone.now()


def test_an_expired_form_leads_back_to_its_page(account, sign_in, browser, clock):
    sign_in()
    clock(hours=9)
    response = browser.post("/profil/perangkat/", HTTP_REFERER="http://testserver/profil/?b=2")
    assert response["Location"] == f"/masuk/?next=%2Fprofil%2F%3Fb%3D2&{ENDED}"


@pytest.mark.parametrize("referer", ["", "http://evil.test//evil.test/", "javascript:alert(1)"])
def test_a_foreign_referer_is_not_followed(account, sign_in, browser, clock, referer):
    sign_in()
    clock(hours=9)
    response = browser.post("/profil/perangkat/", HTTP_REFERER=referer)
    assert response["Location"].startswith("/masuk/?next=%2Fprofil%2Fperangkat%2F")


def test_an_expired_htmx_request_gets_401_and_where_to_go(account, sign_in, browser, clock):
    sign_in()
    clock(hours=9)
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/profil/?c=3"}
    for method in (browser.get, browser.post):
        response = method("/profil/perangkat/", **headers)
        assert response.status_code == 401
        assert response["HX-Redirect"].startswith("/masuk/?next=%2Fprofil%2F%3Fc%3D3")


def test_a38_nothing_is_kept_after_sign_out(account, sign_in, browser):
    sign_in()
    key = browser.session.session_key
    assert "no-store" in browser.get("/profil/")["Cache-Control"]
    browser.post("/keluar/")
    browser.cookies["sid"] = key

    response = browser.get("/profil/")

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/masuk/")
    assert not Session.objects.filter(session_key=key).exists()


def test_sign_out_needs_a_post(account, sign_in, browser):
    sign_in()
    browser.get("/keluar/")
    assert browser.get("/profil/").status_code == 200


def test_a39_changing_the_password_ends_the_other_sessions(account, sign_in, browser):
    other = Client()
    sign_in()
    sign_in(client=other)
    new = "delapan gajah menari pelan"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert browser.post("/profil/kata-sandi/", data)["Location"] == "/profil/"

    assert browser.get("/profil/").status_code == 200
    assert other.get("/profil/").status_code == 302
    kinds = list(SecurityLog.objects.filter(account=account).values_list("kind", flat=True))
    assert "password-changed" in kinds
    assert "session-ended" in kinds


def test_r36_the_present_password_is_asked_for_and_counted(account, sign_in, browser):
    sign_in()
    new = "delapan gajah menari pelan"
    data = {"oldpassword": "salah", "password1": new, "password2": new}
    pages = [browser.post("/profil/kata-sandi/", data).content.decode() for _ in range(11)]
    assert "tidak cocok" in pages[0]
    assert "Terlalu banyak percobaan" in pages[10]
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_p19_a_disabled_account_is_out_at_its_next_request(account, staff, sign_in, browser):
    sign_in()
    accounts.disable(account, by=staff, note="mutasi")
    assert browser.get("/profil/").status_code == 302
    assert not UserSession.objects.exists()


def test_a41_admin_rights_end_at_the_next_request(staff, sign_in, browser, factor_optional):
    sign_in("staf")
    assert browser.get("/admin/").status_code == 200
    with audit.acting("test.setup", by=None):
        Account.objects.filter(pk=staff.pk).update(is_staff=False)
    assert browser.get("/admin/").status_code == 302


def test_sign_in_costs_the_same_however_many_devices_are_in(account, sign_in):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            sign_in(client=Client())
        return len(captured)

    queries()
    few = queries()
    for _ in range(5):
        sign_in(client=Client())
    assert queries() == few
    assert UserSession.objects.filter(user=account).count() == 8


def test_people_see_and_end_their_own_sessions(account, sign_in, browser):
    other = Client()
    sign_in(HTTP_USER_AGENT="Mozilla Firefox Linux")
    sign_in(client=other, HTTP_USER_AGENT="Chrome Android", REMOTE_ADDR="10.4.4.4")
    page = browser.get("/profil/perangkat/").content.decode()
    assert "Firefox di Linux" in page
    assert "10.4.4.4" in page

    row = UserSession.objects.get(ip="10.4.4.4")
    assert browser.post("/profil/perangkat/", {"sesi": row.pk}).status_code == 302

    assert other.get("/profil/").status_code == 302
    assert browser.get("/profil/").status_code == 200


def test_all_other_sessions_end_at_once(account, sign_in, browser):
    others = [Client(), Client()]
    sign_in()
    for other in others:
        sign_in(client=other)
    browser.post("/profil/perangkat/")
    assert [other.get("/profil/").status_code for other in others] == [302, 302]
    assert browser.get("/profil/").status_code == 200


@pytest.mark.parametrize("number", ["{foreign}", "0", "x", "²", "99999999999999999999"])
def test_a02_nobody_ends_the_session_of_another(make_account, sign_in, browser, number):
    make_account()
    make_account("198001012005011001")
    other = Client()
    sign_in("198001012005011001", client=other)
    foreign = UserSession.objects.get().pk
    sign_in(NIP)
    response = browser.post("/profil/perangkat/", {"sesi": number.format(foreign=foreign)})
    assert response.status_code == 404
    assert other.get("/profil/").status_code == 200


def test_a57_no_page_of_one_person_reaches_the_next(make_account, sign_in):
    make_account(name="Wayan Uji")
    make_account("198001012005011001", name="Made Lain")
    first, second, nobody = Client(), Client(), Client()
    sign_in(NIP, client=first)
    sign_in("198001012005011001", client=second)
    pages = [c.get("/profil/", HTTP_COOKIE_EXTRA="x") for c in (first, second, nobody)]
    assert "Wayan Uji" in pages[0].content.decode()
    assert "Wayan Uji" not in pages[1].content.decode()
    assert pages[2].status_code == 302
    assert all("no-store" in page["Cache-Control"] for page in pages[:2])


def test_a57_the_public_page_sets_no_session(db):
    response = Client().get("/masuk/")
    assert "sid" not in response.cookies


def test_sessions_are_long_random_and_json(account, sign_in, browser, settings):
    sign_in()
    assert len(browser.cookies["sid"].value) == 32
    assert settings.SESSION_SERIALIZER.endswith("JSONSerializer")
    cookie = browser.cookies["sid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
