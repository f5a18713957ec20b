"""What an administrator types about units, and the day on which everybody sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import DateInput, FactsForm, RecordField, SpokenForm, date_field, reason_field
from registry.models import OrgUnit

UNIT_FACTS = ["code", "name", "kind", "zone", "work_pattern"]


class UnitForm(FactsForm):
    """The facts of a unit, and why they change."""

    note = reason_field(
        label=_("Dasar perubahan"), help_text=_("Contoh: Perbup 12/2026. Tercatat di riwayat unit.")
    )

    class Meta:
        model = OrgUnit
        fields = UNIT_FACTS


class NewUnitForm(UnitForm):
    """A unit under another."""

    start = date_field(_("Mulai berlaku"))
    field_order = ["code", "name", "kind", "zone", "work_pattern", "start", "note"]


class MoveForm(SpokenForm):
    """Where a unit goes, with all below it."""

    to = RecordField(OrgUnit.objects.none(), label=_("Unit induk baru"))
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


class DayForm(forms.Form):
    """The day on which the tree is shown."""

    use_required_attribute = False
    tanggal = forms.DateField(
        label=_("Keadaan pada tanggal"),
        required=False,
        widget=DateInput(),
        error_messages={"invalid": _("Tanggal harus tanggal yang ada, contoh 27-3-2026.")},
    )


def day_asked(query: QueryDict, today: date) -> tuple[date, DayForm]:
    """The day in the address, today when there is none or it is no day; and the form that asks for it."""
    form = DayForm(query if query.get("tanggal") else None, initial={"tanggal": today})
    if form.is_bound and form.is_valid():
        return form.cleaned_data["tanggal"] or today, form
    return today, form
