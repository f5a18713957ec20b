"""Ends sessions that are idle or too old, and sends people to sign-in without losing their way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url

from core import security_log, sessions
from core.security_log import Kind
from core.sign_in import is_own_path

SAFE_METHODS = {"GET", "HEAD"}


class SessionLimitsMiddleware:
    """Signs out after the idle time of the account's roles, and after 12 hours at the latest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, as nobody if the session is over."""
        if request.user.is_authenticated:
            if sessions.is_over(request):
                self._end(request)
            else:
                sessions.touch(request.session)
        return self.get_response(request)

    def _end(self, request: HttpRequest) -> None:
        security_log.record(Kind.SESSION_ENDED, request.user, detail="batas waktu", request=request)  # type: ignore[arg-type]  # signed in
        request.session.flush()
        request.user = AnonymousUser()


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs sign-in unless it says otherwise; afterwards people are where they were."""

    def handle_no_permission(  # type: ignore[override]  # htmx gets another answer than a redirect
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Sign-in with `next`: the page asked for, or the page whose form was sent."""
        had_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        query = {"next": _way_back(request)} | ({"sesi": "berakhir"} if had_session else {})
        target = f"{resolve_url(settings.LOGIN_URL)}?{urlencode(query)}"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": target})
        return HttpResponseRedirect(target)


def _way_back(request: HttpRequest) -> str:
    """A page that can be opened: never the address that a form was sent to."""
    asked = request.get_full_path()
    if request.headers.get("HX-Request"):
        return _own_path(request.headers.get("HX-Current-URL", "")) or "/"
    if request.method in SAFE_METHODS:
        return asked
    return _own_path(request.headers.get("Referer", "")) or asked


def _own_path(url: str) -> str:
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if is_own_path(path) else ""
