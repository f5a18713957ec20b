"""`manage.py seed --employees N`: a synthetic agency of that size, for measuring."""

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from asn_portal.seed.synthetic.load import TABLES, load
from core import clock, reference
from registry.models import OrgUnit


class Command(BaseCommand):
    """Load a synthetic agency."""

    help = "Membuat instansi sintetis dengan COPY; data yang sama untuk ukuran dan tanggal yang sama."
    requires_system_checks = ()  # it writes tables, no page takes part

    def add_arguments(self, parser: CommandParser) -> None:
        """Size, and the word that lets go of what is there."""
        parser.add_argument("--employees", type=int, required=True, metavar="N")
        parser.add_argument("--reports-per-employee", type=int, default=20, metavar="M")
        parser.add_argument("--replace", action="store_true", help="kosongkan dulu seluruh basis data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Empty the database if asked, then load."""
        employees, reports = options["employees"], options["reports_per_employee"]
        if not 10 <= employees <= 1_000_000 or not 1 <= reports <= 1000:
            raise CommandError("Pegawai antara 10 dan 1.000.000, laporan antara 1 dan 1.000.")
        call_command("prepare")
        if options["replace"]:
            call_command("flush", interactive=False, verbosity=0)
            reference.load()
        elif OrgUnit.objects.exists():
            raise CommandError("Basis data sudah berisi instansi. Tambahkan --replace untuk mengosongkannya.")
        start = time.monotonic()
        load(
            employees, reports, clock.today("Asia/Jakarta"), password=settings.DEMO_PASSWORD, tell=self._tell
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in TABLES)}")
        seconds = time.monotonic() - start
        self.stdout.write(f"{employees} pegawai dengan {reports} laporan dalam {seconds:.1f} detik.")

    def _tell(self, done: int, of: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\rPerangkat daerah {done} dari {of}", ending="" if done < of else "\n")
            self.stdout.flush()
