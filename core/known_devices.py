"""Browsers from which an account has signed in before.

Their attempts are counted apart, so a stranger who uses up an account's attempts does not lock its owner out.
"""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.signals import user_logged_in
from django.conf import settings
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase

from core.models import Account

COOKIE = "__Host-perangkat" if settings.PUBLIC_HTTPS else "perangkat"
AGE = 180 * 24 * 3600
SALT = "core.known_devices"


def recall(request: HttpRequest, account: Account | None) -> str:
    """The id of this browser if `account` signed in from it before, else an empty text."""
    try:
        owner, device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return device if account is not None and owner == str(account.pk) else ""


@receiver(user_logged_in)
def remember(request: HttpRequest, response: HttpResponseBase, user: Account, **kwargs: Any) -> None:
    """Mark this browser as one of the account's, after all steps of sign-in."""
    device = recall(request, user) or secrets.token_hex(16)
    response.set_cookie(
        COOKIE,
        signing.dumps([str(user.pk), device], salt=SALT),
        max_age=AGE,
        secure=settings.PUBLIC_HTTPS,
        httponly=True,
        samesite="Lax",
    )
