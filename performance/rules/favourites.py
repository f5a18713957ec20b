"""The texts an employee uses most, offered as chips when reporting ("Pakai yang sering")."""

from collections.abc import Iterable
from datetime import date, timedelta

DAYS = 60
LIMIT = 5


def favourites(
    entries: Iterable[tuple[str, date]], *, today: date, days: int = DAYS, limit: int = LIMIT
) -> list[str]:
    """Return the texts used most in the last `days`, today included; among equals the newest first.

    `entries` are (text, date). Texts that differ in case or blanks are one, shown as last written.
    """
    oldest = today - timedelta(days=days)
    count: dict[str, int] = {}
    newest: dict[str, tuple[date, str]] = {}
    for text, day in entries:
        shown = " ".join(text.split())
        key = shown.casefold()
        if not key or not oldest <= day <= today:
            continue
        count[key] = count.get(key, 0) + 1
        newest[key] = max(newest.get(key, (day, shown)), (day, shown))
    keys = sorted(count, key=lambda key: (count[key], newest[key]), reverse=True)
    return [newest[key][1] for key in keys[:limit]]
