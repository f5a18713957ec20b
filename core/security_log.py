"""Writes down matters of security: who signed in, failed, changed a password or a factor, and from where.

What somebody typed (a password, the name of an account that does not exist) is never written.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.core import context
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import logs, security_notices
from core.models import Account, SecurityLog

Kind = SecurityLog.Kind


def record(
    kind: Kind,
    account: Account | None = None,
    *,
    detail: str = "",
    request: HttpRequest | None = None,
    tell_at: str = "",
) -> SecurityLog:
    """Add a line, with address and request id of the request that is being answered, and tell the owner.

    `tell_at` is the address for that, by default the account's own.
    """
    request = request or context.request
    entry = SecurityLog.objects.create(
        kind=kind,
        account=account,
        detail=detail,
        address=(request.META.get("REMOTE_ADDR") or None) if request else None,
        request_id=logs.request_id.get(),
    )
    security_notices.tell(entry, address=tell_at)
    return entry


@receiver(account_signals.user_logged_in)
def signed_in(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """All steps of sign-in are done."""
    record(Kind.SIGNED_IN, user, request=request)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Account | None, **kwargs: Any) -> None:
    """Somebody pressed Keluar."""
    if user is not None:
        record(Kind.SIGNED_OUT, user, request=request)


@receiver(account_signals.password_changed)
def password_changed(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """The person typed the old and a new password."""
    record(Kind.PASSWORD_CHANGED, user, request=request)


@receiver(account_signals.password_reset)
def password_reset(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """The person followed the link in the mail."""
    record(Kind.PASSWORD_RESET, user, detail=_("melalui tautan surel"), request=request)


@receiver(factor_signals.authenticator_added)
@receiver(factor_signals.authenticator_reset)
def factor_added(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """A second factor, or its recovery codes, was set up."""
    record(Kind.FACTOR_ADDED, user, detail=authenticator.type, request=request)


@receiver(factor_signals.authenticator_removed)
def factor_removed(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """A second factor was taken away."""
    record(Kind.FACTOR_REMOVED, user, detail=authenticator.type, request=request)


@receiver(factor_signals.authentication_failed)
def factor_failed(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """A wrong code."""
    record(Kind.FACTOR_FAILED, user, request=request)
