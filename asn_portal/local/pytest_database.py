"""Pytest fixtures: the suite writes as the app's role, so a missing grant fails a test and not production."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.core.management.commands import flush
from django.db import connection

from asn_portal.local.database_setup import APP
from core import reference


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let pytest-django make and migrate the database as its owner, then step down to the app's role."""
    options = connection.settings_dict["OPTIONS"]
    owner_options = options["options"]
    options["options"] = f"{owner_options} -c role={APP}"
    with django_db_blocker.unblock():
        connection.close()
        reference.load()
    yield
    # Only the owner may drop the database.
    options["options"] = owner_options
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session", autouse=True)
def flush_as_owner():
    """After a test that commits, Django empties all tables: as owner, and then the reference data returns."""
    patch = pytest.MonkeyPatch()
    # On the class: while a browser's event loop runs, Django opens another connection in this thread.
    operations = type(connection.ops)
    empty_tables, handle = operations.execute_sql_flush, flush.Command.handle

    def empty_tables_as_owner(self, statements):
        with _owner():
            return empty_tables(self, statements)

    def handle_and_reload(self, **options):
        handle(self, **options)
        reference.load()

    patch.setattr(operations, "execute_sql_flush", empty_tables_as_owner)
    patch.setattr(flush.Command, "handle", handle_and_reload)
    yield
    patch.undo()


@contextmanager
def _owner():
    """Be the owner again for a moment: the session signed in as the owner and only plays the app's role."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        try:
            yield
        finally:
            cursor.execute(f"SET ROLE {APP}")
