"""The two roles and the database, made by the cluster's superuser."""

from __future__ import annotations

import psycopg
from psycopg import sql

OWNER = "asn_owner"
APP = "asn_app"
DATABASE = "asn"


def prepare(server_url: str, passwords: dict[str, str], *, for_tests: bool) -> None:
    """Make both roles with these passwords, and the database when it is missing.

    The owner migrates and is no superuser; the app's role may only what `core.database_roles` grants. In
    tests the owner also makes databases and steps down to the app's role.
    """
    with psycopg.connect(f"{server_url}/postgres", autocommit=True) as connection:
        for role, password in passwords.items():
            _set_role(connection, role, password)
        if for_tests:
            connection.execute(f"ALTER ROLE {OWNER} CREATEDB")
            connection.execute(f"GRANT {APP} TO {OWNER}")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
            connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}")


def _set_role(connection: psycopg.Connection, role: str, password: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
    statement = sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEROLE PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
