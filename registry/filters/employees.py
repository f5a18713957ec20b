"""The filter of the employee list; page, Excel and job share it, so they cannot differ."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from core import lists
from core.models import Account
from registry import access
from registry.models import Employee, OrgUnit
from registry.queries import people

SORTS = {
    "nama": ("sort_name",),
    "nip": ("nip",),
    "golongan": ("rank__scheme", "rank__order", "sort_name"),
    "mulai": ("joined_on", "sort_name"),
}
LEFT, ALL = "berhenti", "semua"
SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})


class UnitFilter(django_filters.ModelChoiceFilter):
    """Any unit of the person's scope; only the upper levels are listed, for the list would be endless."""

    def filter(self, qs: QuerySet[Employee], value: OrgUnit | None) -> QuerySet[Employee]:
        """Placed today in the unit or below it."""
        return people.placed_in(qs, value, self.parent.today) if value else qs


def units_in_scope(request: Any) -> QuerySet[OrgUnit]:
    """The units that the filter accepts."""
    return access.units_of(request.user, *access.READS_EMPLOYEES) if request else OrgUnit.objects.none()


class EmployeeFilter(django_filters.FilterSet):
    """Part of a name or NIP, unit with all below, kind, at work or not."""

    q = django_filters.CharFilter(label=_("Nama atau NIP"), method="find", widget=SEARCH)
    unit = UnitFilter(label=_("Unit kerja"), queryset=units_in_scope, empty_label=_("Semua unit"))
    jenis = django_filters.ChoiceFilter(
        field_name="kind",
        label=_("Jenis pegawai"),
        choices=Employee.Kind.choices,
        empty_label=_("Semua jenis"),
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="by_status",
        choices=[(LEFT, _("Sudah berhenti")), (ALL, _("Semua"))],
        empty_label=_("Masih bekerja"),
    )

    class Meta:
        model = Employee
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = access.scope(self.request.user).today

    @property
    def form(self) -> forms.Form:
        """The form with the upper units to choose from."""
        if hasattr(self, "_form"):
            return self._form
        form = super().form
        field = form.fields["unit"]
        chosen = form.data.get("unit", "")
        field.widget.choices = people.unit_choices(field.queryset, self.today, chosen, str(field.empty_label))
        return form

    def find(self, queryset: QuerySet[Employee], name: str, value: str) -> QuerySet[Employee]:
        """By part of the name or NIP."""
        return people.matching(queryset, value)

    def by_status(self, queryset: QuerySet[Employee], name: str, value: str) -> QuerySet[Employee]:
        """Who has left, or everybody; those at work are the rule."""
        return people.who_left(queryset, self.today) if value == LEFT else queryset

    def filter_queryset(self, queryset: QuerySet[Employee]) -> QuerySet[Employee]:
        """Those at work unless the status says otherwise."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("status") else people.at_work(found, self.today)


class DirectoryFilter(django_filters.FilterSet):
    """Part of a name; never the NIP, which is not everybody's business."""

    q = django_filters.CharFilter(label=_("Nama"), method="find", widget=SEARCH)

    class Meta:
        model = Employee
        fields: list[str] = []

    def find(self, queryset: QuerySet[Employee], name: str, value: str) -> QuerySet[Employee]:
        """By part of the name."""
        return people.named(queryset, value)


def found_by(account: Account, query: QueryDict | str) -> lists.Selection:
    """The employees that an address of the list finds for the account, all pages together."""
    request = HttpRequest()
    request.user = account
    return lists.select(
        query,
        access.visible_employees(account).select_related("rank"),
        EmployeeFilter,
        sorts=SORTS,
        default_sort="nama",
        request=request,
    )
