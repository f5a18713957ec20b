"""The lines of the menu that belong to no app."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import Account
from core.navigation import Entry


def navigation_entries(account: Account, on: date) -> list[Entry]:
    """Beranda, first for everybody; the way to Django admin for its staff."""
    entries = [Entry(_("Beranda"), reverse("home"), "house", order=0, bottom=True)]
    if account.is_staff:
        entries.append(Entry(_("Administrasi"), reverse("admin:index"), "sliders", order=90))
    return entries
