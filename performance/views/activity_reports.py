"""The owner's pages: write a report, see the month, and what can be done with one report."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import clock, errors, versions
from core.http import Request
from core.models import StoredFile
from performance import access
from performance.actions import activity_reports, report_decisions
from performance.forms.activity_reports import ReportForm, day_values, initial_from
from performance.forms.decisions import ReturnForm
from performance.forms.fields import as_uuid
from performance.queries import filing, months, report_history
from performance.queries.filing import Offer
from performance.rules import reporting_window
from performance.views import report_forms
from registry import access as registry_access
from registry.queries import placements

PAGES = "performance/activity_reports"
require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
def new(request: Request) -> HttpResponse:
    """Lapor kegiatan: write a report and hand it in, or keep it as a draft."""
    employee = registry_access.require_person(request.user)
    offer = filing.offer(employee)
    if obstacle := filing.obstacle(employee, offer):
        return render(request, f"{PAGES}/cannot_report.html", {"obstacle": obstacle})
    if request.method != "POST" or "pakai" in request.POST:
        return _form_page(request, ReportForm(initial=_first_values(request, offer), offer=offer), offer)
    is_draft = "simpan" in request.POST
    form = ReportForm(request.POST, offer=offer, is_draft=is_draft)
    uploads = report_forms.collect_uploads(request, form)
    if form.is_valid():
        key = as_uuid(request.POST.get(report_forms.KEY)) or uuid.uuid4()
        act = activity_reports.keep_draft if is_draft else activity_reports.hand_in
        with errors.shown_on(form) as outcome:
            report = act(employee, form.content(), key=key, by=request.user, files=uploads)
        if not outcome.failed:
            _say(request, report, form, is_draft)
            return report_forms.go_to(request, report.get_absolute_url())
    return _form_page(request, form, offer, uploads=uploads, status=422)


@require_page
def edit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Perbaiki: change a draft or a returned report, and hand it in again."""
    report = access.get_own_report(request.user, pk)
    if not report.is_editable:
        messages.error(request, _("Laporan ini sudah diajukan. Batalkan pengajuan sebelum mengubahnya."))
        return redirect(report)
    offer = filing.offer(report.employee, report.date)
    if request.method != "POST" or "pakai" in request.POST:
        values = {**initial_from(report, offer.today), **_taken(request, offer)}
        return _form_page(request, ReportForm(initial=values, offer=offer), offer, report=report)
    is_draft = "simpan" in request.POST
    form = ReportForm(request.POST, offer=offer, is_draft=is_draft)
    uploads = report_forms.collect_uploads(request, form)
    if form.is_valid():
        seen = versions.seen(request)
        act = activity_reports.change if is_draft else activity_reports.change_and_submit
        with errors.shown_on(form) as outcome:
            act(report, form.content(), version=seen, by=request.user, files=uploads)
        if not outcome.failed:
            _say(request, report, form, is_draft)
            return report_forms.go_to(request, report.get_absolute_url())
        if access.get_own_report(request.user, pk).version != seen:
            current = access.get_own_report(request.user, pk)
            return versions.conflict(request, form.differences(current), url=request.path)
    return _form_page(request, form, offer, report=report, uploads=uploads, status=422)


@require_safe
def month(request: Request) -> HttpResponse:
    """Laporan harian: the month as a calendar with its gaps, and the reports of each day."""
    employee = registry_access.require_person(request.user)
    first = months.parse(request.GET.get("bulan", ""), clock.today(request.user.zone))
    shown = months.of(employee, first, access.own_reports(request.user))
    return render(request, f"{PAGES}/month.html", {"month": shown, "employee": employee, "is_own": True})


@require_safe
def month_of(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The month of somebody of whom the account may read, without drafts."""
    employee = registry_access.get_visible_employee(request.user, pk)
    first = months.parse(request.GET.get("bulan", ""), clock.today(request.user.zone))
    reports = access.visible_reports(request.user).filter(employee=employee)
    shown = months.of(employee, first, reports)
    is_own = employee.account_id == request.user.pk
    return render(request, f"{PAGES}/month.html", {"month": shown, "employee": employee, "is_own": is_own})


@require_safe
def detail(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One report: text, evidence, what happened, and what the reader may do now."""
    report = access.get_report(request.user, pk)
    is_own = report.employee.account_id == request.user.pk
    context = {
        "report": report,
        "evidence": report.evidence.select_related("file"),
        "history": report_history.history(report),
        "zone": placements.zone_of(report.employee, report.date),
        "is_own": is_own,
        "may_withdraw": is_own and activity_reports.may_withdraw(report),
        "may_review": not is_own and access.may_review(request.user, report),
        "may_undo": report_decisions.may_undo(report, request.user),
        "return_form": ReturnForm(),
    }
    return render(request, f"{PAGES}/detail.html", context)


@require_POST
def submit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Ajukan: hand in a draft as it stands."""
    report = access.get_own_report(request.user, pk)
    with errors.shown_to(request) as outcome:
        activity_reports.submit(report, by=request.user)
    if not outcome.failed:
        report_forms.say_handed_in(request, report)
    return redirect(report)


@require_POST
def withdraw(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Batalkan pengajuan: back to a draft, within 15 minutes."""
    report = access.get_own_report(request.user, pk)
    with errors.shown_to(request):
        activity_reports.withdraw(report, by=request.user)
        messages.success(request, _("Pengajuan dibatalkan. Laporan menjadi draf lagi."))
    return redirect(report)


@require_page
def delete(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Hapus draf, after a page that asks."""
    report = access.get_own_report(request.user, pk)
    if request.method != "POST":
        context = {"report": report, "button": _("Hapus draf"), "danger": True}
        return render(request, f"{PAGES}/delete.html", {**context, "cancel_url": report.get_absolute_url()})
    with errors.shown_to(request) as outcome:
        activity_reports.delete(report, by=request.user)
    if outcome.failed:
        return redirect(report)
    messages.success(request, _("Draf dihapus."))
    return redirect("performance:activity-report-list")


def _form_page(
    request: Request,
    form: ReportForm,
    offer: Offer,
    *,
    report: Any = None,
    uploads: list[StoredFile] | None = None,
    status: int = 200,
) -> HttpResponse:
    key = report.client_key if report else as_uuid(request.POST.get(report_forms.KEY)) or uuid.uuid4()
    if uploads is None and request.method == "POST":
        uploads = report_forms.collect_uploads(request, form)
    context = {
        "form": form,
        "offer": offer,
        "report": report,
        "evidence": report.evidence.select_related("file") if report else [],
        "key": key,
        "uploads": uploads or [],
        "off_day": reporting_window.reason_needed(offer.today, offer.workplace.calendar),
    }
    return render(request, f"{PAGES}/form.html", context, status=status)


def _first_values(request: Request, offer: Offer) -> dict[str, Any]:
    """The date asked for in the address; after a favourite also everything typed so far."""
    try:
        values = day_values(date.fromisoformat(request.GET.get("tanggal", "")), offer.today)
    except ValueError:
        values = {}
    typed = {name: request.POST[name] for name in ReportForm.base_fields if name in request.POST}
    return {**values, **typed, **_taken(request, offer)}


def _taken(request: Request, offer: Offer) -> dict[str, str]:
    """The favourite whose chip was pressed; without JavaScript it comes by way of the server."""
    number = request.POST.get("pakai", "")
    if number.isascii() and number.isdigit() and int(number) < len(offer.favourites):
        return {"summary": offer.favourites[int(number)]}
    return {}


def _say(request: Request, report: Any, form: ReportForm, is_draft: bool) -> None:
    if is_draft:
        messages.success(request, _("Draf tersimpan."))
    elif report.summary != form.content()["summary"]:
        report_forms.say_not_replaced(request, form.content()["summary"])
    else:
        report_forms.say_handed_in(request, report)
