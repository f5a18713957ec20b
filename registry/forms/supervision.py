"""What HR types to name a supervisor by hand."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import RecordField, SpokenForm, date_field, reason_field
from registry.models import Employee


class OverrideForm(SpokenForm):
    """Who supervises instead of the holder of the superior post."""

    supervisor = RecordField(
        Employee.objects.none(),
        label=_("Atasan langsung"),
        help_text=_("Pegawai di unit yang sama dan di unit di atasnya."),
    )
    start = date_field(_("Mulai"))
    end = date_field(
        _("Hari terakhir"), required=False, help_text=_("Sesudah itu atasan mengikuti jabatan lagi.")
    )
    note = reason_field()

    def __init__(self, *args: Any, candidates: QuerySet[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].queryset = candidates  # type: ignore[attr-defined]  # a model choice field


class EndOverrideForm(SpokenForm):
    """The last day of a supervisor named by hand."""

    end = date_field(_("Hari terakhir"))
    note = reason_field()
