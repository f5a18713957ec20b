"""Forms of sign-in, activation, passwords and the profile."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import password_reset, passwords, sign_in
from core.models import Account
from core.sign_in_names import clean_email, normalise

LONGEST_TYPED = 1024
PASSWORD_HELP = gettext_lazy(
    "Paling sedikit %(n)s huruf. Beberapa kata yang mudah Anda ingat sudah cukup; boleh memakai spasi."
)


def password_field(label: Any, autocomplete: str, missing: Any, help_text: Any = "") -> forms.CharField:
    """A password, taken exactly as typed or pasted."""
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_TYPED,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing},
    )


def name_field() -> forms.CharField:
    """The sign-in name, in any spelling."""
    attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=gettext_lazy("NIP atau surel"),
        max_length=254,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": gettext_lazy("Isi NIP atau surel.")},
    )


class SignInForm(allauth_forms.LoginForm):
    """NIP or e-mail, and the password."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = name_field()
        self.fields["password"] = password_field(
            gettext_lazy("Kata sandi"), "current-password", gettext_lazy("Isi kata sandi.")
        )

    def user_credentials(self) -> dict[str, str]:
        """What allauth hands to the backend; the backend knows names and addresses apart."""
        return {
            "username": normalise(self.cleaned_data["login"]),
            "password": self.cleaned_data["password"],
        }


class ResetPasswordForm(forms.Form):
    """Asks for a link; the answer never tells whether the account exists."""

    use_required_attribute = False
    email = name_field()  # the name that allauth's view reads

    def clean_email(self) -> str:
        """The name as it is stored."""
        return normalise(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link if there is somebody to send it to."""
        password_reset.send_link(self.cleaned_data["email"])
        return self.cleaned_data["email"]


class NewPasswordMixin(forms.Form):
    """A new password, typed twice and checked against the rules."""

    use_required_attribute = False
    password1 = password_field(
        gettext_lazy("Kata sandi baru"), "new-password", gettext_lazy("Isi kata sandi baru.")
    )
    password2 = password_field(
        gettext_lazy("Ulangi kata sandi baru"), "new-password", gettext_lazy("Ulangi kata sandi baru.")
    )
    user: Account | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least = passwords.shortest(self.user)
        self.fields["password1"].help_text = PASSWORD_HELP % {"n": least}

    def clean_password1(self) -> str:
        """Check it against the rules, with what is known of the account."""
        validate_password(self.cleaned_data["password1"], self.user)
        return self.cleaned_data["password1"]

    def clean(self) -> dict[str, Any] | None:
        """Both times the same."""
        data = forms.Form.clean(self) or self.cleaned_data
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Kedua kata sandi belum sama."))
        return data


class SetPasswordForm(NewPasswordMixin, allauth_forms.ResetPasswordKeyForm):
    """A new password after following the link of a mail."""


class ChangePasswordForm(NewPasswordMixin, allauth_forms.ChangePasswordForm):
    """A new password, by who knows the present one."""

    oldpassword = password_field(
        gettext_lazy("Kata sandi sekarang"), "current-password", gettext_lazy("Isi kata sandi sekarang.")
    )
    field_order = ["oldpassword", "password1", "password2"]

    def clean_oldpassword(self) -> str:
        """Refuse a wrong one, counted."""
        typed = self.cleaned_data["oldpassword"]
        if self.user is None or not sign_in.is_own_password(self.user, typed):
            raise ValidationError(_("Kata sandi sekarang tidak cocok."))
        return typed


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    """The password once more, before something that matters."""

    use_required_attribute = False
    password = password_field(gettext_lazy("Kata sandi"), "current-password", gettext_lazy("Isi kata sandi."))


class ActivationCodeForm(forms.Form):
    """The one-time code on the activation sheet."""

    use_required_attribute = False
    code = forms.CharField(
        label=gettext_lazy("Kode aktivasi"),
        max_length=60,
        help_text=gettext_lazy(
            "Tertulis di lembar aktivasi Anda, berlaku sekali. Huruf besar atau kecil sama saja."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Isi kode aktivasi.")},
    )


class ActivationForm(NewPasswordMixin):
    """The first password."""

    def __init__(self, *args: Any, user: Account, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)


class ProfileForm(forms.ModelForm):
    """How the person wants to see the portal."""

    use_required_attribute = False

    class Meta:
        model = Account
        fields = ["theme", "density", "uses_shortcuts"]
        labels = {"theme": gettext_lazy("Tema")}
        widgets = {
            "theme": forms.RadioSelect(attrs={"data-chips": True}),
            "density": forms.RadioSelect(attrs={"data-chips": True}),
        }
        help_texts = {
            "uses_shortcuts": gettext_lazy("Satu huruf untuk menyetujui, mengembalikan, dan berpindah.")
        }


class EmailForm(forms.Form):
    """A new address; it is used once its owner followed the link sent there."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("Surel baru"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Isi surel baru."),
            "invalid": gettext_lazy("Surel harus seperti nama@contoh.go.id."),
        },
    )

    def clean_email(self) -> str:
        """In lower case, as it is compared."""
        return clean_email(self.cleaned_data["email"])
