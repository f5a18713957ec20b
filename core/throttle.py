"""Limits on guessing: so many attempts in so many seconds, counted in the database.

Each attempt is one atomic statement, so parallel attempts cannot slip past. Refused attempts are not
counted: who waits gets in again, however busy a stranger is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models import Throttle

ADD = """
INSERT INTO core_throttle AS known (key, hits, expires_at)
VALUES (%(key)s, ARRAY[%(now)s]::float8[], %(expires)s)
ON CONFLICT (key) DO UPDATE SET
    hits = CASE
        WHEN (SELECT count(*) FROM unnest(known.hits) AS hit WHERE hit > %(since)s) < %(most)s
        THEN ARRAY(SELECT hit FROM unnest(known.hits) AS hit WHERE hit > %(since)s) || %(now)s::float8
        ELSE known.hits END,
    expires_at = GREATEST(known.expires_at, excluded.expires_at)
RETURNING %(now)s::float8 = ANY(hits)
"""
TAKE_BACK = "UPDATE core_throttle SET hits = array_remove(hits, %(now)s::float8) WHERE key = ANY(%(keys)s)"

# Sets attempts of the same instant apart, so that one can be given back.
_serial = count()


@dataclass(frozen=True)
class Limit:
    """At most `most` attempts in any `seconds`."""

    name: str
    most: int
    seconds: int

    def of(self, subject: object) -> Use:
        """This limit, for one account, address or name."""
        return Use(self, str(subject))


@dataclass(frozen=True)
class Use:
    """A limit and whom it is counted for; the table holds no name, only a keyed hash."""

    limit: Limit
    subject: str

    @property
    def key(self) -> str:
        """The row of the table."""
        return salted_hmac(
            "core.throttle", f"{self.limit.name}:{self.subject}", algorithm="sha256"
        ).hexdigest()


@dataclass(frozen=True)
class Attempt:
    """What was counted; an attempt that turned out right is given back."""

    keys: list[str]
    now: float

    def give_back(self) -> None:
        """Uncount this attempt, and only this one."""
        with connection.cursor() as cursor:
            cursor.execute(TAKE_BACK, {"now": self.now, "keys": self.keys})


def attempt(*uses: Use) -> Attempt | None:
    """Count one attempt under every limit; None when one of them is used up."""
    now = timezone.now().timestamp() + next(_serial) % 1000 / 1_000_000
    with transaction.atomic():
        for use in uses:
            if not _add(use, now):
                transaction.set_rollback(True)
                return None
    return Attempt([use.key for use in uses], now)


def forget(uses: Iterable[Use]) -> None:
    """Start counting anew, after the person proved to be the right one."""
    Throttle.objects.filter(pk__in=[use.key for use in uses]).delete()


def sweep() -> int:
    """Remove what no longer counts; returns how many rows."""
    return Throttle.objects.filter(expires_at__lt=timezone.now()).delete()[0]


def _add(use: Use, now: float) -> bool:
    moment = datetime.fromtimestamp(now, UTC)
    values: dict[str, Any] = {
        "key": use.key,
        "now": now,
        "since": now - use.limit.seconds,
        "most": use.limit.most,
        "expires": moment + timedelta(seconds=use.limit.seconds),
    }
    with connection.cursor() as cursor:
        cursor.execute(ADD, values)
        return bool(cursor.fetchone()[0])
