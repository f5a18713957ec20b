"""The request as the portal's views get it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from core.models import Account


class Request(HttpRequest):
    """A request of somebody signed in (`LoginRequiredMiddleware` sees to it), with its id."""

    id: str
    user: Account
    htmx: HtmxDetails
