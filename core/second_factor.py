"""Who must use a second factor: the roles named by a parameter; apps say which roles an account has."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest

from core import clock, parameters, totp
from core.models import Account
from core.providers import Providers

KEY = "keamanan.wajib_2fa_peran"
ADMIN = "admin"
# Roles with power over others; who holds one is reset by an administrator only.
POWERFUL = ["hr", "training", "leader", "auditor", ADMIN, "panel"]
SESSION_KEY = "second_factor"

parameters.define(
    KEY,
    default=POWERFUL,
    kind=list,
    label="Peran yang wajib memakai faktor kedua",
    legal_basis="OWASP ASVS 5.0 6.3.3; kewajiban MFA pada ASN Digital BKN",
)

roles: Providers[[Account, date], set[str]] = Providers()
register: Callable = roles.register


@register
def staff_role(account: Account, on: date) -> set[str]:
    """Who may open Django admin counts as administrator, with or without a grant."""
    return {ADMIN} if account.is_staff or account.is_superuser else set()


def roles_of(account: Account, on: date) -> set[str]:
    """Every role that an app gives the account."""
    return set(chain.from_iterable(roles.call(account, on)))


def is_required(account: Account, on: date) -> bool:
    """Whether one of the account's roles makes the second factor compulsory."""
    held = roles_of(account, on)
    # Most people hold no role, and are spared a question to the database on every page.
    return bool(held) and bool(held & set(parameters.get(KEY, on=on)))


def is_required_here(request: HttpRequest) -> bool:
    """The same for who is signed in, today; read once per request."""
    answer = getattr(request, "second_factor_required", None)
    if answer is None:
        account: Any = request.user
        answer = is_required(account, clock.today(account.zone))
        request.second_factor_required = answer  # type: ignore[attr-defined]  # ours
    return answer


def has_factor(account: Account) -> bool:
    """Whether the account has an authenticator app; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists()


def mark(session: SessionBase) -> None:
    """Remember in the session that its person used the second factor."""
    session[SESSION_KEY] = int(time.time())


def is_marked(session: SessionBase) -> bool:
    """Whether the second factor was used in this session."""
    return SESSION_KEY in session


@receiver(signals.authenticator_used)
def after_use(request: HttpRequest, **kwargs: Any) -> None:
    """A code was right, at sign-in or when asked again."""
    mark(request.session)


@receiver(signals.authenticator_added)
def after_set_up(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """The first code was right; it does not open the next sign-in too."""
    mark(request.session)
    if authenticator.type == Authenticator.Type.TOTP:
        totp.spend_current(authenticator)
