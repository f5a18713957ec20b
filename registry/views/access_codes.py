"""Kode masuk: HR lets somebody without e-mail activate the account, or set a new password."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core import accounts, errors
from core.http import Request
from registry.forms.access_codes import AccessCodeForm
from registry.views.asking import get_or_post
from registry.views.records import open_to_change


@get_or_post
def issue(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Issue a one-time code: for the first password, or in place of a lost one. It is shown only here."""
    record = open_to_change(request, pk)
    account = record.employee.account
    if account is None:
        raise Http404
    is_reset = account.is_activated
    form = AccessCodeForm(request.POST if request.method == "POST" else None, is_reset=is_reset)
    context = {
        "employee": record.employee,
        "form": form,
        "is_reset": is_reset,
        "back_url": record.url("employee-detail"),
    }
    if form.is_valid():
        act = accounts.reset_by_staff if is_reset else accounts.issue_code
        with errors.shown_on(form) as outcome:
            code = act(account, by=request.user, **form.cleaned_data)
        if not outcome.failed:
            link = settings.PUBLIC_URL + reverse("core:account-activate-link", args=[code])
            return render(request, "registry/employees/code.html", {**context, "code": code, "link": link})
    return render(request, "registry/employees/code_form.html", context, status=422 if form.is_bound else 200)
