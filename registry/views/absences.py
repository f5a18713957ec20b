"""Ketidakhadiran: the days on which an employee need not report."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import Request
from registry.actions import absences
from registry.forms.absences import AbsenceForm, WithdrawForm
from registry.rules.day_ranges import last_day
from registry.views.asking import Question, answer, get_or_post, typed
from registry.views.records import Record, open_record, open_to_change

TAB = "employee-absences"


@require_safe
def index(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The absences, the newest first; a supervisor sees the days but not why."""
    record = open_record(request, pk, TAB)
    found = record.employee.absences.order_by("-during")
    context = {
        **record.context,
        "rows": [(absence, last_day(absence.during)) for absence in found],
        "sees_reason": bool(record.relations & {"self", "hr", "auditor"}),
        "add_url": record.url("absence-add"),
    }
    return render(request, "registry/absences/list.html", context)


@get_or_post
def add(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record an absence."""
    record = open_to_change(request, pk)
    question = _question(
        record,
        _("Catat ketidakhadiran"),
        _("Simpan ketidakhadiran"),
        _("Ketidakhadiran tersimpan. Laporan harian tidak ditagih pada hari-hari itu."),
    )

    def act(**facts):
        return absences.add(record.employee, by=request.user, **facts)

    return answer(request, AbsenceForm(**typed(request)), question, act, to=lambda made: record.url(TAB))


@get_or_post
def withdraw(request: Request, pk: uuid.UUID, absence: int) -> HttpResponse:
    """Take back an absence that was wrong."""
    record = open_to_change(request, pk)
    wrong = get_object_or_404(record.employee.absences, pk=absence)
    question = _question(
        record,
        _("Tarik ketidakhadiran?"),
        _("Tarik ketidakhadiran"),
        _("Ketidakhadiran ditarik."),
        lead=_("Sesudah ditarik, laporan harian pada hari-hari itu ditagih lagi."),
        danger=True,
    )

    def act(note):
        return absences.withdraw(wrong, by=request.user, note=note)

    return answer(request, WithdrawForm(**typed(request)), question, act, to=lambda none: record.url(TAB))


def _question(
    record: Record, heading: str, submit: str, done: str, *, lead: str = "", danger: bool = False
) -> Question:
    return Question(
        heading=heading,
        lead=lead or record.employee.full_name,
        submit=submit,
        done=done,
        danger=danger,
        back_url=record.url(TAB),
        back_label=_("Ketidakhadiran"),
    )
