"""Tugas saya: the tasks of today, fed by each app's providers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from itertools import chain

from core.models import Account
from core.providers import Providers


class Level(IntEnum):
    """Order of tasks: overdue first, then due today, then returned to me, then the rest."""

    OVERDUE = 0
    TODAY = 1
    RETURNED = 2
    NORMAL = 3


@dataclass(frozen=True)
class Item:
    """A task: verb and object, why or from whom, and one button."""

    title: str
    detail: str
    url: str
    button: str
    level: Level = Level.NORMAL
    due_on: date | None = None


@dataclass(frozen=True)
class Card:
    """A figure beside the inbox: its template is in `templates/<app>/cards/`."""

    template: str
    context: dict = field(default_factory=dict)


providers: Providers[[Account, date], list[Item]] = Providers()
card_providers: Providers[[Account, date], list[Card]] = Providers()
register: Callable = providers.register
register_card: Callable = card_providers.register


def items(account: Account, on: date) -> list[Item]:
    """All tasks of the account, the most pressing first."""
    found = chain.from_iterable(providers.call(account, on))
    return sorted(found, key=lambda item: (item.level, item.due_on or date.max))


def cards(account: Account, on: date) -> list[Card]:
    """The cards below the inbox."""
    return list(chain.from_iterable(card_providers.call(account, on)))
