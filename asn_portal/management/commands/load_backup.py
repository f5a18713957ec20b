"""`manage.py load_backup`: the database's part of `./portal restore`, which has checked the archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.transaction import atomic

from asn_portal.local import restore_database
from asn_portal.local.backup_archive import Archive
from asn_portal.local.errors import StartError


class Command(BaseCommand):
    """All or nothing: the tables of the archive's migrations, filled in one transaction."""

    help = "Memuat basis data dari arsip cadangan; dipanggil oleh ./portal restore."

    requires_system_checks = ()  # the database may be empty

    def add_arguments(self, parser: CommandParser) -> None:
        """The archive, and whether present data may go."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="timpa data yang ada")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse with one sentence; the transaction undoes whatever was begun."""
        try:
            archive = Archive(options["file"])
            connection.ensure_connection()
            with atomic():
                _load(archive, replace=options["replace"])
        except StartError as refusal:
            raise CommandError(str(refusal)) from refusal


def _load(archive: Archive, *, replace: bool) -> None:
    link: Any = connection.connection
    applied = {(app, name) for app, name in archive.manifest["migrations"]}
    unknown = applied - MigrationExecutor(connection).loader.disk_migrations.keys()
    if unknown:
        raise StartError(f"Arsip berisi migrasi yang tidak dikenal kode ini: {sorted(unknown)[:3]}.")
    if restore_database.is_used(link):
        raise StartError("Basis data sedang dipakai. Hentikan web, pekerja, dan penjadwal dahulu.")
    if restore_database.has_data(link) and not replace:
        raise StartError("Basis data tujuan sudah berisi data. Tambahkan --replace untuk menimpanya.")
    restore_database.clear(link)
    link.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _migrate_to(applied)
    restore_database.load(link, archive)


def _migrate_to(applied: set[tuple[str, str]]) -> None:
    """Exactly the archived migrations; only the last of each app are named, since the others lead there."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    parents = {
        parent
        for key in applied
        for parent in executor.loader.get_migration(*key).dependencies
        if parent[0] == key[0]
    }
    leaves = sorted(key for key in applied - parents if key in graph.nodes)
    executor.migrate(leaves)
