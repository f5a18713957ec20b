"""The menu, fed by each app's providers: entries appear by right, never greyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from core.models import Account
from core.providers import Providers


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `order` places it, `bottom` puts it in the phone's bar, `raised` lifts it there."""

    label: str
    url: str
    icon: str
    group: str = ""
    order: int = 50
    count: int = 0
    bottom: bool = False
    raised: bool = False
    current: bool = False


providers: Providers[[Account, date], list[Entry]] = Providers()
register: Callable = providers.register


def entries(account: Account, on: date) -> list[Entry]:
    """The menu of the account, in order."""
    return sorted(chain.from_iterable(providers.call(account, on)), key=lambda entry: entry.order)
