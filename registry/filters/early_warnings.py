"""The filter of early warnings; page, Excel and job share it."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core import lists
from core.models import Account
from registry import access
from registry.models import EarlyWarning, Employee
from registry.queries import people

SORTS = {"tempo": ("due_on", "employee__sort_name"), "nama": ("employee__sort_name", "due_on")}
OPEN, CLOSED = "terbuka", "selesai"


class WarningFilter(django_filters.FilterSet):
    """By part of a name or NIP, kind, and whether it is open (the rule) or dealt with."""

    q = django_filters.CharFilter(label=_("Nama atau NIP"), method="find")
    jenis = django_filters.ChoiceFilter(
        field_name="kind", label=_("Jenis"), choices=EarlyWarning.Kind.choices, empty_label=_("Semua jenis")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="by_status",
        choices=[(OPEN, _("Belum selesai")), (CLOSED, _("Selesai"))],
        empty_label=None,
    )

    class Meta:
        model = EarlyWarning
        fields: list[str] = []

    def find(self, queryset: QuerySet[EarlyWarning], name: str, value: str) -> QuerySet[EarlyWarning]:
        """By part of the name or NIP."""
        return queryset.filter(employee__in=people.matching(Employee.objects.all(), value))

    def by_status(self, queryset: QuerySet[EarlyWarning], name: str, value: str) -> QuerySet[EarlyWarning]:
        """Chosen in `filter_queryset`, since the rule is what is open."""
        return queryset

    def filter_queryset(self, queryset: QuerySet[EarlyWarning]) -> QuerySet[EarlyWarning]:
        """Those that are open, unless the address asks for the others."""
        is_closed = self.form.cleaned_data.get("status") == CLOSED
        return super().filter_queryset(queryset.filter(closed_at__isnull=not is_closed))


def found_by(account: Account, query: str) -> lists.Selection:
    """Everything that one address finds for the account."""
    request = HttpRequest()
    request.user = account
    found = access.early_warnings(account)
    return lists.select(query, found, WarningFilter, sorts=SORTS, default_sort="tempo", request=request)
