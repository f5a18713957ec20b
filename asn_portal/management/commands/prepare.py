"""`manage.py prepare`: bring the database to the state of the code; safe to run again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from registry.models import OrgUnit


class Command(BaseCommand):
    """Migrate, load reference data and, where asked, the demo agency: in one process, to start quickly."""

    help = "Menyiapkan basis data: skema, data acuan, dan dengan --demo instansi contoh bila masih kosong."

    requires_system_checks = ()  # the tests run them; a start should be quick

    def add_arguments(self, parser: CommandParser) -> None:
        """Only one choice."""
        parser.add_argument("--demo", action="store_true", help="muat instansi contoh ke basis data kosong")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the commands in their order."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference")
        if options["demo"] and not OrgUnit.objects.exists():
            self.stdout.write("Memuat instansi contoh …")
            self.stdout.flush()
            call_command("load_demo")
