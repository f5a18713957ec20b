"""Reminders: each app says who is to be reminded of what on a day; the outbox makes it happen once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.providers import Providers


@dataclass(frozen=True)
class Reminder:
    """A nudge: the notification that it becomes is unique by kind, subject, recipient and period."""

    recipient_id: UUID
    kind: str
    subject: str
    period: str
    title: str
    body: str
    url: str


providers: Providers[[datetime], Iterable[Reminder]] = Providers()
register: Callable = providers.register


def due(now: datetime) -> Iterable[Reminder]:
    """All reminders that are due at `now`, from every app."""
    for found in providers.call(now):
        yield from found


def period_of(day: date) -> str:
    """The period of a daily reminder."""
    return day.isoformat()
