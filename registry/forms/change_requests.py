"""What an employee writes to have a fact corrected, and what HR writes when it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import SpokenForm, date_field, reason_field, speak
from registry.forms.proofs import ProofMixin
from registry.models import Employee
from registry.queries.change_requests import Fact


def _value_field(fact: Fact) -> forms.Field:
    """The field of the right kind, with the limits of the record's own."""
    column: Any = Employee._meta.get_field(fact.field)
    label = _("Data yang benar")
    if column.choices:
        return forms.ChoiceField(
            label=label, choices=column.flatchoices, widget=forms.RadioSelect(attrs={"data-chips": True})
        )
    if fact.read is date.fromisoformat:
        return date_field(label)
    if fact.field == "office_email":
        return forms.EmailField(label=label, max_length=column.max_length)
    return forms.CharField(label=label, max_length=column.max_length)


class ChangeRequestForm(ProofMixin, SpokenForm):
    """The right value, why, and the proof."""

    reason = forms.CharField(
        label=_("Penjelasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Contoh: sesuai akta kelahiran nomor 12."),
    )
    field_order = ["new_value", "reason", "document"]

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_value"] = _value_field(fact)
        self.order_fields(self.field_order)
        speak(self.fields["new_value"])

    def clean_new_value(self) -> str:
        """The value as a request stores it."""
        value = self.cleaned_data["new_value"]
        return value.isoformat() if isinstance(value, date) else value


class RefusalForm(SpokenForm):
    """Why a request is returned or rejected; the employee reads it."""

    note = reason_field(label=_("Catatan untuk pegawai"), help_text=_("Tulis apa yang kurang atau keliru."))
