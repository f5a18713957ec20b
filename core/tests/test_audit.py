"""Every write is on record with actor and action, and what is on record stays."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from core import audit, database_roles
from core.models import Account, Parameter

pytestmark = pytest.mark.django_db


def add_parameter(**fields):
    return Parameter.objects.create(
        **{"key": "uji", "value": 1, "valid_from": "2026-01-01", "legal_basis": "uji", **fields}
    )


def events():
    return audit.event_model(Parameter).objects.filter(key="uji").order_by("pgh_id")


@pytest.fixture
def sari():
    with audit.acting("test.setup", by=None):
        return Account.objects.create_user("sari", name="Sari")


def test_a_write_outside_any_context_is_refused():
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        add_parameter()


def test_insert_update_and_delete_carry_actor_and_action(sari):
    with audit.acting("test.add", by=sari):
        parameter = add_parameter()
    with audit.acting("test.change", by=sari, note="naik"):
        Parameter.objects.filter(pk=parameter.pk).update(value=2)
    with audit.acting("test.remove", by=sari):
        parameter.delete()

    assert [event.pgh_context["action"] for event in events()] == ["test.add", "test.change", "test.remove"]
    assert {event.pgh_context["by"] for event in events()} == {str(sari.pk)}
    assert events()[1].pgh_context["note"] == "naik"


def test_a_bulk_write_leaves_one_event_a_row(sari):
    rows = [Parameter(key="uji", value=n, valid_from=f"2026-01-0{n}", legal_basis="uji") for n in range(1, 4)]
    with audit.acting("test.bulk", by=sari):
        Parameter.objects.bulk_create(rows)

    assert [event.value for event in events()] == [1, 2, 3]


def test_the_context_ends_with_its_block(sari):
    with audit.acting("test.add", by=sari):
        add_parameter()
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        add_parameter(valid_from="2026-02-01")


def test_an_inner_action_is_named_and_the_outer_one_returns(sari):
    with audit.acting("outer", by=None, request="R1"):
        with audit.acting("inner", by=sari):
            add_parameter()
        add_parameter(valid_from="2026-02-01")

    inner, outer = events()
    assert (inner.pgh_context["action"], inner.pgh_context["request"]) == ("inner", "R1")
    assert (outer.pgh_context["action"], outer.pgh_context["by"]) == ("outer", audit.ANONYMOUS)


def test_a_context_without_actor_is_refused_by_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{\"action\": \"x\"}', true)")
        insert = (
            "INSERT INTO core_parameter (key, value, valid_from, legal_basis) VALUES ('x', '1', now(), '')"
        )
        with pytest.raises(IntegrityError, match="has_context"):
            cursor.execute(insert)


@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["core_accountevent", "registry_grantevent"])
def test_the_past_cannot_be_changed_by_the_app(statement, table):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_no_append_only_table_gives_the_app_more_than_read_and_add():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'asn_app' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')"
        )
        granted = cursor.fetchall()
    tables = set(database_roles.append_only_tables())
    assert tables
    assert [row for row in granted if row[0] in tables] == []


def test_not_even_the_owner_changes_an_event(sari):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        with pytest.raises(ProgrammingError, match="Cannot update or delete"):
            cursor.execute("DELETE FROM core_accountevent")


def test_every_model_is_tracked_or_exempt_with_a_reason():
    models = [m for m in apps.get_models(include_auto_created=True) if not issubclass(m, audit.Event)]
    tracked = {e.pgh_tracked_model for e in apps.get_models() if issubclass(e, audit.Event)}
    tracked |= {model._meta.concrete_model for model in tracked}
    missing = [m._meta.label for m in models if m not in tracked and not audit.EXEMPT.get(m._meta.label)]
    assert missing == []


def test_the_trail_tells_who_changed_what(sari):
    with audit.acting("test.add", by=sari):
        parameter = add_parameter()
    with audit.acting("test.change", by=sari, note="naik"):
        parameter.value = 5
        parameter.save()

    changed, added = audit.trail(parameter)
    assert (changed.actor_name, changed.action, changed.note) == ("Sari", "test.change", "naik")
    assert changed.changes == [("nilai", 1, 5)]
    assert added.changes == []
