"""A database that cannot be reached gives the page 503, never a bare error."""

from __future__ import annotations

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from core.views import errors


class DatabaseOutageMiddleware:
    """Answers 503 with Retry-After when the database is away, read-only or out of time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only the database's own outage is ours; everything else goes on."""
        if isinstance(exception, (OperationalError, InterfaceError)):
            return errors.unavailable(request)
        return None
