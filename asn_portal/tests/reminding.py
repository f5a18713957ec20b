"""Loaded by a worker (`--include`): 1,000 reminders for everybody whose name starts with "orang".

Half-way it waits for a file, so that a test can end its worker at that very moment. Small chunks make the
half visible.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event

from core import notifications, reminders
from core.models import Account
from core.providers import Providers
from core.reminders import Reminder

HALF = 500


def thousand(now: datetime) -> Iterator[Reminder]:
    """One reminder for each person."""
    people = Account.objects.filter(login__startswith="orang").order_by("login").values_list("pk", flat=True)
    for number, pk in enumerate(list(people)):
        while number == HALF and not Path(os.environ["GO_ON"]).exists():
            Event().wait(0.05)
        yield Reminder(pk, "uji", "laporan", "2026-03-04", "Isi laporan", "", "/laporan/")


notifications.CHUNK = 100
reminders.providers = Providers()
reminders.providers.register(thousand)
