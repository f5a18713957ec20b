"""What every page of Django admin has in common here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class PortalAdmin(admin.ModelAdmin):
    """Nothing is deleted, and the address filters by what the list offers, nothing else.

    Django lets anybody with the page filter by any column of it, so a hidden one could be guessed letter by
    letter (`?password__startswith=`).
    """

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Records end, they do not vanish."""
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only fields of `list_filter` and the date bar."""
        offered = {str(name).split("__")[0] for name in (*self.list_filter, self.date_hierarchy) if name}
        return lookup.split("__")[0] in offered and super().lookup_allowed(lookup, value, request)


class ReadOnlyAdmin(PortalAdmin):
    """Logs: to be read, by who has the right to view them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The portal writes them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What is on record stays."""
        return False
