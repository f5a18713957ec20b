"""Validasi: the queue of reports that wait for one account, decided row by row or together (W1, W2)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core import errors
from core.http import Request
from performance import access
from performance.actions import report_decisions
from performance.actions.report_decisions import Bulk
from performance.forms.decisions import ReturnForm
from performance.forms.fields import as_uuid
from performance.queries import review_queue

if TYPE_CHECKING:
    from performance.models import ActivityReport

PAGES = "performance/validations"
FROM_QUEUE = "antrean"
MOST_NAMED = 5


@require_safe
def queue(request: Request) -> HttpResponse:
    """What waits, in two groups: "Perlu dilihat" and "Tampak wajar"."""
    access.require_reviewer(request.user)
    found = review_queue.queue(access.reviewable_reports(request.user))
    return render(request, f"{PAGES}/queue.html", {"queue": found, "return_form": ReturnForm()})


@require_POST
def approve(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Setujui one report."""
    report = access.get_report_to_review(request.user, pk)
    with errors.shown_to(request) as outcome:
        report_decisions.approve(report, by=request.user)
    return _answer(request, report, "" if outcome.failed else _("Disetujui."))


@require_POST
def send_back(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Kembalikan one report with a reason."""
    report = access.get_report_to_review(request.user, pk)
    form = ReturnForm(request.POST)
    with errors.shown_to(request) as outcome:
        if form.is_valid():
            report_decisions.send_back(report, by=request.user, **form.cleaned_data)
        else:
            outcome.failed = True
            messages.error(request, form.sentences)
    return _answer(request, report, "" if outcome.failed else _("Dikembalikan."))


@require_POST
def undo(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Urungkan one's own decision, within 15 minutes."""
    report = access.get_report_to_review(request.user, pk)
    with errors.shown_to(request) as outcome:
        report_decisions.undo(report, by=request.user)
    return _answer(request, report, "" if outcome.failed else _("Keputusan diurungkan."))


@require_POST
def approve_many(request: Request) -> HttpResponse:
    """Setujui all that are ticked; each is judged by itself."""
    access.require_reviewer(request.user)
    keys = [key for text in request.POST.getlist("laporan") if (key := as_uuid(text))]
    with errors.shown_to(request) as outcome:
        result = report_decisions.approve_many(access.reviewable_reports(request.user), keys, by=request.user)
    if not outcome.failed:
        _say(request, result)
    return redirect("performance:validation")


@require_POST
def undo_many(request: Request) -> HttpResponse:
    """Urungkan the last approval of many, within 15 minutes."""
    access.require_reviewer(request.user)
    with errors.shown_to(request):
        count = report_decisions.undo_last_bulk(access.reviewable_reports(request.user), by=request.user)
        said = ngettext("%(n)d persetujuan diurungkan.", "%(n)d persetujuan diurungkan.", count)
        messages.success(request, said % {"n": count})
    return redirect("performance:validation")


def _answer(request: Request, report: ActivityReport, done: str) -> HttpResponse:
    """The row as it is now for htmx, else the page where the button was."""
    if request.htmx:
        return _row(request, report, done)
    if done:
        undo = reverse("performance:report-undo", args=[report.pk])
        messages.success(request, done, extra_tags=f"undo:{undo}" if report.is_decided else "")
    return redirect("performance:validation" if FROM_QUEUE in request.POST else report)


def _row(request: Request, report: ActivityReport, done: str) -> HttpResponse:
    left = review_queue.waiting(access.reviewable_reports(request.user)).count()
    report.refresh_from_db()
    # Only what failed is left in the messages; it is said aloud and shown in the row.
    said = done or " ".join(str(message) for message in messages.get_messages(request))
    context = {
        "row": review_queue.row(report),
        "left": left,
        "said": said,
        "failed": not done,
        "return_form": ReturnForm(),
    }
    return render(request, f"{PAGES}/row_answer.html", context)


def _say(request: Request, result: Bulk) -> None:
    count = len(result.approved)
    if count:
        said = ngettext("%(n)d laporan disetujui.", "%(n)d laporan disetujui.", count) % {"n": count}
        messages.success(request, said, extra_tags=f"undo:{reverse('performance:validation-undo')}")
    if result.skipped:
        named = [
            f"{skipped.report.employee.name}, {date_format(skipped.report.date, 'j M')} ({skipped.why})"
            if skipped.report
            else skipped.why
            for skipped in result.skipped
        ]
        more = "; …" if len(named) > MOST_NAMED else ""
        messages.warning(
            request,
            _("%(n)d dilewati: %(which)s") % {"n": len(named), "which": "; ".join(named[:MOST_NAMED]) + more},
        )
