"""What HR types about an appointment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import SpokenForm, date_field, reason_field
from registry.forms.positions import PositionFields
from registry.models import Appointment


class DecreeFields(SpokenForm):
    """The decree that an appointment rests on, and why."""

    decree_number = forms.CharField(label=_("Nomor SK"), max_length=100, required=False)
    decree_date = date_field(_("Tanggal SK"), required=False)
    note = reason_field(required=False)


class OpenForm(PositionFields, DecreeFields):
    """An employee into a post."""

    kind = forms.ChoiceField(
        label=_("Jenis penugasan"),
        choices=Appointment.Kind.choices,
        widget=forms.RadioSelect(attrs={"data-chips": True}),
        initial=Appointment.Kind.DEFINITIVE,
    )
    start = date_field(_("Mulai menjabat (TMT)"))
    end = date_field(
        _("Hari terakhir"),
        required=False,
        help_text=_("Kosongkan bila belum ditentukan. Plh dan Plt perlu diisi."),
    )
    field_order = ["kind", "unit", "position", "start", "end"]


class TransferForm(PositionFields, DecreeFields):
    """An employee from the present definitive post into another."""

    start = date_field(
        _("Mulai di jabatan baru (TMT)"), help_text=_("Jabatan sekarang berakhir sehari sebelumnya.")
    )
    field_order = ["unit", "position", "start"]


class EndForm(SpokenForm):
    """The last day in a post."""

    end = date_field(_("Hari terakhir menjabat"))
    note = reason_field()
