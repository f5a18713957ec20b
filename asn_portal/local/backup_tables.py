"""What the database holds, asked of its own catalogue, so that no table can be forgotten."""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg
from psycopg import sql

# What belongs to an extension comes back with the extension.
TABLES: LiteralString = """
    SELECT o.relname, array_agg(a.attname::text ORDER BY a.attnum)
    FROM pg_class o JOIN pg_attribute a ON a.attrelid = o.oid
    WHERE o.relnamespace = 'public'::regnamespace AND o.relkind = 'r'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY o.relname ORDER BY o.relname"""
SEQUENCES: LiteralString = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename"""
FUNCTIONS: LiteralString = """
    SELECT o.oid::regprocedure::text FROM pg_proc o
    WHERE o.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"""
FOREIGN_KEYS: LiteralString = """
    SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
    FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace"""


def tables(connection: psycopg.Connection) -> dict[str, list[str]]:
    """The columns of each table that hold values of their own; generated ones compute themselves again."""
    return dict(connection.execute(TABLES).fetchall())


def sequences(connection: psycopg.Connection) -> dict[str, int]:
    """How far each sequence has counted."""
    return dict(connection.execute(SEQUENCES).fetchall())


def migrations(connection: psycopg.Connection) -> list[list[str]]:
    """The migrations that were applied, as app and name."""
    return [list(row) for row in connection.execute("SELECT app, name FROM django_migrations ORDER BY id")]


def copy(table: str, columns: list[str], direction: LiteralString) -> sql.Composed:
    """The COPY statement of one table."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, sql.SQL(direction))


def count(connection: psycopg.Connection, table: str) -> int:
    """How many rows a table has."""
    found: Any = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
    return int(found.fetchone()[0])
