"""Forms of the second factor: a code counts once, and guessing ends after five tries (ASVS 5.0 6.5)."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as allauth_forms
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy

from core import sign_in, throttle, totp
from core.models import Account

TRIES = throttle.Limit("second-factor", 5, 15 * 60)


def code_field(label: Any) -> forms.CharField:
    """A one-time code."""
    attrs = {"autocomplete": "one-time-code", "class": "otp", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": gettext_lazy("Isi kode.")},
    )


class CodeMixin(forms.Form):
    """Checks a code of the app, or a recovery code."""

    use_required_attribute = False
    code = code_field(gettext_lazy("Kode verifikasi"))
    user: Account
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Refuse wrong, used and old codes, and the sixth try."""
        code = self.cleaned_data["code"]
        if throttle.attempt(TRIES.of(self.user.pk)) is None:
            raise ValidationError(str(sign_in.TOO_OFTEN), code="too_many_login_attempts")
        found = _matching(self.user, code)
        if found is None:
            self._tell_failure()
            raise get_adapter().validation_error("incorrect_code")
        throttle.forget([TRIES.of(self.user.pk)])
        found.user = self.user
        self.authenticator = found
        return code

    def _tell_failure(self) -> None:
        main = Authenticator.objects.filter(user=self.user).order_by("-type").first()
        if main is not None:
            self._emit_authentication_failed(main)  # type: ignore[attr-defined]  # of the form beside it


class AuthenticateForm(CodeMixin, allauth_forms.AuthenticateForm):
    """The second step of sign-in."""


class ReauthenticateForm(CodeMixin, allauth_forms.ReauthenticateForm):
    """The code once more, before something that matters."""


class ActivateTOTPForm(forms.Form):
    """The first code of a new app proves that it works."""

    use_required_attribute = False
    code = code_field(gettext_lazy("Kode 6 angka"))

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.secret = totp.pending_secret(context.request.session, regenerate=not self.is_bound)

    def clean_code(self) -> str:
        """Refuse a wrong code; the app's clock may be one step off."""
        if throttle.attempt(TRIES.of(self.user.pk)) is None:
            raise ValidationError(str(sign_in.TOO_OFTEN), code="too_many_login_attempts")
        if totp.counter_of(self.secret, self.cleaned_data["code"]) is None:
            raise get_adapter().validation_error("incorrect_code")
        throttle.forget([TRIES.of(self.user.pk)])
        return self.cleaned_data["code"]


@transaction.atomic
def _matching(account: Account, code: str) -> Authenticator | None:
    for authenticator in Authenticator.objects.select_for_update().filter(user=account).order_by("-type"):
        if authenticator.type == Authenticator.Type.TOTP:
            is_right = totp.spend(authenticator, code)
        else:
            is_right = authenticator.wrap().validate_code(code)
        if is_right:
            return authenticator
    return None
