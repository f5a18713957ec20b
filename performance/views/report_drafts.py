"""What the phone needs: autosave, a fresh token, and sending what was written offline; answers are JSON.

A draft carries the key of the account that wrote it; another account can neither see nor send it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import clock, errors
from core.http import Request
from performance.actions import activity_reports
from performance.forms.activity_reports import ReportForm
from performance.forms.fields import as_uuid
from performance.queries import filing, reporting
from performance.queries.filing import Offer
from performance.views import report_forms
from registry import access as registry_access

if TYPE_CHECKING:
    from performance.models import ActivityReport
    from registry.models import Employee

ACCOUNT = "akun"


@require_safe
@login_not_required
def session(request: HttpRequest) -> JsonResponse:
    """Whether this browser is signed in: 200 with a token for the next POST, else 401."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    return JsonResponse({"token": get_token(request), "account": str(request.user.pk)})


@require_POST
def autosave(request: Request) -> JsonResponse:
    """Keep what is typed as a draft on the server; nothing is ever submitted by it."""
    employee = registry_access.require_person(request.user)
    key = as_uuid(request.POST.get(report_forms.KEY))
    offer = filing.offer(employee)
    form = ReportForm(request.POST, offer=offer, is_draft=True)
    if key is None or not form.is_valid():
        return JsonResponse({}, status=422)
    report = activity_reports.keep_draft(employee, form.content(), key=key, by=request.user)
    at = clock.local(clock.now(), offer.workplace.zone)
    said = _("Draf tersimpan %(time)s") % {"time": f"{at:%H.%M}"}
    return JsonResponse({"saved": said, "version": report.version})


@require_POST
def send(request: Request) -> JsonResponse:
    """Hand in what was written on the phone; what may not be handed in is kept as a draft."""
    employee = registry_access.require_person(request.user)
    if request.POST.get(ACCOUNT) != str(request.user.pk):
        return JsonResponse({"message": _("Laporan ini ditulis dengan akun lain.")}, status=409)
    key = as_uuid(request.POST.get(report_forms.KEY))
    if key is None:
        return JsonResponse({"message": _("Kunci laporan tidak ada.")}, status=400)
    offer = filing.offer(employee)
    data = _with_usual_rhk(request, offer)
    form = ReportForm(data, offer=offer)
    sending = {"key": key, "by": request.user, "files": report_forms.collect_uploads(request, form)}
    report = _hand_in(employee, form, sending) or _keep(employee, form, data, sending)
    if report is None:
        return JsonResponse({"message": " ".join(_sentences(form))}, status=422)
    if report.is_editable:
        message = _("Laporan tersimpan sebagai draf. Lengkapi lalu ajukan. %(why)s")
        message %= {"why": " ".join(_sentences(form))}
    else:
        message = reporting.success(report)
    return JsonResponse({"url": report.get_absolute_url(), "draft": report.is_editable, "message": message})


def _with_usual_rhk(request: Request, offer: Offer) -> QueryDict:
    """The offline page knows no plan: the one last used is meant."""
    data = request.POST.copy()
    if not data.get("rhk") and offer.usual_rhk:
        data["rhk"] = str(offer.usual_rhk)
    return data


def _hand_in(employee: Employee, form: ReportForm, sending: dict[str, Any]) -> ActivityReport | None:
    report = None
    if form.is_valid():
        with errors.shown_on(form):
            report = activity_reports.hand_in(employee, form.content(), **sending)
    return report


def _keep(
    employee: Employee, form: ReportForm, data: QueryDict, sending: dict[str, Any]
) -> ActivityReport | None:
    draft = ReportForm(data, offer=form.offer, is_draft=True)
    draft.is_valid()
    try:
        return activity_reports.keep_draft(employee, draft.content(), **sending)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return None


def _sentences(form: ReportForm) -> list[str]:
    return [error["message"] for found in form.errors.get_json_data().values() for error in found]
