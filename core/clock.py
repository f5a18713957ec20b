"""The one business clock; sessions, tokens and events keep real time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today(zone: str) -> date:
    """The calendar day that it is now in `zone` ("Asia/Jakarta")."""
    return now().astimezone(ZoneInfo(zone)).date()


def local(moment: datetime, zone: str) -> datetime:
    """`moment` as the clock on the wall shows it in `zone`."""
    return moment.astimezone(ZoneInfo(zone))
