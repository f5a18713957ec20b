"""Atasan: who supervises an employee and why; HR names somebody else for a time."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import Request
from registry.actions import supervision
from registry.forms.supervision import EndOverrideForm, OverrideForm
from registry.queries.supervision import candidates
from registry.rules.day_ranges import last_day
from registry.views.asking import Question, answer, get_or_post, typed
from registry.views.records import Record, open_record, open_to_change

TAB = "employee-supervisors"
OVERRIDE = supervision.OVERRIDE


@require_safe
def index(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The supervisors by date, the newest first."""
    record = open_record(request, pk, TAB)
    rows = record.employee.supervisor_assignments.select_related("supervisor", "official").order_by("-during")
    is_reported = record.employee.supervisor_reports.filter(status="open").exists()
    context = {
        **record.context,
        "rows": [
            (row, last_day(row.during), record.today in row.during, _may_end(record, row)) for row in rows
        ],
        "override_url": record.url("supervisor-override"),
        "reported": is_reported,
        "may_report": "self" in record.relations and not record.has_left and not is_reported,
    }
    return render(request, "registry/supervision/list.html", context)


@get_or_post
def override(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Name a supervisor by hand."""
    record = open_to_change(request, pk)
    people = candidates(record.employee, record.placement.unit, record.today)
    question = _question(
        record,
        _("Tetapkan atasan langsung"),
        _("Tetapkan atasan"),
        _("Atasan ditetapkan. Pegawai diberi tahu."),
        lead=_("Penetapan ini berlaku sampai hari terakhirnya, juga bila pemangku jabatan berganti."),
    )

    def act(**facts):
        return supervision.override(record.employee, by=request.user, **facts)

    form = OverrideForm(**typed(request), candidates=people)
    return answer(request, form, question, act, to=lambda made: record.url(TAB))


@get_or_post
def end_override(request: Request, pk: uuid.UUID, assignment: int) -> HttpResponse:
    """Let the posts decide again."""
    record = open_to_change(request, pk)
    named = get_object_or_404(record.employee.supervisor_assignments.filter(source=OVERRIDE), pk=assignment)
    question = _question(
        record,
        _("Akhiri penetapan atasan"),
        _("Akhiri penetapan"),
        _("Penetapan diakhiri."),
        lead=str(named.supervisor),
    )

    def act(end, note):
        return supervision.end_override(named, on=end, note=note, by=request.user)

    form = EndOverrideForm(**typed(request))
    return answer(request, form, question, act, to=lambda none: record.url(TAB))


def _may_end(record: Record, row) -> bool:
    last = last_day(row.during)
    return record.may_change and row.source == OVERRIDE and (last is None or last >= record.today)


def _question(record: Record, heading: str, submit: str, done: str, *, lead: str) -> Question:
    return Question(
        heading=heading,
        lead=lead,
        submit=submit,
        done=done,
        back_url=record.url(TAB),
        back_label=_("Atasan"),
    )
