"""What every page of the shell shows: menu, counts, theme, banner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import clock, counting, navigation, sessions
from core.models import Account, Job, Notification
from core.navigation import Entry

PLACES_BELOW = 5


@dataclass(frozen=True)
class Group:
    """Lines of the menu under one heading; the first group has none."""

    label: str
    items: list[Entry]


class Shell:
    """Answers what the templates ask, and reads nothing before."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        user = getattr(request, "user", None)
        self._account: Account | None = user if user is not None and user.is_authenticated else None

    @property
    def theme(self) -> str:
        """Light, dark, or as the device has it."""
        return self._account.theme if self._account else Account.Theme.LIGHT

    @property
    def density(self) -> str:
        """Comfortable or compact lists."""
        return self._account.density if self._account else Account.Density.COMFORTABLE

    @property
    def banner(self) -> str:
        """What everybody must know about this installation."""
        if not settings.DEMO:
            return ""
        return _("Instansi contoh: semua data karangan, dan verifikasi dua langkah tidak diwajibkan.")

    @cached_property
    def demo(self) -> dict[str, Any]:
        """The example accounts, shown on the sign-in page of a demo only."""
        if not (settings.DEMO and settings.DEMO_PASSWORD):
            return {}
        has_password = ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        accounts = Account.objects.filter(has_password, login__regex=r"^[a-z]+$", is_active=True)
        pairs = list(accounts.order_by("login").values_list("login", "name"))
        return {"password": settings.DEMO_PASSWORD, "accounts": pairs} if pairs else {}

    @cached_property
    def navigation(self) -> list[Group]:
        """The menu, in groups, each where its first line belongs."""
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries:
            groups.setdefault(entry.group, []).append(entry)
        return [Group(label, entries) for label, entries in groups.items()]

    @property
    def bottom(self) -> list[Entry]:
        """The phone's bar: the most used places, and the whole menu last."""
        chosen = [entry for entry in self._entries if entry.bottom][: PLACES_BELOW - 1]
        return [*chosen, Entry(_("Menu"), "#menu", "list")] if chosen else []

    @property
    def unread(self) -> int:
        """Notifications that were not read yet."""
        return self._counts[0]

    @property
    def running_jobs(self) -> int:
        """Files that are being made."""
        return self._counts[1]

    @property
    def session_seconds(self) -> int:
        """How long the session may rest, for the warning before its end."""
        return int(sessions.idle_limit(self._request).total_seconds()) if self._account else 0

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        """Unread notifications and running jobs, in one query, since every page shows both."""
        if not self._account:
            return 0, 0
        unread = Notification.objects.filter(recipient=self._account, read_at=None)
        running = Job.objects.filter(owner=self._account, status__in=[Job.Status.QUEUED, Job.Status.RUNNING])
        return counting.counts(self._account, unread, running)

    @cached_property
    def _entries(self) -> list[Entry]:
        if not self._account:
            return []
        entries = navigation.entries(self._account, clock.today(self._account.zone))
        here = max((e.url for e in entries if self._request.path.startswith(e.url)), key=len, default="")
        return [replace(entry, current=entry.url == here) for entry in entries]


def context(request: HttpRequest) -> dict[str, Shell]:
    """Context processor; nothing is read until a template asks."""
    return {"shell": Shell(request)}
