"""Loading archived tables as their owner, who is no superuser, inside the caller's transaction."""

from __future__ import annotations

import gzip
from typing import Any

import psycopg
from psycopg import sql

from asn_portal.local import backup_archive, backup_tables
from asn_portal.local.errors import StartError

BLOCK = 1024 * 1024


def has_data(connection: psycopg.Connection) -> bool:
    """Whether anybody would miss this database: it has more accounts than the system's own."""
    if "core_account" not in backup_tables.tables(connection):
        return False
    found = connection.execute("SELECT 1 FROM core_account WHERE login <> 'sistem' LIMIT 1")
    return found.fetchone() is not None


def is_used(connection: psycopg.Connection) -> bool:
    """Whether somebody else, such as a running portal on another machine, is connected."""
    others = connection.execute(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend' LIMIT 1"
    )
    return others.fetchone() is not None


def clear(connection: psycopg.Connection) -> None:
    """Drop every table and function that is not an extension's."""
    for table in backup_tables.tables(connection):
        connection.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
    for (function,) in connection.execute(backup_tables.FUNCTIONS).fetchall():
        connection.execute(f"DROP FUNCTION IF EXISTS {function} CASCADE")


def load(connection: psycopg.Connection, archive: backup_archive.Archive) -> None:
    """Fill the migrated tables with the archived rows, without triggers; foreign keys are checked after."""
    tables: dict[str, Any] = archive.manifest["tables"]
    here = backup_tables.tables(connection)
    if here.keys() != tables.keys():
        raise StartError(f"Tabel arsip tidak cocok dengan migrasinya: {sorted(here.keys() ^ tables.keys())}.")
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    foreign_keys = connection.execute(backup_tables.FOREIGN_KEYS).fetchall()
    for table, name, _ in foreign_keys:
        connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {_quoted(connection, name)}")
    _switch_triggers(connection, here, "DISABLE")
    names = sql.SQL(", ").join(map(sql.Identifier, here))
    connection.execute(sql.SQL("TRUNCATE {}").format(names))
    for part, content, _ in archive.parts("tables"):
        table = part.removesuffix(".copy.gz")
        _fill(connection, table, content, tables[table])
    _restore_rules(connection, foreign_keys, here)
    for sequence, value in archive.manifest["sequences"].items():
        connection.execute("SELECT setval(%s::regclass, %s)", [_quoted(connection, sequence), value])
    for table, about in tables.items():
        if backup_tables.count(connection, table) != about["rows"]:
            raise StartError(f"Jumlah baris {table} tidak sama dengan arsip.")


def _fill(
    connection: psycopg.Connection, table: str, content: backup_archive.Hashed, about: dict[str, Any]
) -> None:
    statement = backup_tables.copy(table, about["columns"], "FROM STDIN")
    packed = gzip.GzipFile(fileobj=content)  # type: ignore[call-overload]  # only read() is used
    with connection.cursor() as cursor, cursor.copy(statement) as rows:
        while block := packed.read(BLOCK):
            rows.write(block)
    while content.read(BLOCK):
        pass
    if content.sha256 != about["sha256"]:
        raise StartError(backup_archive.DAMAGED.format(f"tabel {table}"))


def _restore_rules(connection: psycopg.Connection, foreign_keys: list[Any], tables: Any) -> None:
    """Foreign keys again, which checks all rows, and the triggers."""
    for table, name, definition in foreign_keys:
        connection.execute(f"ALTER TABLE {table} ADD CONSTRAINT {_quoted(connection, name)} {definition}")
    _switch_triggers(connection, tables, "ENABLE")


def _switch_triggers(connection: psycopg.Connection, tables: Any, verb: str) -> None:
    for table in tables:
        statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
        connection.execute(statement.format(sql.Identifier(table), sql.SQL(verb)))


def _quoted(connection: psycopg.Connection, name: str) -> str:
    return sql.Identifier(name).as_string(connection)
