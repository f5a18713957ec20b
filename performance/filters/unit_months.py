"""The filter of a unit's month; page, Excel and job share it, so they cannot differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from core import clock, lists
from core.models import Account
from performance import access
from performance.queries import months
from performance.queries.unit_months import UnitMonth
from registry.models import Employee, OrgUnit
from registry.queries import people

SORTS = {"nama": ("sort_name",), "nip": ("nip",)}
MONTHS_BACK = 24
ONE_DAY = timedelta(days=1)


class UnitMonthFilter(django_filters.FilterSet):
    """The month, and part of a name or NIP."""

    bulan = django_filters.ChoiceFilter(label=_("Bulan"), method="anybody", choices=[], empty_label=None)
    q = django_filters.CharFilter(label=_("Nama atau NIP"), method="find")

    class Meta:
        model = Employee
        fields: list[str] = []

    @property
    def form(self) -> forms.Form:
        """The form with the months to choose from."""
        if hasattr(self, "_form"):
            return self._form
        form = super().form
        assert self.request is not None, "the filter needs to know who looks"  # noqa: S101  # a mistake in the program
        form.fields["bulan"].choices = month_choices(clock.today(self.request.user.zone))
        form.fields["q"].widget.attrs.update(autocomplete="off", type="search")
        return form

    def anybody(self, queryset: QuerySet[Employee], name: str, value: str) -> QuerySet[Employee]:
        """The month chooses days, not people."""
        return queryset

    def find(self, queryset: QuerySet[Employee], name: str, value: str) -> QuerySet[Employee]:
        """By part of the name or NIP."""
        return people.matching(queryset, value)


def people_of(account: Account, unit: OrgUnit, query: QueryDict | str) -> UnitMonth:
    """The month that an address names for the unit, with everybody in it of whom the account may read.

    People count where they are placed on the last day of the month, this month today.
    """
    query = QueryDict(query) if isinstance(query, str) else query
    today = clock.today(account.zone)
    first = months.parse(query.get("bulan", ""), today)
    last = min(months.last_of(first), today)
    return UnitMonth(unit, first, last, today, access.unit_employees(account, unit, first, last))


def found_by(account: Account, unit: OrgUnit, query: QueryDict | str) -> UnitMonth:
    """The same, narrowed and sorted as the address says: all pages of the list together."""
    everybody = people_of(account, unit, query)
    request = HttpRequest()
    request.user = account
    selection = lists.select(
        query, everybody.employees, UnitMonthFilter, sorts=SORTS, default_sort="nama", request=request
    )
    return replace(everybody, employees=selection.queryset, filter_words=selection.filter_words)


def month_choices(today: date) -> list[tuple[str, str]]:
    """This month and those before it."""
    first, found = today.replace(day=1), []
    for _number in range(MONTHS_BACK):
        found.append((f"{first:%Y-%m}", format_date(first, "F Y")))
        first = (first - ONE_DAY).replace(day=1)
    return found
