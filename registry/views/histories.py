"""The tabs of an employee's file with their rows: added, corrected, verified and withdrawn by HR."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import access_log, errors, files, versions
from core.http import Request
from registry.actions import guards, histories
from registry.forms.histories import FORMS, WithdrawForm
from registry.queries.histories import KINDS, Kind
from registry.views.asking import Question, answer, get_or_post, typed
from registry.views.records import Record, open_record, open_to_change

TABS = {
    "employee-ranks": ["pangkat", "gaji-berkala", "angka-kredit"],
    "employee-education": ["pendidikan"],
    "employee-training": ["pelatihan"],
    "employee-conduct": ["penghargaan", "hukuman-disiplin"],
    "employee-papers": ["dokumen", "perjanjian-kerja", "nomor-induk"],
}
# Diplomas and decrees hold more than the row: birth dates, addresses, numbers.
READS_PROOFS = frozenset({"self", "hr", "auditor"})
TAB_OF = {slug: tab for tab, slugs in TABS.items() for slug in slugs}


@require_safe
def index(request: Request, pk: uuid.UUID, tab: str) -> HttpResponse:
    """The kinds of one tab that the person may read, each with its rows."""
    record = open_record(request, pk, tab)
    shown = [KINDS[slug] for slug in TABS[tab] if record.relations & KINDS[slug].readers]
    _note_reading(request, record, shown)
    sections = [_section(record, kind) for kind in shown]
    return render(request, "registry/histories/list.html", {**record.context, "sections": sections})


@get_or_post
def add(request: Request, pk: uuid.UUID, kind: str) -> HttpResponse:
    """Write a new row."""
    record, chosen = open_to_change(request, pk), _kind(kind)
    form = FORMS[kind](**_sent(request), by=request.user)
    question = _question(record, chosen, _("Tambah %(row)s"), _("Simpan"), _("Tersimpan di berkas pegawai."))

    def act(**facts):
        return histories.add(chosen.model, record.employee, by=request.user, **_ranged(chosen, facts))

    return answer(request, form, question, act, to=lambda made: _tab_url(record, chosen))


@get_or_post
def change(request: Request, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponse:
    """Correct a row."""
    record, chosen = open_to_change(request, pk), _kind(kind)
    found = _row(record, chosen, row)
    form = FORMS[kind](**_sent(request), instance=found, by=request.user)
    question = _question(
        record, chosen, _("Ubah %(row)s"), _("Simpan perubahan"), _("Perubahan tersimpan."), row=found
    )

    def act(**facts):
        return histories.change(found, by=request.user, **_ranged(chosen, facts))

    return answer(request, form, question, act, to=lambda made: _tab_url(record, chosen))


@require_POST
def verify(request: Request, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponse:
    """Say that the row agrees with its proof."""
    record, chosen = open_to_change(request, pk), _kind(kind)
    found = _row(record, chosen, row)
    with errors.shown_to(request):
        histories.verify(found, by=request.user, version=versions.seen(request))
    return redirect(_tab_url(record, chosen))


@get_or_post
def withdraw(request: Request, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponse:
    """Take back a row that was wrong."""
    record, chosen = open_to_change(request, pk), _kind(kind)
    found = _row(record, chosen, row)
    question = _question(
        record, chosen, _("Tarik %(row)s?"), _("Tarik"), _("Baris ditarik dari berkas pegawai."), danger=True
    )

    def act(note):
        return histories.withdraw(found, by=request.user, note=note)

    return answer(
        request, WithdrawForm(**typed(request)), question, act, to=lambda none: _tab_url(record, chosen)
    )


@require_safe
def proof(request: Request, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponseBase:
    """The file behind a row; the reading stands on record."""
    chosen = _kind(kind)
    record = open_record(request, pk, TAB_OF[kind])
    if not record.relations & chosen.readers & READS_PROOFS:
        raise PermissionDenied
    found = _row(record, chosen, row)
    if found.document is None:
        raise Http404
    access_log.record(request.user, "registry.proof.read", str(found.pk))
    return files.response(found.document, inline="lihat" in request.GET)


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _row(record: Record, kind: Kind, pk: uuid.UUID) -> Any:
    return get_object_or_404(kind.rows(record.employee).select_related("employee", "document"), pk=pk)


def _section(record: Record, kind: Kind) -> dict[str, Any]:
    rows = [(row, kind.cells(row)) for row in kind.rows(record.employee)]
    return {
        "kind": kind,
        "rows": rows,
        "add_url": record.url("history-add", kind.slug) if record.may_change else "",
        "sees_proof": bool(record.relations & READS_PROOFS),
    }


def _note_reading(request: Request, record: Record, shown: list[Kind]) -> None:
    for kind in shown:
        if kind.is_sensitive and "self" not in record.relations:
            access_log.record(request.user, f"registry.{kind.slug}.read", str(record.employee.pk))


def _sent(request: Request) -> dict[str, Any]:
    return {**typed(request), "files": request.FILES} if request.method == "POST" else {}


def _ranged(kind: Kind, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as the model has them: two dates of the form are one range."""
    if not kind.ranged:
        return facts
    start, end = facts.pop("start"), facts.pop("end")
    return {**facts, kind.ranged: guards.day_range(start, end)}


def _tab_url(record: Record, kind: Kind) -> str:
    return f"{record.url(TAB_OF[kind.slug])}#{kind.slug}"


def _question(
    record: Record, kind: Kind, heading: str, submit: str, done: str, *, row: Any = None, danger: bool = False
) -> Question:
    return Question(
        heading=heading % {"row": kind.single},
        lead=record.employee.full_name,
        submit=submit,
        done=done,
        danger=danger,
        record=row,
        back_url=_tab_url(record, kind),
        back_label=str(kind.plural),
    )
