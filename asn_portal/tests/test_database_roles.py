"""The suite and the product write as the app's role, which cannot rewrite the past."""

import pytest
from django.db import ProgrammingError, connection
from django.db.transaction import atomic

from core import audit, database_roles
from core.models import Account

REWRITES = ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"]


def run(statement: str) -> None:
    with atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def column(table: str) -> str:
    with connection.cursor() as cursor:
        return connection.introspection.get_primary_key_column(cursor, table)


@pytest.mark.django_db
def test_a_test_plays_the_role_of_the_app():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == ("asn_app", False)


@pytest.mark.django_db
@pytest.mark.parametrize("rewrite", REWRITES)
def test_no_event_or_log_can_be_changed_or_removed(rewrite):
    tables = database_roles.append_only_tables()
    assert len(tables) > 5

    for table in tables:
        key = column(table)
        with pytest.raises(ProgrammingError, match="permission denied"):
            run(rewrite.format(table, key, key))


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["CREATE TABLE extra (id int)", "DROP TABLE core_account"])
def test_the_app_cannot_change_the_schema(statement):
    with pytest.raises(ProgrammingError):
        run(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", [1, 2])
def test_reference_data_is_back_after_a_test_that_commits(attempt):
    assert Account.objects.filter(login=Account.SYSTEM_LOGIN).count() == 1
    with audit.acting("test.account.add", by=None):
        Account.objects.create_user(f"committed-{attempt}", name="Tersimpan")
    assert Account.objects.count() == 2
