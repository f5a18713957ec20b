"""What HR types about an employee."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import DateInput, FactsForm, Grouped, SpokenForm, date_field, reason_field
from registry.forms.positions import PositionFields
from registry.models import Employee, LegalStanding, OrgUnit

EMPLOYEE_FACTS = [
    "nip",
    "name",
    "front_title",
    "back_title",
    "kind",
    "birth_place",
    "birth_date",
    "sex",
    "rank",
    "legal_standing",
    "office_email",
    "joined_on",
]


class EmployeeForm(FactsForm):
    """The facts of an employee."""

    nip = forms.CharField(
        label=_("NIP atau NI PPPK"),
        max_length=40,
        help_text=_("18 angka; spasi boleh."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Employee
        fields = EMPLOYEE_FACTS
        widgets = {
            "birth_date": DateInput(),
            "joined_on": DateInput(),
            "sex": forms.RadioSelect(attrs={"data-chips": True}),
            "kind": forms.RadioSelect(attrs={"data-chips": True}),
        }
        help_texts = {"name": _("Tanpa gelar, seperti di SK.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sex", "kind"):
            choices = self.fields[name].choices  # type: ignore[attr-defined]  # a choice field
            self.fields[name].choices = [pair for pair in choices if pair[0]]  # type: ignore[attr-defined]  # likewise
        self.fields["office_email"].error_messages["invalid"] = _("Surel harus seperti nama@instansi.go.id.")


IDENTITY = ["nip", "name", "front_title", "back_title", "birth_place", "birth_date", "sex"]
FIRST_POST = ["unit", "position", "decree_number", "decree_date"]
SERVICE = ["kind", "rank", "legal_standing", "joined_on", "office_email"]


class NewEmployeeForm(Grouped, PositionFields, EmployeeForm):
    """The facts of a new employee and the first post."""

    GROUPS = [
        (_("Identitas"), IDENTITY),
        (_("Kepegawaian"), SERVICE),
        (_("Jabatan pertama"), FIRST_POST),
    ]
    field_order = [*IDENTITY, *SERVICE, *FIRST_POST]

    decree_number = forms.CharField(label=_("Nomor SK"), max_length=100, required=False)
    decree_date = date_field(_("Tanggal SK"), required=False)

    def __init__(self, *args: Any, units: QuerySet[OrgUnit], **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        working = LegalStanding.objects.filter(is_active=True)
        self.fields["legal_standing"].queryset = working  # type: ignore[attr-defined]  # a model choice field


class ChangeEmployeeForm(Grouped, EmployeeForm):
    """Corrected facts, and why."""

    GROUPS = [
        (_("Identitas"), IDENTITY),
        (_("Kepegawaian"), SERVICE),
        (_("Alasan perubahan"), ["note"]),
    ]
    field_order = [*IDENTITY, *SERVICE, "note"]

    note = reason_field()


class LeaveForm(SpokenForm):
    """The last day at work."""

    on = date_field(_("Hari kerja terakhir"))
    legal_standing = forms.ModelChoiceField(
        LegalStanding.objects.filter(is_active=False), label=_("Kedudukan hukum sesudahnya")
    )
    note = reason_field()
