"""Writing many rows by COPY, as the owner of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

from django.db import connection, models
from psycopg import sql

ACTION = "seed.load"
ACTOR_NAME = "Data contoh"


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of plain values into a table."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def copy_objects(objects: Iterable[models.Model]) -> None:
    """Write unsaved objects of one model; keys that the database counts are left to it."""
    objects = list(objects)
    if not objects:
        return
    meta = objects[0]._meta
    fields = [field for field in meta.concrete_fields if not _is_made_by_database(field)]
    values = attrgetter(*[field.attname for field in fields])
    copy_rows(meta.db_table, [str(field.column) for field in fields], map(values, objects))


def _is_made_by_database(field: models.Field) -> bool:
    return field.generated or field.has_db_default() or isinstance(field, models.AutoField)


@contextmanager
def on_record(note: str) -> Iterator[None]:
    """Let the triggers write an event for each row copied inside; needs an open transaction.

    COPY bypasses the context that `audit.acting` gives to statements, so it is set for the session.
    """
    context = {"action": ACTION, "by": ACTION, "by_name": ACTOR_NAME, "note": note}
    _set_context(json.dumps(context))
    yield
    _set_context("")


@contextmanager
def off_record(tables: Iterable[str]) -> Iterator[None]:
    """Keep the triggers of these tables quiet; the constraints go on. Needs an open transaction."""
    tables = list(tables)
    # A trigger cannot be switched while checks of foreign keys wait for the end of the transaction; from here
    # on they are made after each COPY, so rows have to come after those that they refer to.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _switch_triggers(tables, "DISABLE")
    yield
    _switch_triggers(tables, "ENABLE")


def _set_context(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [value])


def _switch_triggers(tables: Iterable[str], verb: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
            cursor.execute(statement.format(sql.Identifier(table), sql.SQL(verb)))
