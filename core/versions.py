"""The version check of edit forms: a stale form never overwrites a newer text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

FIELD = "version"
STALE = "stale"


def seen(request: HttpRequest) -> int:
    """The version that the form was made from (`{% version_field obj %}`)."""
    text = request.POST.get(FIELD, "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadRequest("no version")
    return int(text)


def check(obj: Model, seen: int) -> None:
    """Lock the row and refuse with the code "stale" if it was changed since version `seen`, or deleted.

    Raises the version of `obj` by one; the action saves it with its changes
    (`update_fields=[…, "version"]`).
    """
    rows = type(obj)._base_manager.select_for_update(of=("self",), no_key=True)
    current = rows.filter(pk=obj.pk).values_list(FIELD, flat=True).first()
    if current != seen:
        raise ValidationError(
            _("Data ini sudah diubah sejak Anda membukanya. Periksa perbedaannya."), code=STALE
        )
    obj.version = current + 1  # type: ignore[attr-defined]  # a field of every `Versioned` model


def is_stale(refusal: ValidationError) -> bool:
    """Whether an action was refused by `check`."""
    return any(error.code == STALE for error in getattr(refusal, "error_list", []))


def differences(form: BaseForm, current: Model) -> list[tuple[str, str, str]]:
    """Label, my text and their text of every field that differs between the form and the record as it is."""
    found = []
    for field in form:
        mine, theirs = form.cleaned_data.get(field.name), getattr(current, field.name, None)
        if mine != theirs:
            found.append((str(field.label), _shown(mine), _shown(theirs)))
    return found


def conflict(request: HttpRequest, differences: Iterable[tuple[str, str, str]], *, url: str) -> HttpResponse:
    """409 with both texts side by side; `url` opens the form with the record as it is now."""
    context = {"differences": list(differences), "url": url}
    return render(request, "core/versions/stale.html", context, status=409)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
