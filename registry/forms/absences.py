"""What HR types about an absence."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import SpokenForm, date_field, reason_field
from registry.models import Absence


class AbsenceForm(SpokenForm):
    """From when to when somebody is away."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=Absence.Kind.choices, widget=forms.RadioSelect(attrs={"data-chips": True})
    )
    start = date_field(_("Hari pertama"))
    end = date_field(_("Hari terakhir"))
    reason = forms.CharField(
        label=_("Keterangan"),
        max_length=300,
        required=False,
        help_text=_("Contoh: cuti tahunan, SK 12/2026."),
    )


class WithdrawForm(SpokenForm):
    """Why an absence is taken back."""

    note = reason_field()
