"""`manage.py load_reference`: put the reference data in place; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand

from core import reference


class Command(BaseCommand):
    """Load reference data (idempotent)."""

    help = "Memuat data acuan: akun sistem, parameter, jadwal, pangkat, kedudukan hukum, hari libur."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all loaders."""
        reference.load()
