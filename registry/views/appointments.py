"""Jabatan: the posts of an employee, opened, ended, changed for another."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import Request
from registry import access
from registry.actions import appointments
from registry.forms.appointments import EndForm, OpenForm, TransferForm
from registry.rules.day_ranges import last_day
from registry.views.asking import Question, answer, get_or_post, typed
from registry.views.records import Record, open_record, open_to_change

TAB = "employee-appointments"


@require_safe
def index(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The posts held, the newest first."""
    record = open_record(request, pk, TAB)
    held = record.employee.appointments.select_related("position__unit").order_by("-during", "pk")
    rows = [(one, last_day(one.during), _state(one.during, record.today)) for one in held]
    context = {**record.context, "rows": rows, "add_url": record.url("appointment-open")}
    return render(request, "registry/appointments/list.html", context)


@get_or_post
def open_(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Appoint to a post, definitively or acting."""
    record = open_to_change(request, pk)
    form = OpenForm(**typed(request), units=access.units_of(request.user, access.HR))
    question = _question(
        record, _("Catat pengangkatan"), _("Simpan pengangkatan"), _("Pengangkatan tersimpan.")
    )

    def act(**facts):
        return appointments.open(record.employee, by=request.user, **facts)

    return answer(request, form, question, act, to=lambda made: record.url(TAB))


@get_or_post
def transfer(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Move to another definitive post."""
    record = open_to_change(request, pk)
    form = TransferForm(**typed(request), units=access.units_of(request.user, access.HR))
    question = _question(
        record,
        _("Catat mutasi jabatan"),
        _("Simpan mutasi"),
        _("Mutasi tersimpan. Atasan disesuaikan dengan jabatan baru."),
    )

    def act(**facts):
        return appointments.transfer(record.employee, by=request.user, **facts)

    return answer(request, form, question, act, to=lambda made: record.url(TAB))


@get_or_post
def end(request: Request, pk: uuid.UUID, appointment: uuid.UUID) -> HttpResponse:
    """Set the last day in a post."""
    record = open_to_change(request, pk)
    held = get_object_or_404(record.employee.appointments.select_related("position"), pk=appointment)
    question = _question(
        record,
        _("Akhiri masa jabatan"),
        _("Akhiri jabatan"),
        _("Masa jabatan diakhiri."),
        lead=str(held),
        versioned=held,
    )

    def act(end, note, version):
        return appointments.end(held, on=end, note=note, version=version, by=request.user)

    return answer(request, EndForm(**typed(request)), question, act, to=lambda ended: record.url(TAB))


def _state(during, today) -> tuple[str, str]:
    if today in during:
        return "active", _("Sedang berjalan")
    return ("scheduled", _("Dijadwalkan")) if during.lower > today else ("ended", _("Selesai"))


def _question(
    record: Record, heading: str, submit: str, done: str, *, lead: str = "", versioned=None
) -> Question:
    return Question(
        heading=heading,
        lead=lead or record.employee.full_name,
        submit=submit,
        done=done,
        back_url=record.url(TAB),
        back_label=_("Jabatan"),
        record=versioned,
    )
