"""The way in: sign-in, forgotten password, activation; allauth's views, with the portal's limits."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import accounts, errors, password_reset, sign_in, throttle
from core.forms.accounts import ActivationCodeForm, ActivationForm
from core.views.errors import too_often

CODE_TRIES = throttle.Limit("activation:address", 20, 15 * 60)
ACTIVATION_KEY = "activation_code"
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


class SignInView(allauth_views.LoginView):
    """Sign-in; too many attempts answer 429, so that programs understand it too."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again, with one sentence for every reason."""
        response = super().form_invalid(form)
        if form.has_error("__all__", "too_many_login_attempts"):
            response.status_code = 429
            response["Retry-After"] = str(sign_in.PER_PLACE.seconds)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say so when a session has just ended."""
        return {
            **super().get_context_data(**kwargs),
            "session_ended": self.request.GET.get("sesi") == "berakhir",
        }


@never_cache
@get_or_post
@login_not_required
def forgotten_password(request: HttpRequest) -> HttpResponseBase:
    """Ask for a link; the answer is always the same."""
    limit = password_reset.PER_ADDRESS
    if request.method == "POST" and throttle.attempt(limit.of(sign_in.address(request))) is None:
        return too_often(request, limit.seconds)
    return allauth_views.password_reset(request)


@never_cache
@get_or_post
@login_not_required
def activation(request: HttpRequest) -> HttpResponse:
    """Type the code of the activation sheet."""
    form = ActivationCodeForm(request.POST or None)
    if form.is_valid():
        attempt = throttle.attempt(CODE_TRIES.of(sign_in.address(request)))
        if attempt is None:
            return too_often(request, CODE_TRIES.seconds)
        if accounts.find_code(form.cleaned_data["code"]):
            attempt.give_back()
            return _with_code(request, form.cleaned_data["code"])
        form.add_error("code", accounts.BAD_CODE)
    return render(request, "core/accounts/activation.html", {"form": form})


@never_cache
@require_safe
@login_not_required
def activation_link(request: HttpRequest, code: str) -> HttpResponse:
    """Follow the link of an activation sheet; the code leaves the address at once."""
    return _with_code(request, code)


@never_cache
@get_or_post
@login_not_required
def activation_password(request: HttpRequest) -> HttpResponseBase:
    """Confirm who one is and set the first password."""
    code = request.session.get(ACTIVATION_KEY, "")
    if not code:
        return redirect("core:account-activate")
    found = accounts.find_code(code)
    if found is None:
        return _code_is_over(request)
    form = ActivationForm(request.POST or None, user=found.account)
    if form.is_valid():
        with errors.shown_on(form) as outcome:
            account = accounts.activate(code, form.cleaned_data["password1"])
        if not outcome.failed:
            request.session.pop(ACTIVATION_KEY)
            return perform_login(request, account)
    return render(
        request,
        "core/accounts/activation_password.html",
        {"form": form, "account": found.account, "facts": accounts.facts_of(found.account)},
    )


def _code_is_over(request: HttpRequest) -> HttpResponse:
    """A wrong code counts here too, for it came by a link."""
    if throttle.attempt(CODE_TRIES.of(sign_in.address(request))) is None:
        return too_often(request, CODE_TRIES.seconds)
    return render(request, "core/accounts/activation_over.html", status=410)


def _with_code(request: HttpRequest, code: str) -> HttpResponse:
    request.session[ACTIVATION_KEY] = code[:60]
    return redirect("core:account-activate-password")
