"""Sends people whose role demands a second factor to set it up first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core import second_factor

# The way to a second factor, and out.
OPEN_PAGES = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "account_logout",
    "admin:logout",
    "admin:jsi18n",
}


class SecondFactorMiddleware:
    """Lets nobody of such a role go on without it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Stop here if the role demands a second factor that this session has not shown."""
        if not self._is_missing(request, view):
            return None
        set_up = reverse("mfa_activate_totp")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": set_up})
        messages.warning(
            request, _("Peran Anda wajib memakai verifikasi dua langkah. Pasang dahulu, lalu lanjutkan.")
        )
        return HttpResponseRedirect(set_up)

    def _is_missing(self, request: HttpRequest, view: Callable[..., Any]) -> bool:
        name = request.resolver_match.view_name if request.resolver_match else ""
        return (
            request.user.is_authenticated
            and getattr(view, "login_required", True)
            and name not in OPEN_PAGES
            and not second_factor.is_marked(request.session)
            and second_factor.is_required_here(request)
        )
