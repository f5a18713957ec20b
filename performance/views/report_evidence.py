"""Evidence files: sent while the form is still open, added to a report, downloaded, removed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import errors, files
from core.http import Request
from performance import access
from performance.actions import report_evidence
from performance.views import report_forms
from registry import access as registry_access

if TYPE_CHECKING:
    from performance.models import ActivityReport


@require_POST
def upload(request: Request) -> HttpResponse:
    """Keep one file for a form that is still open; the answer is its key."""
    registry_access.require_person(request.user)
    sent = request.FILES.get("file")
    if sent is None:
        return JsonResponse({"error": _("Pilih berkas.")}, status=400)
    try:
        stored = files.store(sent, by=request.user)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    return JsonResponse({"id": str(stored.pk), "name": stored.name, "size": stored.size}, status=201)


@require_POST
def add(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Tambah bukti: files for a report that is not yet approved; the phone's own upload asks for JSON."""
    report = access.get_own_report(request.user, pk)
    wants_json = request.headers.get("Accept") == "application/json"
    try:
        _attach_all(request, report)
    except ValidationError as refusal:
        if wants_json:
            return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(report)
    if wants_json:
        return JsonResponse({}, status=201)
    messages.success(request, _("Bukti dukung ditambahkan."))
    return redirect(report)


def _attach_all(request: Request, report: ActivityReport) -> None:
    uploads = [
        files.store(sent, by=request.user)
        for name in report_forms.UPLOADS
        for sent in request.FILES.getlist(name)
    ]
    if not uploads:
        raise ValidationError(_("Pilih berkas."))
    report_evidence.attach(report, uploads, by=request.user)


@require_safe
def download(request: Request, pk: uuid.UUID, number: int) -> HttpResponseBase:
    """One file of a report that the account may see; photos may be shown, everything else is saved."""
    evidence = access.get_evidence(request.user, pk, number)
    return files.response(evidence.file, inline="lihat" in request.GET)


@require_POST
def remove(request: Request, pk: uuid.UUID, number: int) -> HttpResponse:
    """Hapus bukti from a draft or a returned report."""
    evidence = access.get_own_evidence(request.user, pk, number)
    with errors.shown_to(request):
        report_evidence.remove(evidence, by=request.user)
        messages.success(request, _("Bukti dukung dihapus."))
    if "ubah" in request.POST:
        return redirect("performance:activity-report-edit", pk)
    return redirect(evidence.report)
