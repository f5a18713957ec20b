"""Puts account, request and address on every event that a page, the admin or allauth causes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core import audit

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class AuditContextMiddleware:
    """Opens the audit context for requests that may write; actions inside refine it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its context."""
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with audit.acting(
            "page",
            by=request.user,  # type: ignore[arg-type]  # an Account or anonymous
            request=request.id,  # type: ignore[attr-defined]  # set by RequestIdMiddleware
            address=request.META.get("REMOTE_ADDR", ""),
        ):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Name the page, which is known only now; outside a context this does nothing."""
        if request.resolver_match:
            audit.name_context(f"page:{request.resolver_match.view_name}")
