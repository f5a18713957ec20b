"""Django admin: parameters, schedules, and logs that nobody changes."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from core import audit, second_factor
from core.models import OutgoingMail, Parameter, SecurityLog

pytestmark = pytest.mark.django_db


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
    urls = [
        "/admin/",
        "/admin/core/account/add/",
        reverse("admin:core_account_change", args=[account.pk]),
        reverse("admin:core_account_act", args=[account.pk, "setel-ulang"]),
    ]
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
