"""The filter of HR's queue of requests."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registry.models import ChangeRequest, Employee
from registry.queries import people

SORTS = {"diajukan": ("submitted_at",), "nama": ("employee__sort_name",)}
OPEN, DECIDED = "menunggu", "diputuskan"


class RequestFilter(django_filters.FilterSet):
    """By part of a name or NIP, and whether it waits (the rule) or is decided."""

    q = django_filters.CharFilter(label=_("Nama atau NIP"), method="find")
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="by_status",
        choices=[(OPEN, _("Menunggu keputusan")), (DECIDED, _("Sudah diputuskan"))],
        empty_label=None,
    )

    class Meta:
        model = ChangeRequest
        fields: list[str] = []

    def find(self, queryset: QuerySet[ChangeRequest], name: str, value: str) -> QuerySet[ChangeRequest]:
        """By part of the name or NIP."""
        found = people.matching(Employee.objects.all(), value)
        return queryset.filter(employee__in=found)

    def by_status(self, queryset: QuerySet[ChangeRequest], name: str, value: str) -> QuerySet[ChangeRequest]:
        """Chosen in `filter_queryset`, since the rule is what waits."""
        return queryset

    def filter_queryset(self, queryset: QuerySet[ChangeRequest]) -> QuerySet[ChangeRequest]:
        """Those that wait, unless the address asks for the decided ones."""
        waiting = ChangeRequest.Status.SUBMITTED
        decided = self.form.cleaned_data.get("status") == DECIDED
        found = queryset.exclude(status=waiting) if decided else queryset.filter(status=waiting)
        return super().filter_queryset(found)
