"""`manage.py load_demo`: the demo agency, into a database that knows no unit yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from asn_portal.seed.demo.load import load
from registry.models import OrgUnit


class Command(BaseCommand):
    """Load the demo agency."""

    help = "Memuat instansi contoh ke basis data kosong."
    requires_system_checks = ()  # `migrate` has just run them

    def handle(self, *args: Any, **options: Any) -> None:
        """Do nothing where an agency exists."""
        if OrgUnit.objects.exists():
            self.stdout.write("Instansi sudah ada; tidak ada yang dimuat.")
            return
        if not settings.DEMO_PASSWORD:
            raise CommandError("Setel ASN_DEMO_PASSWORD, kata sandi untuk semua akun contoh.")
        load(settings.DEMO_PASSWORD)
