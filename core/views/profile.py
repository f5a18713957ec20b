"""One's own account: looks, e-mail address, devices, recovery codes."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core import accounts, errors, password_reset, second_factor, sessions
from core.forms.accounts import EmailForm, ProfileForm
from core.http import Request

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def profile(request: Request) -> HttpResponse:
    """Theme, density, shortcuts; the way to password, second factor and devices."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        accounts.save_preferences(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Profil tersimpan."))
        return redirect("core:profile")
    context = {
        "form": form,
        "has_factor": second_factor.has_factor(request.user),
        "device_count": sessions.of(request.user).count(),
    }
    return render(request, "core/accounts/profile.html", context)


@get_or_post
@reauthentication_required
def email(request: Request) -> HttpResponse:
    """Ask for another address; a link goes there."""
    form = EmailForm(request.POST or None)
    if form.is_valid():
        with errors.shown_on(form) as outcome:
            password_reset.send_email_link(request.user, form.cleaned_data["email"])
        if not outcome.failed:
            messages.success(request, _("Tautan konfirmasi dikirim ke alamat itu. Berlaku 24 jam."))
            return redirect("core:profile")
    return render(request, "core/accounts/email.html", {"form": form})


@get_or_post
def email_confirm(request: Request, key: str) -> HttpResponseBase:
    """Use the address whose link was followed."""
    address = password_reset.read_email_link(request.user, key)
    if address is None:
        return render(request, "core/accounts/email_over.html", status=404)
    return _confirm_address(request, address)


@reauthentication_required
def _confirm_address(request: Request, address: str) -> HttpResponse:
    if request.method == "POST":
        with errors.shown_to(request) as outcome:
            accounts.change_email(request.user, address, by=request.user)
        if not outcome.failed:
            messages.success(request, _("Surel diganti."))
        return redirect("core:profile")
    return render(request, "core/accounts/email_confirm.html", {"address": address})


@get_or_post
def devices(request: Request) -> HttpResponse:
    """Where the account is signed in; end one session, or all but this one."""
    current = request.session.session_key
    if request.method == "POST":
        only = _session_key(request) if "sesi" in request.POST else None
        ended = accounts.end_sessions(request.user, by=request.user, keep=current, only=only)
        messages.success(
            request,
            ngettext("%(n)s perangkat dikeluarkan.", "%(n)s perangkat dikeluarkan.", ended) % {"n": ended},
        )
        return redirect("usersessions_list")
    rows = [(row, row.session_key == current) for row in sessions.of(request.user)]
    return render(request, "usersessions/usersession_list.html", {"sessions": rows})


@require_safe
def recovery_codes(request: Request) -> HttpResponseBase:
    """The codes that are left, to be printed."""
    return _show_codes(request, _recovery_or_404(request))


@require_safe
def recovery_codes_file(request: Request) -> HttpResponseBase:
    """The same as a text file."""
    return _download_codes(request, _recovery_or_404(request))


@reauthentication_required
def _show_codes(request: Request, recovery: RecoveryCodes) -> HttpResponse:
    codes = recovery.get_unused_codes()
    context = {
        "unused_codes": codes,
        "total_count": app_settings.RECOVERY_CODE_COUNT,
        "can_view_codes": True,
        "can_download_codes": bool(codes),
        "can_generate_codes": True,
    }
    return render(request, "mfa/recovery_codes/index.html", context)


@reauthentication_required
def _download_codes(request: Request, recovery: RecoveryCodes) -> HttpResponse:
    response = render(
        request,
        "mfa/recovery_codes/download.txt",
        {"unused_codes": recovery.get_unused_codes()},
        content_type="text/plain; charset=utf-8",
    )
    response["Content-Disposition"] = 'attachment; filename="kode-pemulihan.txt"'
    return response


def _recovery_or_404(request: Request) -> RecoveryCodes:
    kind = Authenticator.Type.RECOVERY_CODES
    return get_object_or_404(Authenticator, user=request.user, type=kind).wrap()


def _session_key(request: Request) -> str:
    """The session of the row that was chosen; somebody else's row is none."""
    number = request.POST["sesi"]
    row = (
        sessions.of(request.user).filter(pk=number).first() if number.isascii() and number.isdigit() else None
    )
    if row is None:
        raise Http404
    return row.session_key
