"""The filter of the list of units."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from registry.models import OrgUnit

SORTS = {"kode": ("code",), "nama": ("name",)}


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
