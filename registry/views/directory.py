"""Direktori: who works where, for everyone of the agency."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import lists
from core.http import Request
from registry import access
from registry.filters.employees import DirectoryFilter
from registry.queries.placements import placements


@require_safe
def people(request: Request) -> HttpResponse:
    """Name, post, unit and office mail of everyone at work; one person with `?orang=`."""
    everyone = access.directory(request.user)
    chosen = _uuid(request.GET.get("orang", ""))
    if chosen:
        everyone = everyone.filter(pk=chosen)
    listing = lists.build(
        request, everyone, DirectoryFilter, sorts={"nama": ("sort_name",)}, default_sort="nama"
    )
    posts = placements(listing.rows, access.scope(request.user).today)
    context = {
        "listing": listing,
        "rows": [(employee, posts[employee.pk]) for employee in listing.rows],
        "is_one": chosen is not None,
    }
    return render(request, "registry/directory/list.html", context)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
