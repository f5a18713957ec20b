"""Usulan perubahan data: HR holds old and new against the proof and decides."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import access_log, errors, files, lists
from core.http import Request
from registry import access
from registry.actions import change_requests
from registry.filters.change_requests import SORTS, RequestFilter
from registry.forms.change_requests import RefusalForm
from registry.queries.change_requests import comparison
from registry.views.asking import Question, answer, get_or_post, typed


@require_safe
def queue(request: Request) -> HttpResponse:
    """The requests of one's employees, those that wait first and the longest waiting on top."""
    access.require_role(request.user, access.HR)
    found = access.requests_to_decide(request.user)
    listing = lists.build(request, found, RequestFilter, sorts=SORTS, default_sort="diajukan")
    context = {"listing": listing, "rows": [comparison(one) for one in listing.rows]}
    return render(request, "registry/requests/queue.html", context)


@require_safe
def detail(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Old and new side by side, with the proof."""
    found = access.get_request_to_decide(request.user, pk)
    return render(request, "registry/requests/detail.html", {"row": comparison(found)})


@require_POST
def approve(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Setujui: the record changes at once."""
    found = access.get_request_to_decide(request.user, pk)
    with errors.shown_to(request) as outcome:
        change_requests.approve(found, by=request.user)
    if outcome.failed:
        return redirect("registry:request-detail", pk)
    messages.success(request, _("Disetujui. Data pegawai sudah berubah."))
    return redirect("registry:request-list")


@get_or_post
def send_back(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Kembalikan, with what is missing."""
    return _refuse(
        request, pk, change_requests.send_back, _("Kembalikan usulan"), _("Usulan dikembalikan ke pegawai.")
    )


@get_or_post
def reject(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Tolak, with the reason."""
    return _refuse(request, pk, change_requests.reject, _("Tolak usulan"), _("Usulan ditolak."))


@require_safe
def proof(request: Request, pk: uuid.UUID) -> HttpResponseBase:
    """The proof of a request; the reading stands on record."""
    found = access.get_request_to_decide(request.user, pk)
    if found.document is None:
        raise Http404
    access_log.record(request.user, "registry.request-proof.read", str(found.pk))
    return files.response(found.document, inline="lihat" in request.GET)


def _refuse(
    request: Request, pk: uuid.UUID, action: Callable[..., Any], heading: str, done: str
) -> HttpResponse:
    found = access.get_request_to_decide(request.user, pk)
    question = Question(
        heading=heading,
        lead=found.employee.full_name,
        submit=heading,
        done=done,
        back_url=reverse("registry:request-detail", args=[pk]),
        back_label=_("Usulan"),
    )

    def act(note):
        return action(found, note=note, by=request.user)

    return answer(
        request,
        RefusalForm(**typed(request)),
        question,
        act,
        to=lambda decided: reverse("registry:request-list"),
    )
