"""A page with one form: shown, checked, acted on once, answered; the same for every form of the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from core import errors, submissions, versions
from core.http import Request
from registry.forms.positions import SHOW_POSTS

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Question:
    """What the page asks, where it leads back to, and what is said afterwards."""

    heading: str
    submit: str
    back_url: str
    back_label: str
    done: str
    lead: str = ""
    danger: bool = False
    record: Any = None  # a `Versioned` whose edits must not collide


def typed(request: Request) -> dict[str, Any]:
    """How the form starts: with what was sent; unchecked while the person still chooses the unit."""
    if request.method != "POST":
        return {}
    if SHOW_POSTS in request.POST:
        return {"initial": request.POST.dict()}
    return {"data": request.POST}


def answer(
    request: Request, form: BaseForm, question: Question, act: Callable[..., Any], *, to: Callable[[Any], str]
) -> HttpResponse:
    """Show the form, or act on it once and go to the address that `to` gives for the result."""
    if not form.is_bound:
        return _page(request, form, question, 200)
    if question.record is not None:
        act = _with_version(act, versions.seen(request))
    with submissions.once(request, "registry-form") as submission:
        if submission.is_repeated:
            return submission.answer()
        if form.is_valid():
            try:
                result = act(**form.cleaned_data)
            except ValidationError as refusal:
                if versions.is_stale(refusal):
                    return _conflict(request, form, question)
                with errors.shown_on(form):
                    raise refusal
            else:
                messages.success(request, question.done)
                return submission.done(to(result))
    return _page(request, form, question, 422)


def _page(request: Request, form: BaseForm, question: Question, status: int) -> HttpResponse:
    context = {"form": form, "question": question, "version": _version(request, question.record)}
    return render(request, "registry/form.html", context, status=status)


def _version(request: Request, record: Any) -> Any:
    """The version that the person began with, also when the form comes back with errors."""
    if record is None:
        return None
    return versions.seen(request) if versions.FIELD in request.POST else record.version


def _with_version(act: Callable[..., Any], version: int) -> Callable[..., Any]:
    return lambda **facts: act(version=version, **facts)


def _conflict(request: Request, form: Any, question: Question) -> HttpResponse:
    current: Model = question.record
    current.refresh_from_db()
    names = set(getattr(getattr(form, "_meta", None), "fields", None) or [])
    labels = {str(form[name].label) for name in names if name in form.fields}
    differing = [row for row in versions.differences(form, current) if row[0] in labels]
    return versions.conflict(request, differing, url=request.path)
