"""How dates, times, durations, numbers and names are written, in pages, mails and workbooks alike."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NIP_GROUPS = re.compile(r"^(\d{8})(\d{6})(\d)(\d{3})$")
# The first mark found decides: Edge and Opera also call themselves Chrome, Chrome calls itself Safari.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
]


def date_short(value: datetime.date | None) -> str:
    """5 Mar 2026 (tables)."""
    return format_date(value, "j M Y") if value else ""


def date_long(value: datetime.date | None) -> str:
    """5 Maret 2026."""
    return format_date(value, "j F Y") if value else ""


def date_day(value: datetime.date | None) -> str:
    """Kamis, 5 Maret 2026."""
    return format_date(value, "l, j F Y") if value else ""


def month_name(value: datetime.date | None) -> str:
    """Maret 2026."""
    return format_date(value, "F Y") if value else ""


def moment(value: datetime.datetime | None, zone: ZoneInfo | str | None = None) -> str:
    """5 Mar 2026, 14.07 WIB, in the given zone or else the current one."""
    if not value:
        return ""
    tz = ZoneInfo(zone) if isinstance(zone, str) else zone
    local = timezone.localtime(value, tz)
    return f"{format_date(local, 'j M Y, H.i')} {local.tzname()}"


def clock_time(value: datetime.datetime | None, zone: ZoneInfo | str | None = None) -> str:
    """14.07 WIB."""
    return moment(value, zone).partition(", ")[2]


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


def nip(value: str | None) -> str:
    """An employee number in its official groups: 19900101 201503 1 002. Other text stays as it is."""
    text = str(value or "")
    return NIP_GROUPS.sub(r"\1 \2 \3 \4", text)


def duration(minutes: int | None) -> str:
    """2 jam 30 menit."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    parts = [_("%(count)s jam") % {"count": hours}] if hours else []
    if rest or not hours:
        parts.append(_("%(count)s menit") % {"count": rest})
    return " ".join(parts)


def device(user_agent: str) -> str:
    """A browser and system that a person recognises: "Chrome di Android"."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("Peramban lain"))
    system = next((name for mark, name in SYSTEMS if mark in user_agent), _("perangkat lain"))
    return _("%(browser)s di %(system)s") % {"browser": browser, "system": system}


def initials(name: str | None) -> str:
    """First letters of the first and last word of a name, for an avatar."""
    words = [word for word in str(name or "").split(",")[0].split() if word[0].isalpha()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()
