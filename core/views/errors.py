"""Error pages: what happened, what to do, and the request id to quote."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    """The page of an HTTP status, in the house's design; an outage's page asks nothing of the database."""
    return render(
        request if status < 500 else None,
        template or f"{status}.html",
        {"request_id": getattr(request, "id", "")},
        status=status,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: seen, but not allowed."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this account; the two look the same."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; nothing typed is repeated."""
    return page(request, 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database is away; try again soon."""
    response = page(request, 503)
    response["Retry-After"] = "30"
    return response


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: too many tries; when to come back."""
    response = page(request, 429)
    response["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose protection ran out, in words that help."""
    return page(request, 403, "403_csrf.html")
