"""`./portal backup FILE`: database, stored files and keys of one moment in one archive."""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from asn_portal.local import backup_archive, backup_keys, backup_tables, secret_file
from asn_portal.local.errors import StartError
from asn_portal.local.services import BASE_DIR, borrowed, data_folder

STATE = "backup.json"
WITH_GAPS = 3


def backup(arguments: list[str]) -> int:
    """Write one archive; 0 is good, 3 is good except that contents of stored files were missing."""
    parser = argparse.ArgumentParser(prog="./portal backup")
    parser.add_argument("file", type=Path)
    target = parser.parse_args(arguments).file.resolve()
    passphrase = backup_keys.ask(twice=True)
    data = data_folder()
    with _new_file(target) as file, borrowed(data) as environment:
        manifest = _write(file, environment, data / "files", passphrase)
    size = target.stat().st_size
    state = {"at": manifest["created_at"], "file": target.name, "size": str(size)}
    secret_file.write_private(data / STATE, state)
    print(
        f"Cadangan tersimpan: {target} ({size / 1024**2:.1f} MiB, "
        f"{sum(one['rows'] for one in manifest['tables'].values())} baris, "
        f"{manifest['files']['count']} berkas)."
    )
    for path in manifest["files"]["missing"]:
        print(f"Peringatan: isi berkas {path} tidak ada di folder files/.")
    return WITH_GAPS if manifest["files"]["missing"] else 0


def _write(file: BinaryIO, environment: Mapping[str, str], files: Path, passphrase: str) -> dict[str, Any]:
    """All parts. The snapshot of the database comes first: a content without its row does no harm."""
    address = environment.get("DATABASE_OWNER_URL") or environment["DATABASE_URL"]
    writer = backup_archive.Writer(file)
    with (
        tempfile.TemporaryDirectory(prefix="asn-backup-", dir=Path(file.name).parent) as folder,
        psycopg.connect(address) as connection,
    ):
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute("SET LOCAL statement_timeout = 0")
        manifest: dict[str, Any] = {
            "format": backup_archive.FORMAT,
            "created_at": datetime.now(UTC).isoformat(),
            "code": _code_version(),
            "migrations": backup_tables.migrations(connection),
            "tables": _add_tables(writer, connection, Path(folder)),
            "sequences": backup_tables.sequences(connection),
            "files": _add_files(writer, connection, files, Path(folder)),
        }
    keys = {name: environment[name] for name in backup_keys.SECRETS if environment.get(name)}
    writer.finish(manifest, keys, passphrase)
    return manifest


def _add_tables(
    writer: backup_archive.Writer, connection: psycopg.Connection, folder: Path
) -> dict[str, Any]:
    """Each table through a file, because a tar wants to know the size first."""
    added: dict[str, Any] = {}
    for table, columns in backup_tables.tables(connection).items():
        draft = folder / "table.gz"
        with gzip.open(draft, "wb", compresslevel=3) as packed, connection.cursor() as cursor:
            with cursor.copy(backup_tables.copy(table, columns, "TO STDOUT")) as rows:
                for block in rows:
                    packed.write(block)
            count = cursor.rowcount
        with draft.open("rb") as content:
            part = writer.add(f"tables/{table}.copy.gz", content, draft.stat().st_size)
        added[table] = {"columns": columns, "rows": count, **part}
    return added


def _add_files(
    writer: backup_archive.Writer, connection: psycopg.Connection, files: Path, folder: Path
) -> dict[str, Any]:
    """The content of each stored file that the snapshot knows, and the list of them."""
    listing, count, total = folder / backup_archive.LISTING, 0, 0
    missing: list[str] = []
    with listing.open("w") as lines, connection.cursor("files") as cursor:
        for (path,) in cursor.execute("SELECT path FROM core_storedfile ORDER BY path"):
            try:
                content = (files / path).open("rb")
            except FileNotFoundError:
                missing.append(path)
                continue
            with content:
                part = writer.add(f"files/{path}", content, os.fstat(content.fileno()).st_size)
            lines.write(f"{part['sha256']} {part['size']} {path}\n")
            count, total = count + 1, total + part["size"]
    with listing.open("rb") as content:
        about = writer.add(backup_archive.LISTING, content, listing.stat().st_size)
    return {"count": count, "bytes": total, "missing": missing, "listing": about}


def _code_version() -> str:
    """The commit of this code, where it is a checkout."""
    asked = ["git", "-C", str(BASE_DIR), "rev-parse", "HEAD"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


@contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A private file that gets its name only when it is whole and on disk."""
    draft = target.with_name(f"{target.name}.part")
    if target.exists():
        raise StartError(f"{target} sudah ada. Pilih nama lain.")
    try:
        draft.unlink(missing_ok=True)
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except (OSError, psycopg.Error) as problem:
        raise StartError(f"Cadangan gagal dan tidak disimpan: {str(problem).strip()}") from problem
    finally:
        draft.unlink(missing_ok=True)
