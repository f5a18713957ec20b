"""How long a session lasts, and how it ends (ASVS 5.0 7.3.1, 7.3.2, 7.4).

Limits: 30 minutes idle where a role demands the second factor, 8 hours for everybody else, 12 hours in all.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.account.signals import user_logged_in as signed_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions import signals as usersession_signals
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core import second_factor, security_log
from core.models import Account, SecurityLog

IDLE_STRICT = timedelta(minutes=30)
IDLE = timedelta(hours=8)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
BEGAN, SEEN = "began_at", "seen_at"


@receiver(user_logged_in)
def begin(request: HttpRequest, **kwargs: Any) -> None:
    """Start the clock of a new session."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


# allauth would read each earlier session of the account at every sign-in.
signed_in.disconnect(usersession_signals.on_user_logged_in)


@receiver(signed_in)
def list_device(request: HttpRequest, **kwargs: Any) -> None:
    """Add this browser to the account's devices."""
    UserSession.objects.create_from_request(request)


def idle_limit(request: HttpRequest) -> timedelta:
    """How long this session may rest."""
    return IDLE_STRICT if second_factor.is_required_here(request) else IDLE


def is_over(request: HttpRequest) -> bool:
    """Whether the session has rested or lasted too long; roles are read only when it matters."""
    now, session = time.time(), request.session
    if now - session.get(BEGAN, now) > LONGEST.total_seconds():
        return True
    idle = now - session.get(SEEN, now)
    return idle > IDLE_STRICT.total_seconds() and idle > idle_limit(request).total_seconds()


def touch(session: SessionBase) -> None:
    """Note that the session is in use, at most once a minute."""
    now = int(time.time())
    session.setdefault(BEGAN, now)
    if now - session.get(SEEN, 0) >= SEEN_EVERY.total_seconds():
        session[SEEN] = now
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def of(account: Account) -> QuerySet[UserSession]:
    """The account's live sessions, the latest first."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=account, session_key__in=live).order_by("-last_seen_at")


def sweep() -> int:
    """Forget devices whose session is gone; returns how many."""
    live = Session.objects.values("session_key")
    return UserSession.objects.exclude(session_key__in=live).delete()[0]


@transaction.atomic
def end(account: Account, *, keep: str | None = None, only: str | None = None) -> int:
    """End the account's sessions, but `keep`; or `only` one. Returns how many were live."""
    rows = UserSession.objects.filter(user=account).exclude(session_key=keep)
    if only is not None:
        rows = rows.filter(session_key=only)
    keys = list(rows.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return ended


@receiver([password_changed, password_reset, authenticator_added, authenticator_removed, authenticator_reset])
def end_others(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """A new password or factor ends every other session of the account."""
    if ended := end(user, keep=request.session.session_key):
        kind = SecurityLog.Kind.SESSION_ENDED
        security_log.record(kind, user, detail=_("%(n)s sesi lain") % {"n": ended}, request=request)
