"""Usulan saya: corrections of the own record that an employee asks for, with proof."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import errors, files
from core.http import Request
from registry import access
from registry.actions import change_requests
from registry.forms.change_requests import ChangeRequestForm
from registry.queries.change_requests import FACTS, Fact, comparison
from registry.views.asking import Question, answer, get_or_post, typed


@require_safe
def index(request: Request) -> HttpResponse:
    """What I asked for, the newest first, and how it stands."""
    access.require_person(request.user)
    found = access.own_requests(request.user).order_by("-submitted_at")
    return render(request, "registry/requests/own_list.html", {"rows": [comparison(one) for one in found]})


@require_safe
def choose(request: Request) -> HttpResponse:
    """Which fact is wrong."""
    employee = access.require_person(request.user)
    facts = [(fact, fact.words(fact.value(employee))) for fact in FACTS.values()]
    return render(request, "registry/requests/choose.html", {"facts": facts, "employee": employee})


@get_or_post
def submit(request: Request, field: str) -> HttpResponse:
    """Ajukan perubahan: the right value, why, and the proof."""
    employee, fact = access.require_person(request.user), _fact(field)
    form = ChangeRequestForm(**_sent(request), fact=fact, by=request.user, needs_proof=True)
    question = _question(
        fact.label,
        _("Tercatat sekarang: %(value)s") % {"value": fact.words(fact.value(employee))},
        reverse("registry:own-request-choose"),
    )

    def act(**facts):
        return change_requests.submit(employee, field=field, by=request.user, **facts)

    return answer(request, form, question, act, to=_page_of)


@require_safe
def detail(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One of my requests."""
    found = comparison(get_object_or_404(access.own_requests(request.user), pk=pk))
    return render(request, "registry/requests/own_detail.html", {"row": found})


@get_or_post
def resubmit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Mend a returned request."""
    found = get_object_or_404(access.own_requests(request.user), pk=pk, status="returned")
    fact = _fact(found.field)
    begin = {"new_value": fact.read(found.new_value), "reason": found.reason}
    form = ChangeRequestForm(**{"initial": begin, **_sent(request)}, fact=fact, by=request.user)
    question = _question(fact.label, found.decision_note, _page_of(found), record=found)

    def act(**facts):
        return change_requests.resubmit(found, by=request.user, **facts)

    return answer(request, form, question, act, to=_page_of)


@require_POST
def cancel(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Take a request back."""
    found = get_object_or_404(access.own_requests(request.user), pk=pk)
    with errors.shown_to(request) as outcome:
        change_requests.cancel(found, by=request.user)
    if not outcome.failed:
        messages.success(request, _("Usulan dibatalkan."))
    return redirect("registry:own-request-list")


@require_safe
def proof(request: Request, pk: uuid.UUID) -> HttpResponseBase:
    """The file that I sent along."""
    found = get_object_or_404(access.own_requests(request.user), pk=pk)
    if found.document is None:
        raise Http404
    return files.response(found.document, inline="lihat" in request.GET)


def _fact(field: str) -> Fact:
    if field not in FACTS:
        raise Http404
    return FACTS[field]


def _sent(request: Request) -> dict[str, Any]:
    return {**typed(request), "files": request.FILES} if request.method == "POST" else {}


def _page_of(found: Any) -> str:
    return reverse("registry:own-request", args=[found.pk])


def _question(label: Any, lead: str, back_url: str, record: Any = None) -> Question:
    return Question(
        heading=_("Usulkan perubahan: %(fact)s") % {"fact": label},
        lead=lead,
        submit=_("Ajukan perubahan"),
        done=_("Usulan terkirim ke SDM. Anda diberi tahu begitu diputuskan."),
        record=record,
        back_url=back_url,
        back_label=_("Usulan perubahan data"),
    )
