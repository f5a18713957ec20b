"""What an administrator types about units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import FactsForm, SpokenForm, date_field, reason_field
from registry.models import OrgUnit


class UnitForm(FactsForm):
    """The facts of a unit, and why they change."""

    note = reason_field(
        label=_("Dasar perubahan"), help_text=_("Contoh: Perbup 12/2026. Tercatat di riwayat unit.")
    )

    class Meta:
        model = OrgUnit
        fields = ["code", "name", "kind", "zone", "work_pattern"]


class NewUnitForm(UnitForm):
    """A unit under another."""

    start = date_field(_("Mulai berlaku"))
    field_order = ["code", "name", "kind", "zone", "work_pattern", "start", "note"]


class MoveForm(SpokenForm):
    """Where a unit goes, with all below it."""

    to = forms.ModelChoiceField(OrgUnit.objects.none(), label=_("Unit induk baru"))
    on = date_field(_("Mulai berlaku"))
    note = reason_field(
        label=_("Dasar perubahan"), help_text=_("Contoh: Perbup 12/2026. Tercatat di riwayat unit.")
    )

    def __init__(self, *args: Any, units: QuerySet[OrgUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = units  # type: ignore[attr-defined]  # a model choice field


class CloseForm(SpokenForm):
    """The last day of a unit."""

    on = date_field(_("Hari terakhir"))
    note = reason_field(
        label=_("Dasar perubahan"), help_text=_("Contoh: Perbup 12/2026. Tercatat di riwayat unit.")
    )
