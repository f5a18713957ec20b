"""Django admin: accounts without rights to give, parameters, schedules, and logs that nobody changes."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from core import administrators, audit, second_factor
from core.models import Account, OutgoingMail, Parameter, SecurityLog
from core.tests.conftest import HASH, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_account, factor_optional):
    """Staff by appointment, with exactly the rights of the group."""
    account = make_account("adm", name="Adi Admin")
    administrators.load()
    administrators.appoint(account, by=account)
    return Account.objects.get(pk=account.pk)


@pytest.fixture
def site(administrator):
    client = Client()
    client.force_login(administrator)
    return client


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


def test_acting_needs_the_right_to_change(site, administrator, account):
    Group.objects.get(name=administrators.GROUP).permissions.clear()
    assert site.post(act_url(account, "kode"), {"reason": "x"}).status_code == 403
    assert not account.activation_codes.exists()


# Parameters, schedules, logs


def parameter(value="[]", **fields):
    day = timezone.localdate() + timedelta(days=1)
    return {"key": second_factor.KEY, "value": value, "valid_from": day, "legal_basis": "SE 1/2026", **fields}


def test_a_parameter_takes_over_on_its_day(site):
    site.post("/admin/core/parameter/add/", parameter('["hr"]'))
    assert Parameter.objects.get(legal_basis="SE 1/2026").value == ["hr"]


@pytest.mark.parametrize(
    "fields",
    [{"value": "5"}, {"value": "x"}, {"key": "tidak.ada"}, {"legal_basis": ""}, {"valid_from": "2001-01-01"}],
)
def test_a_wrong_parameter_is_refused(site, fields):
    assert site.post("/admin/core/parameter/add/", parameter(**fields)).status_code == 200
    assert not Parameter.objects.filter(valid_from__gt=timezone.localdate()).exists()


def test_a_value_in_force_is_not_edited(site):
    row = Parameter.objects.filter(key=second_factor.KEY).first()
    url = reverse("admin:core_parameter_change", args=[row.pk])
    assert site.post(url, parameter()).status_code == 403


def test_a_schedule_is_switched_off_but_its_work_stays(site):
    interval = IntervalSchedule.objects.create(every=60, period="seconds")
    with audit.acting("test.setup", by=None):
        task = PeriodicTask.objects.create(name="uji", task="core.tasks.uji", interval=interval)
    url = reverse("admin:core_trackedschedule_change", args=[task.pk])

    site.post(url, {"interval": interval.pk, "task": "os.system", "name": "x"})

    task.refresh_from_db()
    assert (task.enabled, task.task, task.name) == (False, "core.tasks.uji", "uji")


@pytest.mark.parametrize("model", ["securitylog", "accesslog", "outgoingmail", "scheduledrun"])
def test_logs_are_read_only(site, model):
    assert site.get(f"/admin/core/{model}/").status_code == 200
    assert site.get(f"/admin/core/{model}/add/").status_code == 403


def test_a_log_line_is_neither_changed_nor_deleted(site):
    row = SecurityLog.objects.create(kind="refused")
    url = reverse("admin:core_securitylog_change", args=[row.pk])
    assert site.get(url).status_code == 200
    assert site.post(url, {"detail": "x"}).status_code == 403
    assert site.post(url.replace("change", "delete")).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    site.post("/admin/core/securitylog/", data)
    assert SecurityLog.objects.filter(pk=row.pk, detail="").exists()


def test_the_text_of_a_mail_is_not_shown(site):
    mail = OutgoingMail.objects.create(
        key="k", address="a@uji.example", subject="Tautan", body="kenari-rahasia"
    )
    for url in ("/admin/core/outgoingmail/", reverse("admin:core_outgoingmail_change", args=[mail.pk])):
        page = site.get(url)
        assert page.status_code == 200
        assert "kenari" not in page.content.decode()


def test_every_admin_page_opens_and_holds_nothing_inline(site, account):
    urls = ["/admin/", change_url(account), act_url(account, "setel-ulang"), "/admin/core/account/add/"]
    urls += [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
        if model._meta.app_label in {"core", "django_celery_beat"}
    ]
    for url in urls:
        response = site.get(url)
        assert response.status_code == 200, url
        page = response.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page), url
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style", page), url
        assert "'unsafe" not in response["Content-Security-Policy"]


def test_a55_the_first_administrator_comes_from_the_command_line(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", login="utama", name="Utama", interactive=False)
    account = Account.objects.get(login="utama")
    assert account.is_superuser
    assert audit.trail(account)[0].action == "core.account.create-superuser"
