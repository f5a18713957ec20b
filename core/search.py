"""Search across the portal (Ctrl+K): people, menu and more, fed by providers within each one's own access."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from core.models import Account
from core.providers import Providers

SHORTEST = 2
MOST = 20


@dataclass(frozen=True)
class Hit:
    """One find: where it leads, what it is, and one line about it."""

    title: str
    url: str
    kind: str
    detail: str = ""


providers: Providers[[Account, str], list[Hit]] = Providers()
register: Callable = providers.register


def hits(account: Account, text: str) -> list[Hit]:
    """Finds for `text`; nothing for less than two characters, at most twenty of each provider."""
    words = " ".join(text.split())
    if len(words) < SHORTEST:
        return []
    return list(chain.from_iterable(found[:MOST] for found in providers.call(account, words)))
