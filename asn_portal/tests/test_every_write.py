"""Every write by page, Django admin, task or in bulk says who did what; none is possible without."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from psycopg.types.range import DateRange

from core import accounts, administrators, audit, exports, reminders, tasks
from core.models import Account, Job, Parameter
from core.providers import Providers
from performance.models import ActivityReport, Outage
from performance.rules import policy
from performance.tests.factories import decided, make_evidence, make_report, make_rhk, typed
from registry.models import Absence, Employee, Grant, Holiday
from registry.tasks import follow_grant_dates
from registry.tests import factories
from registry.tests import files as personnel_files

TODAY = date(2026, 3, 4)
EVENT_MODELS = [model for model in apps.get_models() if issubclass(model, audit.Event)]


@pytest.fixture
def written(cast):
    """`written()`: (record, action, actor) of every event since the test began, of all tables together."""
    marks = {
        model: model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first()
        for model in EVENT_MODELS
    }

    def since():
        return {
            (model.pgh_tracked_model._meta.label, row.pgh_context["action"], row.pgh_context["by"])
            for model in EVENT_MODELS
            for row in model.objects.filter(pgh_id__gt=marks[model] or 0)
        }

    return since


def key(account):
    return str(account.pk)


def as_administrator(account):
    with factories.setup():
        administrators.load()
        administrators.appoint(account, by=account)
    return Account.objects.get(pk=account.pk)


def facts_of(employee, **changed):
    fields = ["nip", "name", "kind", "birth_date", "sex", "joined_on", "version"]
    standing = {"legal_standing": employee.legal_standing_id, "note": "salah ketik"}
    return {**{name: getattr(employee, name) for name in fields}, **standing, **changed}


# By page


def test_a_page_that_changes_an_employee(cast, as_, written):
    sari = cast.sari.employee
    address = reverse("registry:employee-change", args=[sari.pk])
    answer = as_(cast.ratna).post(address, {"kiriman": uuid.uuid4(), **facts_of(sari, name="Sari Dewi")})

    assert answer.status_code == 302
    assert ("registry.Employee", "registry.employee.change", key(cast.ratna)) in written()
    assert {by for _record, _action, by in written()} == {key(cast.ratna)}


def test_a_page_that_hands_in_a_report(cast, as_, written):
    rhk = make_rhk(cast.sari.employee)
    before = written()
    answer = as_(cast.sari).post("/laporan/baru/", typed(rhk, act="submit"))

    assert answer.status_code == 302
    report = ActivityReport.objects.get()
    assert report.status == ActivityReport.Status.SUBMITTED
    # A first insert leaves no event row: the report itself says who made it, when and by which request.
    assert report.created_by == cast.sari
    assert report.request_id
    fresh = written() - before
    assert {(action, by) for record, action, by in fresh if record == "performance.ActivityReport"} == {
        ("performance.activityreport.submitted", key(cast.sari))
    }


# By Django admin


def test_django_admin_giving_a_role(cast, as_):
    browser = as_(as_administrator(cast.adi))
    data = {"account": cast.budi.pk, "role": "leader", "unit": cast.care.pk, "start": TODAY, "reason": "SK 7"}

    assert browser.post("/admin/registry/grant/add/", data).status_code == 302

    (entry,) = audit.trail(Grant.objects.get(account=cast.budi))
    assert (entry.action, entry.actor, entry.note) == ("registry.grant.give", key(cast.adi), "SK 7")


def test_django_admin_setting_a_parameter(cast, as_):
    browser = as_(as_administrator(cast.adi))
    data = {"key": policy.WINDOW_DAYS, "value": "5", "valid_from": "2026-04-01", "legal_basis": "SE 9/2026"}

    assert browser.post("/admin/core/parameter/add/", data).status_code == 302

    (entry,) = audit.trail(Parameter.objects.get(legal_basis="SE 9/2026"))
    assert entry.actor == key(cast.adi)
    assert entry.action == "page:admin:core_parameter_add"


def test_django_admin_taking_a_holiday_away(cast, as_, written):
    browser = as_(as_administrator(cast.adi))
    with factories.setup():
        holiday = Holiday.objects.create(date=date(2026, 3, 9), name="Salah ketik")
    before = written()

    browser.post(f"/admin/registry/holiday/{holiday.pk}/delete/", {"post": "yes"})

    assert not Holiday.objects.filter(pk=holiday.pk).exists()
    assert written() - before == {("registry.Holiday", "page:admin:registry_holiday_delete", key(cast.adi))}


# By a task


def test_a_task_that_opens_django_admin(cast, written):
    with factories.setup():
        Account.objects.filter(pk__in=[cast.adi.pk, cast.ani.pk]).update(is_staff=False, is_superuser=False)
    before = written()

    follow_grant_dates()

    system = key(Account.objects.system())
    fresh = written() - before
    assert {record for record, _action, _by in fresh} >= {"core.Account"}
    assert {by for _record, _action, by in fresh} == {system}
    assert all("grant" in action or "administrator" in action for _record, action, _by in fresh)


def test_a_task_that_makes_a_file(cast, as_, monkeypatch, written):
    monkeypatch.setattr(exports, "AT_ONCE_ROWS", 0)
    as_(cast.ratna).post(reverse("registry:employee-download"))
    before = written()

    tasks.run_job(str(Job.objects.get().pk))

    assert Job.objects.get().status == Job.Status.DONE
    assert {record for record, _action, _by in written() - before} == {"core.StoredFile"}
    assert {by for _record, _action, by in written() - before} <= {
        key(cast.ratna),
        key(Account.objects.system()),
    }


def test_a_run_of_the_reminders_acts_as_the_system(cast, monkeypatch):
    acted = []

    def provider(now):
        acted.append(audit.actor())
        return []

    providers = Providers()
    providers.register(provider)
    monkeypatch.setattr(reminders, "providers", providers)

    tasks.send_reminders()

    assert acted == [key(Account.objects.system())]


# In bulk


def test_an_approval_of_many(cast, as_, written):
    reports = [make_report(cast.sari, f"Kegiatan {n}") for n in range(5)] + [make_report(cast.tono)]
    before = written()

    as_(cast.budi).post("/validasi/setujui/", {"laporan": [report.pk for report in reports]})

    action = "performance.activityreport.approved"
    assert written() - before == {("performance.ActivityReport", action, key(cast.budi))}
    for report in reports:
        assert [(e.action, e.actor) for e in audit.trail(report)][0] == (action, key(cast.budi))


# Nothing else


@pytest.fixture
def everything(cast):
    """At least one row of every tracked model."""
    make_evidence(make_report(cast.sari, status=ActivityReport.Status.APPROVED, **decided(cast.budi)))
    now = datetime(2026, 3, 4, tzinfo=UTC)
    as_administrator(cast.adi)
    accounts.issue_code(cast.sari, by=cast.ratna, reason="uji")
    personnel_files.write(cast.sari)
    with factories.setup():
        cast.adi.user_permissions.add(Permission.objects.first())
        Absence.objects.create(employee=cast.sari.employee, kind="leave", during=DateRange(TODAY, None))
        Outage.objects.create(starts_at=now, ends_at=now.replace(hour=5), reason="uji")


TRACKED = sorted({model.pgh_tracked_model for model in EVENT_MODELS}, key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model._meta.label)
def test_a_bare_write_is_refused_for_every_model_on_record(everything, model):
    """No automatic context is at work in tests: what forgets to say who acts fails here as in service."""
    table = model._meta.db_table
    assert audit.actor() == ""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  # a table of ours
        assert cursor.fetchone()[0] > 0
        with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608  # a table of ours


def test_a_bare_write_through_the_orm_is_refused(cast):
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        Employee.objects.filter(account=cast.sari).update(name="Tanpa pelaku")
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        Holiday.objects.create(date=date(2030, 1, 1), name="Tanpa pelaku")
    assert not Employee.objects.filter(name="Tanpa pelaku").exists()


@pytest.mark.django_db
def test_every_event_table_demands_actor_and_action():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns"
            " WHERE column_name = 'pgh_context' AND is_nullable = 'NO'"
        )
        not_null = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'")
        checks = dict(cursor.fetchall())
    for model in EVENT_MODELS:
        assert model._meta.db_table in not_null
        tracked = model.pgh_tracked_model._meta
        check = checks[f"{model._meta.app_label}_{tracked.model_name}_event_has_context"]
        assert "?& '{action,by}'" in check
