"""What the pages with the report form share: files that came along, and the answer to a report handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from core import files
from core.http import Request
from core.models import StoredFile
from performance import access
from performance.forms.activity_reports import ReportForm
from performance.forms.fields import as_uuid
from performance.queries import reporting

if TYPE_CHECKING:
    from performance.models import ActivityReport

KEY = "kiriman"
# The camera's button and the file picker's.
UPLOADS = ("photo", "attachments")


def collect_uploads(request: Request, form: ReportForm) -> list[StoredFile]:
    """Files sent before the form and with it; a refused one becomes an error of the form.

    They are kept even when another field is wrong, so nothing must be chosen again.
    """
    keys = [key for text in request.POST.getlist("evidence") if (key := as_uuid(text))]
    uploads = access.own_uploads(request.user, keys)
    for name in UPLOADS:
        for upload in request.FILES.getlist(name):
            try:
                uploads.append(files.store(upload, by=request.user))
            except ValidationError as refusal:
                form.add_error("evidence", [f"{upload.name}: {sentence}" for sentence in refusal.messages])
    return uploads


def go_to(request: Request, url: str) -> HttpResponse:
    """Lead the browser on, also from an htmx request."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def say_handed_in(request: Request, report: ActivityReport) -> None:
    """Tell where the report went, with a way back for 15 minutes."""
    undo = reverse("performance:activity-report-withdraw", args=[report.pk])
    messages.success(request, reporting.success(report), extra_tags=f"undo:{undo}")
    if note := reporting.over_the_day(report):
        messages.warning(request, note)


def say_not_replaced(request: Request, summary: str) -> None:
    """The key was used before with another text: the report stays, and the new text is shown once."""
    messages.warning(
        request,
        _("Laporan ini sudah diajukan sebelumnya dan tidak berubah. Teks yang baru: “%(text)s”")
        % {"text": summary},
    )
