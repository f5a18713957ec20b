"""Search across the portal (Ctrl+K)."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import search as finding
from core.http import Request


@require_safe
def search(request: Request) -> HttpResponse:
    """What `q` finds, by kind; the first one takes the focus, so Enter opens it."""
    text = finding.clean(request.GET.get("q", ""))
    hits = finding.hits(request.user, text)
    groups = [(kind, list(found)) for kind, found in groupby(hits, key=lambda hit: hit.kind)]
    context = {"text": text, "groups": groups, "count": len(hits), "shortest": finding.SHORTEST}
    return render(request, "core/search/results.html", context)
