"""Django admin: accounts without rights to give, parameters, schedules, and logs that nobody changes."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from core import administrators, audit
from core.models import Account
from core.tests.conftest import HASH, PASSWORD

pytestmark = pytest.mark.django_db


def change_url(account):
    return reverse("admin:core_account_change", args=[account.pk])


def act_url(account, name):
    return reverse("admin:core_account_act", args=[account.pk, name])


FORGED = {
    "login": "19900101", "name": "Nama Baru", "email": "baru@uji.example", "zone": "Asia/Makassar",
    "is_superuser": "on", "is_staff": "on", "is_active": "", "password": "terang", "groups": ["1"],
    "user_permissions": ["1"], "id": "x", "_method": "delete", "is_self_registered": "on",
}  # fmt: skip


def test_a13_a_forged_form_changes_only_what_it_shows(site, account):
    site.post(change_url(account), FORGED)

    account.refresh_from_db()
    assert (account.name, account.email, account.zone) == ("Nama Baru", "baru@uji.example", "Asia/Makassar")
    assert (account.login, account.is_superuser, account.is_staff, account.is_active) == (
        "199001012015031002", False, False, True,
    )  # fmt: skip
    assert account.check_password(PASSWORD)
    assert not account.groups.exists()
    entry = audit.trail(account)[0]
    assert {label for label, *_ in entry.changes} == {"nama", "surel", "zona waktu"}
    assert entry.actor_name == "Adi Admin"


def test_a13_the_profile_takes_only_its_own_fields(account, sign_in, browser):
    sign_in()
    browser.post(
        "/profil/", {**FORGED, "theme": "dark", "density": "compact", "unit": "1", "supervisor": "1"}
    )

    account.refresh_from_db()
    assert (account.theme, account.density, account.uses_shortcuts) == ("dark", "compact", False)
    assert (account.name, account.is_staff, account.is_superuser, account.zone) == (
        "Wayan Uji", False, False, "Asia/Jakarta",
    )  # fmt: skip
    assert {label for label, *_ in audit.trail(account)[0].changes} == {
        "tampilan", "kerapatan", "pakai pintasan papan ketik",
    }  # fmt: skip


def test_a20_nobody_changes_the_own_account(site, administrator):
    page = site.get(change_url(administrator))
    assert page.status_code == 200
    assert 'name="name"' not in page.content.decode()
    assert site.post(change_url(administrator), FORGED).status_code == 403
    for name in ("kode", "setel-ulang", "nonaktifkan"):
        assert site.post(act_url(administrator, name), {"reason": "x"}).status_code == 403


def test_a20_forged_rows_of_a_list_write_nothing(site, account):
    data = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": str(account.pk),
        "form-0-is_staff": "on", "form-0-is_superuser": "on", "_save": "x",
    }  # fmt: skip
    site.post(reverse("admin:core_account_changelist"), data)
    account.refresh_from_db()
    assert not account.is_staff


def test_a20_rights_are_not_given_by_any_page(site):
    models = {model._meta.label for model in admin.site._registry}
    assert not models & {"auth.Group", "auth.Permission", "auth.User", "mfa.Authenticator"}
    assert site.get("/admin/auth/group/").status_code == 404


def test_a20_an_appointed_administrator_has_exactly_the_groups_rights(administrator):
    assert not administrator.user_permissions.exists()
    assert not administrator.is_superuser
    assert "core.change_account" in administrator.get_all_permissions()
    assert not {p for p in administrator.get_all_permissions() if p.startswith("core.delete_")}


def test_dismissing_takes_all_of_it_away(administrator, site):
    administrators.dismiss(administrator, by=administrator)
    administrator = Account.objects.get(pk=administrator.pk)
    assert administrator.get_all_permissions() == set()
    assert site.get("/admin/").status_code == 302


def test_a21_other_people_do_not_enter(account, sign_in, browser):
    sign_in()
    assert browser.get("/admin/", follow=True).status_code == 403
    assert browser.get("/admin/core/account/")["Location"].startswith("/admin/login/")


def test_a21_nobody_signs_in_past_the_portals_sign_in(account):
    client = Client()
    assert client.get("/admin/")["Location"].startswith("/masuk/?next=%2Fadmin%2F")
    response = client.post("/admin/login/", {"username": account.login, "password": PASSWORD})
    assert response["Location"].startswith("/masuk/")
    assert "_auth_user_id" not in client.session


def test_a21_admins_own_password_page_and_way_out_are_the_portals(site):
    assert site.get("/admin/password_change/")["Location"] == "/profil/kata-sandi/"
    response = site.post("/admin/logout/")
    assert (response.status_code, response["Location"]) == (307, "/keluar/")


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("account", "password__startswith=argon2"),
        ("account", "employee__nik__startswith=3"),
        ("account", "activation_codes__code_hash__startswith=a"),
        ("outgoingmail", "body__contains=lupa"),
        ("securitylog", "account__password__startswith=a"),
    ],
)
def test_a21_hidden_columns_cannot_be_asked_for(site, account, model, lookup):
    assert site.get(f"/admin/core/{model}/?{lookup}").status_code == 400


def test_offered_filters_work(site, account):
    assert site.get("/admin/core/account/?is_active__exact=1").status_code == 200
    assert site.get("/admin/core/securitylog/?kind__exact=signed-in&at__year=2026").status_code == 200


def test_no_page_shows_a_hash(site, account):
    for url in (change_url(account), "/admin/core/account/", f"{change_url(account)[:-7]}history/"):
        page = site.get(url).content.decode()
        assert HASH not in page
        assert "argon2" not in page


def test_a_new_account_waits_for_activation(site):
    site.post("/admin/core/account/add/", {**FORGED, "login": "19850101 201001 1 001"})
    account = Account.objects.get(login="198501012010011001")
    assert not account.is_activated
    assert (account.is_staff, account.is_superuser, account.is_active) == (False, False, True)


def test_a_code_is_issued_with_a_reason_and_shown_once(site, make_account):
    account = make_account(password="!belum")
    assert site.post(act_url(account, "kode"), {"reason": ""}).status_code == 200
    assert not account.activation_codes.exists()

    page = site.post(act_url(account, "kode"), {"reason": "pegawai baru"})

    found = re.search(r"<code>([0-9A-Z-]{30})</code>", page.content.decode())[1]
    assert f"http://localhost:8000/aktivasi/{found}/" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert found not in site.get(act_url(account, "kode")).content.decode()
    assert Client().post("/aktivasi/", {"code": found}).status_code == 302


@pytest.mark.parametrize("name", ["setel-ulang", "akhiri-sesi", "nonaktifkan"])
def test_acts_of_staff_end_the_sessions(site, account, sign_in, browser, name):
    sign_in()
    site.post(act_url(account, name), {"reason": "diminta pegawai"})
    assert browser.get("/profil/").status_code == 302
    assert not UserSession.objects.filter(user=account).exists()


def test_a_disabled_account_can_be_enabled(site, account):
    for name, active in (("nonaktifkan", False), ("aktifkan", True)):
        site.post(act_url(account, name), {"reason": "cuti"})
        account.refresh_from_db()
        assert account.is_active is active


def test_only_the_acts_that_change_something_are_offered(site, make_account):
    active, disabled = make_account(), make_account("198001012005011001", is_active=False)
    assert "Nonaktifkan akun" in (page := site.get(change_url(active)).content.decode())
    assert "Aktifkan akun lagi" not in page
    assert "Aktifkan akun lagi" in (page := site.get(change_url(disabled)).content.decode())
    assert "Nonaktifkan akun" not in page


def test_acting_needs_the_right_to_change(site, administrator, account):
    Group.objects.get(name=administrators.GROUP).permissions.clear()
    assert site.post(act_url(account, "kode"), {"reason": "x"}).status_code == 403
    assert not account.activation_codes.exists()


def test_a55_the_first_administrator_comes_from_the_command_line(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", login="utama", name="Utama", interactive=False)
    account = Account.objects.get(login="utama")
    assert account.is_superuser
    assert audit.trail(account)[0].action == "core.account.create-superuser"
