"""Reference data in Django admin: plain tables, each change on record."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from core.admin_base import PortalAdmin
from registry.models import Holiday, LegalStanding, Rank, WorkPattern


@admin.register(WorkPattern)
class WorkPatternAdmin(PortalAdmin):
    """Working weeks of units."""

    list_display = ["name", "weekdays", "is_shift", "minutes_per_day"]
    search_fields = ["name"]


@admin.register(Rank)
class RankAdmin(PortalAdmin):
    """Ranks of PNS and grades of PPPK."""

    list_display = ["code", "scheme", "grade", "title"]
    list_filter = ["scheme"]


@admin.register(LegalStanding)
class LegalStandingAdmin(PortalAdmin):
    """Legal standings; whoever is not at work supervises nobody."""

    list_display = ["code", "name", "is_active", "needs_skp"]
    list_filter = ["is_active", "needs_skp"]
    search_fields = ["name"]


@admin.register(Holiday)
class HolidayAdmin(PortalAdmin):
    """Days off for the whole agency; a wrong one is taken away."""

    list_display = ["date", "name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    date_hierarchy = "date"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The only record here that may vanish: a day that turned out to be a working day."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
