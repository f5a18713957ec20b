"""Units in Django admin; moving and closing have their own pages, which keep the past."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from registry.actions import units
from registry.admin.acting import ActionAdmin, ActionForm
from registry.forms.facts import date_field
from registry.forms.units import UNIT_FACTS
from registry.models import OrgUnit


class UnitForm(ActionForm):
    """A unit; a new one stands under its parent from a day on."""

    parent = forms.ModelChoiceField(
        OrgUnit.objects.filter(during__endswith__isnull=True),
        label=gettext_lazy("Unit induk"),
        required=False,
        help_text=gettext_lazy("Kosong hanya untuk instansi, puncak struktur."),
    )
    start = date_field(gettext_lazy("Berlaku mulai"))

    class Meta:
        model = OrgUnit
        fields = UNIT_FACTS

    def act(self) -> Model:
        """Open the agency or a unit below another, or change one."""
        facts = {name: self.cleaned_data[name] for name in UNIT_FACTS}
        if not self.is_new:
            return units.change(self.instance, by=self.by, **facts)
        parent, start = self.cleaned_data["parent"], self.cleaned_data["start"]
        if parent is None:
            return units.add_root(start=start, by=self.by, **facts)
        return units.add_child(parent, start=start, by=self.by, **facts)


class UnitChangeForm(UnitForm):
    """A unit that is there; it is moved and closed on its own page, which keeps the past."""

    parent = start = None  # type: ignore[assignment]  # Django's way to leave a declared field out


@admin.register(OrgUnit)
class OrgUnitAdmin(ActionAdmin):
    """Units."""

    list_display = ["name", "code", "kind", "zone", "is_open"]
    list_filter = ["kind", "zone"]
    search_fields = ["name", "code"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """With parent and beginning only for a new one."""
        kwargs["form"] = UnitChangeForm if obj else UnitForm
        kwargs["fields"] = UNIT_FACTS
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """In the order of thinking."""
        return UNIT_FACTS if obj else ["parent", *UNIT_FACTS, "start"]

    @admin.display(boolean=True, description=gettext_lazy("dipakai"))
    def is_open(self, unit: OrgUnit) -> bool:
        """Whether the unit has no last day."""
        return unit.during.upper is None
