"""The day of the unit tree, and the filter of the list of units."""

from __future__ import annotations

from datetime import date

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import DateInput
from registry.models import OrgUnit

SORTS = {"kode": ("code",), "nama": ("name",)}


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


class UnitListFilter(django_filters.FilterSet):
    """Part of the name, or the beginning of the code; kind."""

    q = django_filters.CharFilter(label=_("Nama atau kode unit"), method="find")
    jenis = django_filters.ChoiceFilter(
        field_name="kind", label=_("Jenis unit"), choices=OrgUnit.Kind.choices, empty_label=_("Semua jenis")
    )

    class Meta:
        model = OrgUnit
        fields: list[str] = []

    def find(self, queryset: QuerySet[OrgUnit], name: str, value: str) -> QuerySet[OrgUnit]:
        """By name or code."""
        return queryset.filter(Q(name__icontains=value) | Q(code__startswith=value))
