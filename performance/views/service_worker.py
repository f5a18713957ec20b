"""The service worker at the root, so that its scope is the whole portal, and the page it shows offline."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from csp.decorators import csp
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from performance.rules import policy

# What the offline page needs to look like itself; every other static file is kept as it is met.
SHELL = [
    "vendor/bootstrap/bootstrap.min.css",
    "css/asn.css",
    "vendor/fonts/plus-jakarta-sans-latin.woff2",
    "icons/sprite.svg",
    "js/app.js",
    "js/report-offline.js",
    "js/report-offline-page.js",
]


@require_safe
@login_not_required
@cache_control(no_cache=True)
@csp({"default-src": ["'none'"], "connect-src": ["'self'"]})
def script(request: HttpRequest) -> HttpResponse:
    """`/sw.js`: caches hashed static files and the offline page, nothing else."""
    files = [static(path) for path in SHELL]
    context = {
        "version": _version(tuple(files)),
        "files": json.dumps(files),
        "static": json.dumps(settings.STATIC_URL),
        "offline": json.dumps(reverse("performance:report-offline")),
    }
    answer = render(request, "performance/sw.js", context, content_type="text/javascript")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@require_safe
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """Lapor tanpa sambungan: the same for everybody, without any data."""
    context = {"minutes": policy.USUAL_MINUTES}
    return render(request, "performance/activity_reports/offline.html", context)


@cache
def _version(files: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:12]
