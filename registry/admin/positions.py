"""Posts in Django admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model

from registry.actions import positions
from registry.admin.acting import ActionAdmin, ActionForm
from registry.models import Position

POSITION_FACTS: list[Any] = [
    "name",
    "unit",
    "kind",
    "level",
    "job_class",
    "superior",
    "is_head",
    "single_holder",
    "retirement_age",
    "is_active",
]


class PositionForm(ActionForm):
    """A post."""

    class Meta:
        model = Position
        fields = POSITION_FACTS

    def act(self) -> Model:
        """Add or change it."""
        facts = {name: self.cleaned_data[name] for name in POSITION_FACTS}
        if self.is_new:
            return positions.add(by=self.by, **facts)
        return positions.change(self.instance, by=self.by, **facts)


@admin.register(Position)
class PositionAdmin(ActionAdmin):
    """Posts; another superior changes the supervisors from today."""

    form = PositionForm
    fields = POSITION_FACTS
    list_display = ["name", "unit", "kind", "level", "job_class", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__name"]
    autocomplete_fields = ["unit", "superior"]
