"""Gives each request an id, and writes one line about it to the log."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core import logs

logger = logging.getLogger("portal.requests")


class RequestIdMiddleware:
    """Sets `request.id` (shown on error pages, kept on events and logs)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request under its id."""
        request.id = secrets.token_hex(6).upper()  # type: ignore[attr-defined]  # ours
        token = logs.request_id.set(request.id)  # type: ignore[attr-defined]  # ours
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            self._log(request, response, time.perf_counter() - began)
            return response
        finally:
            logs.request_id.reset(token)

    def _log(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        match = request.resolver_match
        # The address may hold what a person typed; the name of the page does not.
        page = match.view_name if match else "-"
        logger.info("%s %s %s %.0f ms", request.method, page, response.status_code, seconds * 1000)
