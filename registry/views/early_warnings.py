"""Peringatan dini: what falls due for the employees of one's units, until it is dealt with."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import exports, lists
from core.http import Request
from registry import access
from registry.actions import early_warnings
from registry.filters.early_warnings import SORTS, WarningFilter, found_by
from registry.forms.early_warnings import CloseForm
from registry.queries.placements import placements
from registry.views.asking import Question, answer, get_or_post, typed


@require_safe
def index(request: Request) -> HttpResponse:
    """What is open, the next first."""
    access.require_role(request.user, *access.READS_WARNINGS)
    found = access.early_warnings(request.user)
    listing = lists.build(request, found, WarningFilter, sorts=SORTS, default_sort="tempo")
    today = access.scope(request.user).today
    posts = placements({row.employee_id: row.employee for row in listing.rows}.values(), today)
    context = {
        "listing": listing,
        "rows": [(row, posts[row.employee_id], (row.due_on - today).days) for row in listing.rows],
        "may_close": access.HR in access.roles(request.user),
    }
    return render(request, "registry/early_warnings/list.html", context)


@require_POST
def download(request: Request) -> HttpResponseBase:
    """The list of one filter as Excel."""
    access.require_role(request.user, *access.READS_WARNINGS)
    selection = found_by(request.user, request.POST.get("saring", ""))
    return exports.answer(
        request, "early-warnings", {"query": selection.query}, rows=selection.queryset.count()
    )


@get_or_post
def close(request: Request, pk: int) -> HttpResponse:
    """Selesaikan: say what was done."""
    warning = access.get_warning_to_close(request.user, pk)
    index_url = reverse("registry:early-warning-list")
    question = Question(
        heading=_("Tandai selesai: %(kind)s") % {"kind": warning.get_kind_display()},
        lead=warning.employee.full_name,
        submit=_("Tandai selesai"),
        done=_("Ditandai selesai."),
        back_url=index_url,
        back_label=_("Peringatan dini"),
    )

    def act(note):
        return early_warnings.close(warning, note=note, by=request.user)

    return answer(request, CloseForm(**typed(request)), question, act, to=lambda closed: index_url)
