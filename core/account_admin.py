"""Accounts in Django admin: names and addresses, and what only staff may do, each with a reason.

No password, hash, right or group is shown or taken; nobody edits the own account.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import accounts, errors
from core.admin_base import PortalAdmin
from core.models import Account
from core.sign_in_names import clean_email, normalise


@dataclass(frozen=True)
class Act:
    """Something that staff may do with an account: what it is called, what follows, and the action."""

    label: Any
    consequence: Any
    run: Callable[[Account, Account, dict[str, Any]], str | None]
    asks_factor: bool = False


ACTS = {
    "kode": Act(
        gettext_lazy("Terbitkan kode aktivasi"),
        gettext_lazy("Kode lama tidak berlaku lagi. Kode baru berlaku 14 hari dan hanya tampil sekali."),
        lambda account, by, data: accounts.issue_code(account, by=by, reason=data["reason"]),
    ),
    "setel-ulang": Act(
        gettext_lazy("Setel ulang kata sandi"),
        gettext_lazy(
            "Kata sandi sekarang tidak berlaku lagi dan semua perangkat dikeluarkan. Kode berlaku 1 hari."
        ),
        lambda account, by, data: accounts.reset_by_staff(account, by=by, **data),
        asks_factor=True,
    ),
    "akhiri-sesi": Act(
        gettext_lazy("Akhiri semua sesi"),
        gettext_lazy("Semua perangkat akun ini dikeluarkan."),
        lambda account, by, data: accounts.end_all(account, by=by, note=data["reason"]),
    ),
    "nonaktifkan": Act(
        gettext_lazy("Nonaktifkan akun"),
        gettext_lazy("Akun ini tidak bisa masuk lagi, dan semua perangkat dikeluarkan."),
        lambda account, by, data: accounts.disable(account, by=by, note=data["reason"]),
    ),
    "aktifkan": Act(
        gettext_lazy("Aktifkan akun lagi"),
        gettext_lazy("Akun ini bisa masuk lagi."),
        lambda account, by, data: accounts.enable(account, by=by, note=data["reason"]),
    ),
}


class ReasonForm(forms.Form):
    """Why; it stays on record."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    drop_factor = forms.BooleanField(
        label=gettext_lazy("Lepas juga verifikasi dua langkah (ponsel hilang)"), required=False
    )

    def __init__(self, *args: Any, asks_factor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_factor:
            del self.fields["drop_factor"]


class AccountForm(forms.ModelForm):
    """The sign-in name as it is stored, whatever spelling was typed."""

    def clean_login(self) -> str:
        """Digits only for a number."""
        return normalise(self.cleaned_data["login"])

    def clean_email(self) -> str:
        """In lower case, as it is compared."""
        return clean_email(self.cleaned_data["email"])


class AccountAdmin(PortalAdmin):
    """Who may sign in."""

    form = AccountForm
    list_display = ["name", "login", "email", "is_active", "activated", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["name", "login", "email"]
    fields = ["login", "name", "email", "zone", "is_active", "is_staff", "last_login", "created_at"]
    readonly_fields = ["is_active", "is_staff", "last_login", "created_at"]
    change_form_template = "admin/core/account/change_form.html"

    @admin.display(description=gettext_lazy("diaktifkan"), boolean=True)
    def activated(self, account: Account) -> bool:
        """Whether the person has set a password."""
        return account.is_activated

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not the own account, nor the one that scheduled work acts as."""
        if obj is not None and (obj.pk == request.user.pk or obj.login == Account.SYSTEM_LOGIN):
            return False
        return super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The sign-in name of an employee follows the NIP; it is typed only for a new account."""
        return [*self.readonly_fields, "login"] if obj else list(self.readonly_fields)

    def save_model(self, request: HttpRequest, obj: Account, form: Any, change: bool) -> None:
        """A new account cannot sign in until it is activated."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        """The page of each act, beside Django's own."""
        act = path(
            "<uuid:pk>/tindakan/<slug:name>/",
            self.admin_site.admin_view(self.act_view),
            name="core_account_act",
        )
        return [act, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """The record, with what may be done."""
        account = self.get_object(request, object_id)
        useless = "aktifkan" if account is None or account.is_active else "nonaktifkan"
        extra = {"acts": [(name, act.label) for name, act in ACTS.items() if name != useless]}
        kwargs["extra_context"] = {**(kwargs.get("extra_context") or {}), **extra}
        return super().change_view(request, object_id, *args, **kwargs)

    def act_view(self, request: HttpRequest, pk: Any, name: str) -> HttpResponse:
        """Ask for the reason, then do it; a code is shown once, on the answer itself."""
        account = get_object_or_404(Account, pk=pk)
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        if name not in ACTS:
            raise Http404
        act = ACTS[name]
        form = ReasonForm(request.POST or None, asks_factor=act.asks_factor)
        if form.is_valid():
            with errors.shown_on(form) as outcome:
                code = act.run(account, request.user, form.cleaned_data)  # type: ignore[arg-type]  # an Account
            if not outcome.failed:
                return self._done(request, account, code)
        return self._page(request, account, act, form=form)

    def _done(self, request: HttpRequest, account: Account, code: str | None) -> HttpResponse:
        if code:
            link = settings.PUBLIC_URL + reverse("core:account-activate-link", args=[code])
            return self._page(request, account, ACTS["kode"], code=code, link=link)
        messages.success(request, _("Tersimpan."))
        return HttpResponseRedirect(reverse("admin:core_account_change", args=[account.pk]))

    def _page(self, request: HttpRequest, account: Account, act: Act, **more: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "opts": self.opts,
            "account": account,
            "act": act,
            **more,
        }
        return TemplateResponse(request, "admin/core/account/act.html", context)
