"""Struktur unit: the tree on a day, one unit with its posts, and all units as a list."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import lists
from core.http import Request
from registry import access
from registry.filters.units import SORTS, UnitListFilter
from registry.forms.units import day_asked
from registry.queries import history
from registry.queries import units as tree
from registry.rules.day_ranges import last_day


@require_safe
def root(request: Request) -> HttpResponse:
    """The agency on a day and what is below it."""
    on, form = day_asked(request.GET, access.scope(request.user).today)
    top = tree.root(on)
    if top is None:
        context = {"form": form, "may_add": access.ADMIN in access.roles(request.user)}
        return render(request, "registry/units/none.html", context)
    return _page(request, top, on, form)


@require_safe
def detail(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One unit on a day: head, posts with holders, units below."""
    on, form = day_asked(request.GET, access.scope(request.user).today)
    unit = get_object_or_404(tree.every(), pk=pk)
    return _page(request, unit, on, form)


@require_safe
def index(request: Request) -> HttpResponse:
    """Every unit of today as a list."""
    today = access.scope(request.user).today
    listing = lists.build(request, tree.existing(today), UnitListFilter, sorts=SORTS, default_sort="kode")
    heads, people = tree.heads_and_people(listing.rows, today)
    context = {
        "listing": listing,
        "rows": [(unit, heads.get(unit.pk, ""), people[unit.pk]) for unit in listing.rows],
        "views": _views("unit-list"),
    }
    return render(request, "registry/units/list.html", context)


def _page(request: Request, unit: Any, on: Any, form: Any) -> HttpResponse:
    rows = tree.tree(unit, on)
    posts = tree.posts(unit, on)
    holders = [held.employee_id for post in posts for held in post.holders]
    visible = set(access.visible_employees(request.user).filter(pk__in=holders).values_list("pk", flat=True))
    context = {
        "unit": unit,
        "on": on,
        "is_today": on == access.scope(request.user).today,
        "form": form,
        "path": tree.path_to(unit, on),
        "here": rows[0] if rows else None,
        "below": rows[1:],
        "posts": posts,
        "visible": visible,
        "facts": _facts(unit, rows[0] if rows else None),
        "may_change": _may_change(request, unit),
        "views": _views("unit-root"),
    }
    return render(request, "registry/units/detail.html", context)


def _may_change(request: Request, unit: Any) -> bool:
    if access.ADMIN not in access.roles(request.user):
        return False
    return access.units_of(request.user, access.ADMIN).filter(pk=unit.pk).exists()


def _facts(unit: Any, here: tree.Row | None) -> list[tuple[str, str]]:
    last = last_day(unit.during)
    facts = [
        (_("Kode"), unit.code),
        (_("Jenis"), unit.get_kind_display()),
        (_("Pimpinan"), here.head if here else ""),
        (_("Zona waktu"), unit.get_zone_display()),
        (_("Pola kerja"), str(unit.work_pattern)),
        (_("Berlaku sejak"), history.said(unit.during.lower)),
    ]
    return [*facts, (_("Ditutup sesudah"), history.said(last))] if last else facts


def _views(current: str) -> list[dict[str, Any]]:
    tabs = [("unit-root", _("Struktur")), ("unit-list", _("Daftar unit"))]
    return [
        {"label": label, "url": reverse(f"registry:{name}"), "current": name == current}
        for name, label in tabs
    ]
