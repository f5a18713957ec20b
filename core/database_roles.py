"""What the app's database role may do: its data, but never the event tables of the past."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model
from psycopg import sql

from core.audit import Event
from core.models import AccessLog, SecurityLog


def grant_to_app(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Give the app's role its rights after each migrate by the owner; does nothing when run as that role."""
    role = settings.DATABASE_APP_ROLE
    connection = connections[using]
    if not role or _current_role(connection) == role:
        return
    with connection.cursor() as cursor:
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        for table in append_only_tables():
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}").format(
                    table=sql.Identifier(table), role=sql.Identifier(role)
                )
            )


def append_only_tables() -> list[str]:
    """The tables that the app's role may read and add to, nothing else."""
    events = [model for model in apps.get_models() if issubclass(model, Event)]
    logs: list[type[Model]] = [AccessLog, SecurityLog]
    return sorted(model._meta.db_table for model in [*events, *logs])


def _current_role(connection: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


GRANTS = [
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
]
