"""The machinery of every list: filter, sort, pages and the filter in words, all from the address.

A page calls `build`; an export or a bulk act over "everything this filter finds" calls `select` with the same
arguments, so the two can never differ. Sort names come from an allow-list, never from the address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.forms import BoundField, CharField, ChoiceField, Form, ModelChoiceField
from django.http import HttpRequest, QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_filters import FilterSet

PAGE, SIZE, SORT, DENSITY = "halaman", "ukuran", "urut", "kepadatan"
SIZES = (25, 50, 100)
LONGEST_TEXT = 200

Sorts = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Chip:
    """One filter in use, in words, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Selection:
    """What filter and sort find: `queryset` is everything, in order, not one page of it."""

    queryset: QuerySet[Any]
    form: Form | None
    sort: str
    query: str
    chips: list[Chip]

    @property
    def filter_words(self) -> str:
        """The filter as a person would say it, for the head of a workbook."""
        return " · ".join(chip.label for chip in self.chips) or _("Semua")

    @property
    def is_filtered(self) -> bool:
        """Whether an empty result means "nothing fits" instead of "nothing there"."""
        return bool(self.chips) or bool(self.form and self.form.errors)


@dataclass(frozen=True)
class Listing:
    """One page of a selection, ready for the template."""

    selection: Selection
    page: Page[Any]
    density: str
    clear_url: str

    @property
    def rows(self) -> list[Any]:
        """The records of this page."""
        return list(self.page)

    @property
    def count(self) -> int:
        """How many records the filter finds."""
        return self.page.paginator.count

    @property
    def form(self) -> Form | None:
        """The filter's form."""
        return self.selection.form

    @property
    def chips(self) -> list[Chip]:
        """The filters in use."""
        return self.selection.chips

    @property
    def sort(self) -> str:
        """The sort in use, as in the address: "nama", "-nama" or ""."""
        return self.selection.sort

    @property
    def query(self) -> str:
        """Filter and sort as a query string: what an export takes to write exactly this list."""
        return self.selection.query

    @property
    def is_filtered(self) -> bool:
        """Whether an empty result means "nothing fits" instead of "nothing there"."""
        return self.selection.is_filtered

    @property
    def announcement(self) -> str:
        """What a screen reader hears after the list has changed."""
        found = ngettext("%(count)s hasil", "%(count)s hasil", self.count) % {"count": self.count}
        if not self.page.has_other_pages():
            return found
        where = {"number": self.page.number, "pages": self.page.paginator.num_pages}
        return f"{found}, " + _("halaman %(number)s dari %(pages)s") % where


def build(
    request: HttpRequest,
    queryset: QuerySet[Any],
    filterset_class: type[FilterSet] | None = None,
    *,
    sorts: Sorts,
    default_sort: str = "",
) -> Listing:
    """The page of `queryset` that the address asks for.

    `sorts` maps a name in the address to fields: {"nama": ("sort_name",), "tmt": ("start", "sort_name")};
    "-nama" turns every field round. Where the address names none, `default_sort` or else the order that the
    queryset has is used. The key breaks ties.
    """
    data = request.GET
    selection = select(
        data, queryset, filterset_class, sorts=sorts, default_sort=default_sort, request=request
    )
    density = data.get(DENSITY) or getattr(request.user, "density", "")
    return Listing(
        selection=selection,
        page=_page(data, selection.queryset),
        density=density if density in {"comfortable", "compact"} else "comfortable",
        clear_url=f"?{_only(data, {SORT, SIZE, DENSITY}).urlencode()}",
    )


def select(
    data: QueryDict | str,
    queryset: QuerySet[Any],
    filterset_class: type[FilterSet] | None = None,
    *,
    sorts: Sorts,
    default_sort: str = "",
    request: HttpRequest | None = None,
) -> Selection:
    """Everything in `queryset` that the query string finds, in its order.

    A value that the filter refuses (another unit's id, a date that is none) finds nothing, so that a wrong
    address never shows more than a right one. Names that nobody declared are ignored.
    """
    data = QueryDict(data) if isinstance(data, str) else data
    sort, fields = _order(data.get(SORT, ""), sorts, default_sort)
    form, chips, names = None, [], set()
    if filterset_class is not None:
        filterset = filterset_class(data, queryset=queryset, request=request)
        form = filterset.form
        _limit_texts(form)
        queryset = queryset.none() if form.errors else filterset.qs
        chips = list(_chips(form, data))
        names = {name for field in form for name in _names(field)}
    return Selection(
        queryset=queryset.order_by(*(fields or queryset.query.order_by), "pk"),
        form=form,
        sort=sort,
        query=_only(data, names | {SORT}).urlencode(),
        chips=chips,
    )


def _order(asked: str, sorts: Sorts, default: str) -> tuple[str, list[str]]:
    sort = asked if asked.removeprefix("-") in sorts else ""
    used = sort or default
    fields = sorts[used.removeprefix("-")] if used else []
    return sort, [_turned(field) for field in fields] if used.startswith("-") else list(fields)


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _page(data: QueryDict, queryset: QuerySet[Any]) -> Page[Any]:
    size = _number(data.get(SIZE, ""))
    paginator = Paginator(queryset, size if size in SIZES else SIZES[0])
    number = _number(data.get(PAGE, ""))
    # A bookmark beyond the end shows the beginning (T2), whatever else was typed as well.
    return paginator.page(number if 1 <= number <= paginator.num_pages else 1)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _only(data: QueryDict, names: set[str]) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in data:
        values = [value for value in data.getlist(name) if value]
        if name in names and values:
            kept.setlist(name, values)
    return kept


def _without(data: QueryDict, names: set[str]) -> str:
    return f"?{_only(data, set(data) - names - {PAGE}).urlencode()}"


def _limit_texts(form: Form) -> None:
    for field in form.fields.values():
        if isinstance(field, CharField) and field.max_length is None:
            field.validators.append(MaxLengthValidator(LONGEST_TEXT))


def _names(field: BoundField) -> set[str]:
    """The names that a field has in the address; a range has two."""
    widget = field.field.widget
    suffixes = getattr(widget, "suffixes", None) or getattr(widget, "widgets_names", None) or [""]
    return {field.html_name, *(f"{field.html_name}_{suffix}" for suffix in suffixes if suffix)}


def _chips(form: Form, data: QueryDict) -> Iterator[Chip]:
    for field in form:
        value = form.cleaned_data.get(field.name) if form.is_valid() else None
        words = _words(field, value)
        if words:
            yield Chip(f"{field.label}: {words}", _without(data, _names(field)))


def _words(field: BoundField, value: Any) -> str:
    if value in (None, "", False) or (hasattr(value, "__len__") and not len(value)):
        return ""
    if isinstance(field.field, ChoiceField) and not isinstance(field.field, ModelChoiceField):
        labels = {str(key): str(label) for key, label in _flat(field.field.choices)}
        chosen = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(labels.get(str(one), str(one)) for one in chosen)
    return _said(value)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield key, label


def _said(value: Any) -> str:
    if value is True:
        return _("ya")
    if isinstance(value, slice):
        ends = [_said(end) if end is not None else "…" for end in (value.start, value.stop)]
        return "–".join(ends)
    if isinstance(value, (date, datetime)):
        return format_date(value, "j M Y")
    if isinstance(value, (list, tuple, QuerySet)):
        return ", ".join(_said(one) for one in value)
    return str(value)
