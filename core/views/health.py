"""Addresses for monitoring: they need no session, say little and write nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import health


@login_not_required
@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """Whether this process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Whether everything that the portal needs is there; 503 when something is not."""
    met = health.checks()
    is_ready = all(met.values())
    age = health.backup_age()
    body = {
        "status": "ok" if is_ready else "failing",
        "checks": {name: "ok" if good else "failing" for name, good in met.items()},
        "notes": health.notes(),
        "backup_age_hours": None if age is None else round(age.total_seconds() / 3600, 1),
    }
    return JsonResponse(body, status=200 if is_ready else 503)
