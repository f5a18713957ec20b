"""What every page shows the same way: icons, status tags, dates, numbers, page numbers, sort links."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

NIP_GROUPS = re.compile(r"^(\d{8})(\d{6})(\d)(\d{3})$")
EMPTY = ("mute", "info-circle")

# The first mark found decides: Edge and Opera also call themselves Chrome, Chrome calls itself Safari.
BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
]

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
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>', css, _sprite(), name
    )


@register.simple_tag
def status(code: str, label: str) -> SafeString:
    """A status tag: icon, word and colour, chosen by the status code of the record."""
    look, symbol = STATUS_LOOKS.get(str(code).lower(), EMPTY)
    return format_html('<span class="st st-{}">{}{}</span>', look, icon(symbol), label)


# Dates and times


@register.filter
def date_short(value: datetime.date | None) -> str:
    """5 Mar 2026 (tables)."""
    return format_date(value, "j M Y") if value else ""


@register.filter
def date_long(value: datetime.date | None) -> str:
    """5 Maret 2026."""
    return format_date(value, "j F Y") if value else ""


@register.filter
def date_day(value: datetime.date | None) -> str:
    """Kamis, 5 Maret 2026."""
    return format_date(value, "l, j F Y") if value else ""


@register.filter
def month_name(value: datetime.date | None) -> str:
    """Maret 2026."""
    return format_date(value, "F Y") if value else ""


@register.filter
def moment(value: datetime.datetime | None, zone: ZoneInfo | str | None = None) -> str:
    """5 Mar 2026, 14.07 WIB, in the given zone or else the current one."""
    if not value:
        return ""
    tz = ZoneInfo(zone) if isinstance(zone, str) else zone
    local = timezone.localtime(value, tz)
    return f"{format_date(local, 'j M Y, H.i')} {local.tzname()}"


@register.filter
def clock_time(value: datetime.datetime | None, zone: ZoneInfo | str | None = None) -> str:
    """14.07 WIB."""
    return moment(value, zone).partition(", ")[2]


@register.simple_tag
def date_range(start: datetime.date, end: datetime.date | None) -> str:
    """5–7 Maret 2026, 28 Feb–3 Mar 2026, or "sejak 1 Maret 2026" for an open end."""
    if end is None:
        return _("sejak %(date)s") % {"date": date_long(start)}
    if start == end:
        return date_long(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{date_long(end)}"
    first = format_date(start, "j M") if start.year == end.year else date_short(start)
    return f"{first}–{date_short(end)}"


@register.filter
def due_words(due_on: datetime.date | None, today: datetime.date) -> str:
    """How far a deadline is, in words: "terlambat 2 hari", "hari ini", "besok", "5 hari lagi"."""
    if due_on is None:
        return ""
    days = (due_on - today).days
    if days < 0:
        return ngettext("terlambat %(days)s hari", "terlambat %(days)s hari", -days) % {"days": -days}
    if days <= 1:
        return _("besok") if days else _("hari ini")
    return ngettext("%(days)s hari lagi", "%(days)s hari lagi", days) % {"days": days}


# Numbers and text


@register.filter
def nip(value: str | None) -> str:
    """An employee number in its official groups: 19900101 201503 1 002. Other text stays as it is."""
    text = str(value or "")
    return NIP_GROUPS.sub(r"\1 \2 \3 \4", text)


@register.filter
def duration(minutes: int | None) -> str:
    """2 jam 30 menit."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    parts = [_("%(count)s jam") % {"count": hours}] if hours else []
    if rest or not hours:
        parts.append(_("%(count)s menit") % {"count": rest})
    return " ".join(parts)


@register.filter
def or_dash(value: Any) -> Any:
    """The value, or a dash that a screen reader says as "belum diisi"."""
    if value not in (None, ""):
        return value
    return format_html('<span aria-hidden="true">—</span><span class="visually-hidden">{}</span>', _("belum diisi"))


@register.filter
def device(user_agent: str) -> str:
    """A browser and system that a person recognises: "Chrome di Android"."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("Peramban lain"))
    system = next((name for mark, name in SYSTEMS if mark in user_agent), _("perangkat lain"))
    return _("%(browser)s di %(system)s") % {"browser": browser, "system": system}


@register.filter
def initials(name: str | None) -> str:
    """First letters of the first and last word of a name, for an avatar."""
    words = [word for word in str(name or "").split(",")[0].split() if word[0].isalpha()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.simple_tag
def bar(percent: float | None, label: str) -> SafeString:
    """A progress bar whose width needs no style attribute, which the content security policy forbids."""
    value = min(100, max(0, round(percent or 0)))
    return format_html('<progress class="bar" max="100" value="{0}" aria-label="{1}">{0}%</progress>', value, label)


# Lists and forms


@register.simple_tag
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers to offer, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context: RequestContext, key: str, label: str, sort: str = "", css: str = "") -> dict[str, Any]:
    """A column heading that sorts the whole result: first click up, second down, third clears."""
    following = {key: f"-{key}", f"-{key}": None}.get(sort, key)
    query = context.request.GET.copy()
    for parameter in ("urut", "halaman"):
        query.pop(parameter, None)
    if following:
        query["urut"] = following
    order = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    return {"key": key, "label": label, "order": order, "url": f"?{query.urlencode()}", "css": css}


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
    return {"fields": fields, "used": any(form.data.get(field.html_name) for field in fields)} if fields else {}


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
