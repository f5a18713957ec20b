"""What the supervisor fills in to return a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from performance.forms.fields import ReportTextField
from performance.models import ActivityReport


class ReturnForm(forms.Form):
    """The reason: one of three, words of one's own, or both."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=ActivityReport.ReturnReason.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"data-chips": "true"}),
    )
    note = ReportTextField(
        label=gettext_lazy("Catatan untuk pegawai"),
        longest=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        data = super().clean() or {}
        if not self.errors and not data.get("reason") and not data.get("note"):
            self.add_error("reason", _("Pilih atau tulis alasan pengembalian."))
        return data

    @property
    def sentences(self) -> str:
        """What is wrong, in one line."""
        return " ".join(error["message"] for found in self.errors.get_json_data().values() for error in found)
