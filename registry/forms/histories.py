"""What HR types about a row of an employee's file, and the proof that comes along."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import modelform_factory
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import DateInput, FactsForm, SpokenForm, date_field, reason_field
from registry.forms.proofs import ProofMixin
from registry.models import (
    AwardRecord,
    Contract,
    CreditRecord,
    DisciplineRecord,
    EducationRecord,
    FilePaper,
    NumberRecord,
    RankRecord,
    SalaryIncrement,
    TrainingRecord,
)
from registry.queries.histories import SANCTIONS
from registry.rules.day_ranges import last_day

DECREE = ["decree_number", "decree_date"]


class HistoryForm(ProofMixin, FactsForm):
    """Facts of a row with its proof."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = DateInput()


class DisciplineForm(HistoryForm):
    """A sanction with its kind in words."""

    sanction = forms.ChoiceField(label=_("Jenis hukuman"), choices=[("", _("Pilih")), *SANCTIONS.items()])

    class Meta:
        model = DisciplineRecord
        fields = ["level", "sanction", "effective_on", "ends_on", "reason", "is_annulled", *DECREE]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class ContractForm(HistoryForm):
    """A contract with its two ends."""

    start = date_field(_("Mulai kontrak"))
    end = date_field(_("Akhir kontrak"))
    field_order = ["start", "end", *DECREE]

    class Meta:
        model = Contract
        fields = DECREE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.during:
            self.initial["start"] = self.instance.during.lower
            self.initial["end"] = last_day(self.instance.during)


class WithdrawForm(SpokenForm):
    """Why a row is taken back."""

    note = reason_field()


def _form(model: Any, *fields: str) -> Any:
    return modelform_factory(model, form=HistoryForm, fields=fields)


FORMS: dict[str, type[HistoryForm]] = {
    "pangkat": _form(
        RankRecord,
        *("rank", "kind", "effective_on", "service_years", "service_months"),
        *DECREE,
        "approval_number",
    ),
    "gaji-berkala": _form(SalaryIncrement, "effective_on", "service_years", "service_months", *DECREE),
    "angka-kredit": _form(
        CreditRecord, "period_start", "period_end", "main", "supporting", "is_conversion", *DECREE
    ),
    "pendidikan": _form(
        EducationRecord,
        *("level", "school", "major", "graduated_year", "graduated_on", "diploma_number"),
        *("front_title", "back_title", "is_first"),
    ),
    "pelatihan": _form(
        TrainingRecord,
        *("kind", "name", "organiser", "hours", "started_on", "ended_on", "certificate_number"),
    ),
    "penghargaan": _form(AwardRecord, "kind", "name", "year", *DECREE),
    "hukuman-disiplin": DisciplineForm,
    "dokumen": _form(FilePaper, "kind", "title", *DECREE, "expires_on"),
    "perjanjian-kerja": ContractForm,
    "nomor-induk": _form(NumberRecord, "kind", "number", "until"),
}
