"""What every page shows the same way: icons, status tags, dates, numbers, page numbers, sort links."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core import wording

register = template.Library()

EMPTY = ("mute", "info-circle")

# One meaning, one colour, one icon on every page.
STATUS_LOOKS = {
    "draft": ("mute", "pencil"),
    "locked": ("mute", "lock"),
    "unopened": ("mute", "clock"),
    "queued": ("mute", "clock"),
    "expired": ("mute", "clock"),
    "archived": ("mute", "archive"),
    "ended": ("mute", "archive"),
    "submitted": ("info", "send"),
    "sent": ("info", "send"),
    "registered": ("info", "send"),
    "running": ("info", "hourglass-split"),
    "waiting": ("brand", "clock"),
    "scheduled": ("brand", "clock"),
    "very_good": ("brand", "star"),
    "scoring": ("violet", "eye"),
    "screening": ("violet", "people"),
    "approved": ("ok", "check-lg"),
    "final": ("ok", "check-lg"),
    "published": ("ok", "check-lg"),
    "eligible": ("ok", "check-lg"),
    "passed": ("ok", "check-lg"),
    "present": ("ok", "check-lg"),
    "done": ("ok", "check-lg"),
    "ready": ("ok", "check-lg"),
    "active": ("ok", "check-lg"),
    "good": ("ok", "check-lg"),
    "returned": ("warn", "reply"),
    "attention": ("warn", "exclamation-triangle"),
    "late": ("warn", "exclamation-triangle"),
    "incomplete": ("warn", "exclamation-triangle"),
    "needs_improvement": ("warn", "exclamation-triangle"),
    "rejected": ("bad", "x-lg"),
    "ineligible": ("bad", "x-lg"),
    "failed": ("bad", "x-lg"),
    "cancelled": ("bad", "x-lg"),
    "poor": ("bad", "x-lg"),
    "very_poor": ("bad", "x-lg"),
}


@cache
def _sprite() -> str:
    return static("icons/sprite.svg")


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A decorative icon from the sprite; a word always stands beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f"icon {css}".strip(),
        _sprite(),
        name,
    )


@register.simple_tag
def status(code: str, label: str) -> SafeString:
    """A status tag: icon, word and colour, chosen by the status code of the record."""
    look, symbol = STATUS_LOOKS.get(str(code).lower(), EMPTY)
    return format_html('<span class="st st-{}">{}{}</span>', look, icon(symbol), label)


for wording_filter in (
    wording.date_short,
    wording.date_long,
    wording.date_day,
    wording.month_name,
    wording.moment,
    wording.clock_time,
    wording.due_words,
    wording.nip,
    wording.duration,
    wording.device,
    wording.initials,
):
    register.filter(wording_filter.__name__, wording_filter)
register.simple_tag(wording.date_range)


@register.filter
def or_dash(value: Any) -> Any:
    """The value, or a dash that a screen reader says as "belum diisi"."""
    if value not in (None, ""):
        return value
    return format_html(
        '<span aria-hidden="true">—</span><span class="visually-hidden">{}</span>', _("belum diisi")
    )


@register.simple_tag
def bar(percent: float | None, label: str) -> SafeString:
    """A progress bar whose width needs no style attribute, which the content security policy forbids."""
    value = min(100, max(0, round(percent or 0)))
    return format_html(
        '<progress class="bar" max="100" value="{0}" aria-label="{1}">{0}%</progress>', value, label
    )


@register.simple_tag
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers to offer, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


def _sort_url(context: RequestContext, sort: str | None) -> str:
    """This list in another order, from its first page."""
    query = context.request.GET.copy()
    for parameter in ("urut", "halaman"):
        query.pop(parameter, None)
    if sort:
        query["urut"] = sort
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: RequestContext, key: str, label: str, sort: str = "", css: str = ""
) -> dict[str, Any]:
    """A column heading that sorts the whole result: first click up, second down, third clears."""
    following = {key: f"-{key}", f"-{key}": None}.get(sort, key)
    order = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    return {"key": key, "label": label, "order": order, "url": _sort_url(context, following), "css": css}


@register.inclusion_tag("components/sort_menu.html", takes_context=True)
def sort_menu(context: RequestContext, sort: str = "", **labels: str) -> dict[str, Any]:
    """The same choices for a phone, where a table has no headings."""
    choices = [
        {
            "label": label,
            "descending": value.startswith("-"),
            "current": value == sort,
            "url": _sort_url(context, value),
        }
        for key, label in labels.items()
        for value in (key, f"-{key}")
    ]
    return {"choices": choices, "current": labels.get(sort.removeprefix("-"), "")}


@register.simple_block_tag
def table(content: str, label: str, stack: bool = True) -> SafeString:
    """A table in its own scroll box; with `stack` its rows become cards on a phone."""
    return render_to_string("components/table.html", {"content": content, "label": label, "stack": stack})


@register.simple_block_tag(takes_context=True)
def results(context: RequestContext, content: str) -> SafeString:
    """The part of a list page that filters, sorting and paging renew, in the density the address asks for."""
    density = context.request.GET.get("kepadatan", "")
    return render_to_string("components/results.html", {"content": content, "density": density})


@register.simple_tag
def filter_overflow(form: BaseForm, shown: int) -> dict[str, Any]:
    """The visible fields beyond the first `shown`, and whether one of them is in use."""
    fields = [field for field in form.visible_fields() if field.name in list(form.fields)[shown:]]
    return (
        {"fields": fields, "used": any(form.data.get(field.html_name) for field in fields)} if fields else {}
    )


@register.filter
def option_tags(options: list[dict[str, Any]]) -> SafeString:
    """The options of a select; Django renders each by two templates, which a long list of units pays for."""
    rows = ((o["value"], mark_safe(" selected" if o["selected"] else ""), o["label"]) for o in options)  # noqa: S308
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, to loop over."""
    return text.split()


@register.filter
def get(mapping: Any, key: str) -> Any:
    """The value under a key that a template's dot cannot reach."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def error_anchor(field: BoundField) -> str:
    """The id that a link in the error summary goes to: the first choice of a group, else the field."""
    if field.field.widget.__class__.__name__ in {"RadioSelect", "CheckboxSelectMultiple"}:
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.simple_tag
def error_count(*forms: Any) -> int:
    """How many fields of these forms are to be corrected."""
    return sum(len(form.errors) for form in forms if form)


@register.filter
def undo_url(tags: str | None) -> str:
    """The address in a message tag "undo:/alamat/", so that a success message can offer "Urungkan"."""
    found = [tag.removeprefix("undo:") for tag in str(tags or "").split() if tag.startswith("undo:/")]
    return found[0] if found else ""
