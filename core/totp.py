"""One-time codes of an authenticator app: each counts once, one step early or late at most (RFC 6238)."""

from __future__ import annotations

import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.contrib.sessions.backends.base import SessionBase

from core import field_keys

# The time step of the last code that counted, beside the secret.
USED = "last_counter"


def counter_of(secret: str, code: str) -> int | None:
    """The time step that a right code belongs to: now, one before or one after."""
    for counter in auth.yield_hotp_counters_from_time():
        expected = auth.format_hotp_value(auth.hotp_value(secret, counter))
        if compare_user_code(actual=code, expected=expected):
            return counter
    return None


def spend(authenticator: Authenticator, code: str) -> bool:
    """Use up a code; the caller holds the row's lock. False if it is wrong, old or was used."""
    counter = counter_of(field_keys.decrypt(authenticator.data["secret"]), code)
    if counter is None or counter <= authenticator.data.get(USED, 0):
        return False
    authenticator.data[USED] = counter
    authenticator.save(update_fields=["data"])
    return True


def spend_current(authenticator: Authenticator) -> None:
    """After set-up, count the codes that are good at this moment as used."""
    authenticator.data[USED] = int(time.time()) // app_settings.TOTP_PERIOD + app_settings.TOTP_TOLERANCE
    authenticator.save(update_fields=["data"])


def pending_secret(session: SessionBase, *, regenerate: bool) -> str:
    """The secret shown as picture; encrypted in the session until the first code proves it."""
    if regenerate or auth.SECRET_SESSION_KEY not in session:
        session[auth.SECRET_SESSION_KEY] = field_keys.encrypt(auth.generate_totp_secret())
    return field_keys.decrypt(session[auth.SECRET_SESSION_KEY])
