"""Search across the portal (Ctrl+K): people, menu and more, fed by providers within each one's own access."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, islice

from core.models import Account
from core.providers import Providers

SHORTEST = 2
MOST = 20
LONGEST = 100


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
    """Finds for `text`, at most twenty, grouped by kind; nothing for less than two characters."""
    words = clean(text)
    if len(words) < SHORTEST:
        return []
    return list(islice(chain.from_iterable(providers.call(account, words)), MOST))


def clean(text: str) -> str:
    """What was typed as it is searched for: single spaces, no control characters, not endless."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:LONGEST]).split())
