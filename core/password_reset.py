"""The link that lets a person choose a new password (lupa kata sandi), and the one that proves an address."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from core import accounts, security_log, throttle
from core.models import Account
from core.security_log import Kind

PER_ADDRESS = throttle.Limit("reset:address", 30, 15 * 60)
PER_ACCOUNT = throttle.Limit("reset:account", 3, 3600)
EMAIL_PER_ACCOUNT = throttle.Limit("email:account", 3, 3600)
EMAIL_SALT = "core.email"
EMAIL_AGE = 24 * 3600


def send_link(name: str) -> None:
    """Mail the link, at most three times an hour; nobody is told whether there was somebody to send it to.

    The work is nearly the same either way, so that its time does not tell it.
    """
    account = accounts.find(name)
    attempt = throttle.attempt(PER_ACCOUNT.of(account.pk if account else name))
    security_log.record(Kind.RESET_ASKED, account)
    token = default_token_generator.make_token(account or Account())
    if account is None or attempt is None or not _may_reset(account):
        return
    key = {"uidb36": user_pk_to_url_str(account), "key": token}
    # The host is PUBLIC_URL, whatever Host the request named.
    url = settings.PUBLIC_URL + reverse("account_reset_password_from_key", kwargs=key)
    context = {"user": account, "password_reset_url": url}
    get_adapter().send_mail("account/email/password_reset_key", account.email, context)


def send_email_link(account: Account, email: str) -> None:
    """Mail a link to the new address; following it proves that it is the person's own.

    Whether somebody else uses the address is not told: then no mail goes out.
    """
    if not settings.MAIL_ENABLED:
        raise ValidationError(_("Portal belum terhubung ke server surel. Minta bantuan administrator."))
    if throttle.attempt(EMAIL_PER_ACCOUNT.of(account.pk)) is None:
        raise ValidationError(_("Terlalu sering. Tunggu satu jam, lalu coba lagi."))
    if _is_taken(account, email):
        return
    key = signing.dumps([str(account.pk), account.email, email], salt=EMAIL_SALT)
    url = settings.PUBLIC_URL + reverse("core:email-confirm", args=[key])
    get_adapter().send_mail("account/email/email_confirmation", email, {"user": account, "url": url})


def read_email_link(account: Account, key: str) -> str | None:
    """The address of the link, if it is the account's, at most a day old and not used yet."""
    try:
        owner, before, email = signing.loads(key, salt=EMAIL_SALT, max_age=EMAIL_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return email if (owner, before) == (str(account.pk), account.email) else None


def _may_reset(account: Account) -> bool:
    """Who never activated the account, or was disabled, needs staff."""
    return account.is_active and account.is_activated and bool(account.email)


def _is_taken(account: Account, email: str) -> bool:
    """Whether another account uses the address."""
    other = accounts.find(email)
    return other is not None and other.pk != account.pk
