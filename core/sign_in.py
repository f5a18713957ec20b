"""Sign-in by NIP or e-mail, as allauth's adapters and Django's backend ask for it.

Unknown, known and disabled accounts cost the same and answer the same (one hash, one sentence).
"""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import accounts, clock, field_keys, known_devices, mail, second_factor, security_log, throttle
from core.models import Account
from core.security_log import Kind
from core.sign_in_names import normalise

# Failures only: a right password gives its attempt back. ASVS 4.0.3 2.2.1 allows 100 an hour.
PER_PLACE = throttle.Limit("sign-in:place", 10, 15 * 60)
PER_ACCOUNT = throttle.Limit("sign-in:account", 50, 3600)
PER_ADDRESS = throttle.Limit("sign-in:address", 100, 5 * 60)
OWN_PASSWORD = throttle.Limit("own-password", 10, 15 * 60)
MISMATCH = gettext_lazy("NIP atau kata sandi tidak cocok.")
TOO_OFTEN = gettext_lazy(
    "Terlalu banyak percobaan. Tunggu 15 menit, atau setel ulang kata sandi lewat “Lupa kata sandi”."
)


def address(request: HttpRequest) -> str:
    """The address that limits count by; what a client writes into X-Forwarded-For is not read here."""
    return request.META.get("REMOTE_ADDR", "")


class SignInBackend(AuthenticationBackend):
    """Finds the account by normalised sign-in name or e-mail, and hashes exactly once."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:
        account = accounts.find(credentials.get("username") or "")
        return self._check_password(account, credentials["password"])


class AccountAdapter(DefaultAccountAdapter):
    """The portal's rules where allauth leaves a choice."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "incorrect_password": gettext_lazy("Kata sandi tidak cocok."),
        "enter_current_password": gettext_lazy("Kata sandi sekarang tidak cocok."),
        "invalid_password_reset": gettext_lazy("Tautan ini sudah dipakai atau kedaluwarsa."),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Check name and password, counted by place, account and address."""
        name = normalise(credentials.get("username", ""))
        known = accounts.find(name)
        attempt = throttle.attempt(*_limits(request, name, known))
        if attempt is None:
            raise self.validation_error("too_many_login_attempts")
        user = self._check(request, **credentials)
        if user is None:
            security_log.record(Kind.SIGN_IN_FAILED, known, request=request)
        else:
            attempt.give_back()
        return user

    def _check(self, request: HttpRequest, **credentials: Any) -> Account | None:
        user: Account | None = super().authenticate(request, **credentials)
        if user is not None and user.is_self_registered and not _has_verified_email(user):
            return None
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: `authenticate` counts the attempt."""

    def reauthenticate(self, user: Account, password: str) -> bool:
        """Whether it is the person's own password, counted by account."""
        return is_own_password(user, password)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed until recruitment opens it for applicants."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: these pages have no JSON side door."""
        return False

    def get_login_stages(self) -> list[str]:
        """Password, then the second factor."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_safe_url(self, url: str | None) -> bool:
        """Only a page of this portal, given as a path."""
        return is_own_path(url)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the profile."""
        return reverse("core:profile")

    def format_email_subject(self, subject: str) -> str:
        """The subject as the template has it."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail into the outbox; a task sends it, so no page waits for the mail server."""
        message = self.render_mail(template_prefix, email, {"public_url": settings.PUBLIC_URL, **context})
        mail.queue(
            key=f"{template_prefix}:{uuid.uuid4()}",
            recipient=context.get("user"),
            address=email,
            subject=message.subject,
            body=message.body,
        )


class MFAAdapter(DefaultMFAAdapter):
    """Keeps second-factor secrets encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Kode tidak cocok. Pakai kode terbaru dari aplikasi."),
        "cannot_delete_authenticator": gettext_lazy("Peran Anda wajib memakai verifikasi dua langkah."),
        "cannot_generate_recovery_codes": gettext_lazy("Pasang aplikasi autentikator lebih dahulu."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as it is stored."""
        return field_keys.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A stored secret, readable."""
        return field_keys.decrypt(encrypted_text)

    def get_totp_label(self, user: Account) -> str:
        """The name that the authenticator app shows."""
        return user.name

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not while a role demands it."""
        account = authenticator.user
        return not second_factor.is_required(account, clock.today(account.zone))


def is_own_password(account: Account, password: str) -> bool:
    """Check the password of who is signed in already; a thief of the session may not guess on."""
    attempt = throttle.attempt(OWN_PASSWORD.of(account.pk))
    if attempt is None:
        raise ValidationError(str(TOO_OFTEN), code="too_many_login_attempts")
    if not account.check_password(password):
        security_log.record(Kind.SIGN_IN_FAILED, account, detail=_("konfirmasi kata sandi"))
        return False
    attempt.give_back()
    return True


def is_own_path(url: str | None) -> bool:
    """Whether `url` is a path of this portal: no scheme, host, backslash or control sign."""
    if not url or not url.startswith("/") or urlsplit(url).netloc:
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def _limits(request: HttpRequest, name: str, known: Account | None) -> list[throttle.Use]:
    device = known_devices.recall(request, known)
    subject = known.pk if known else name
    if device:
        return [PER_PLACE.of(f"{subject} {device}")]
    place = address(request)
    return [PER_ADDRESS.of(place), PER_ACCOUNT.of(subject), PER_PLACE.of(f"{subject} {place}")]


def _has_verified_email(account: Account) -> bool:
    return EmailAddress.objects.filter(user=account, verified=True).exists()
