"""What administrators change about units: opened, renamed, moved, closed."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http import Request
from registry import access
from registry.actions import units
from registry.forms.units import UNIT_FACTS, CloseForm, MoveForm, NewUnitForm, UnitForm
from registry.views.asking import Question, answer, get_or_post, typed


@get_or_post
def add(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Open a unit under this one."""
    parent = _unit(request, pk)
    question = _question(
        parent,
        _("Tambah unit"),
        _("Simpan unit"),
        _("Unit tersimpan."),
        lead=_("Di bawah %(unit)s.") % {"unit": parent},
    )
    initial = {"zone": parent.zone, "work_pattern": parent.work_pattern_id}
    form = NewUnitForm(**{"initial": initial, **typed(request)})

    def act(**facts):
        return units.add_child(parent, by=request.user, **facts)

    return answer(request, form, question, act, to=_page_of)


@get_or_post
def change(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Rename the unit, or change its code, kind, zone or work pattern."""
    unit = _unit(request, pk)
    question = _question(
        unit, _("Ubah unit"), _("Simpan perubahan"), _("Perubahan tersimpan."), lead=str(unit), versioned=unit
    )
    initial = {name: getattr(unit, name) for name in UNIT_FACTS}

    def act(**facts):
        return units.change(unit, by=request.user, **facts)

    return answer(request, UnitForm(**{"initial": initial, **typed(request)}), question, act, to=_page_of)


@get_or_post
def move(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Put the unit with all below it under another."""
    unit = _unit(request, pk)
    targets = access.units_of(request.user, access.ADMIN).filter(during__endswith__isnull=True)
    question = _question(
        unit,
        _("Pindahkan unit"),
        _("Pindahkan unit"),
        _("Unit dipindahkan. Struktur sebelum tanggal itu tetap tercatat."),
        lead=_("%(unit)s pindah dengan semua unit di bawahnya. Jabatan atasan diubah di data jabatan.")
        % {"unit": unit},
    )

    def act(to, on, note):
        units.move(unit, to, on=on, note=note, by=request.user)
        return unit

    form = MoveForm(**typed(request), units=targets.exclude(pk=unit.pk))
    return answer(request, form, question, act, to=_page_of)


@get_or_post
def close(request: Request, pk: uuid.UUID) -> HttpResponse:
    """End a unit that nobody is left in."""
    unit = _unit(request, pk)
    question = _question(
        unit,
        _("Tutup unit"),
        _("Tutup unit"),
        _("Unit ditutup. Riwayatnya tetap ada."),
        lead=_("%(unit)s tidak dipakai lagi sesudah hari terakhir. Jabatannya ikut tidak dipakai.")
        % {"unit": unit},
        danger=True,
    )

    def act(on, note):
        return units.close(unit, on=on, note=note, by=request.user)

    return answer(request, CloseForm(**typed(request)), question, act, to=_page_of)


def _unit(request: Request, pk: uuid.UUID) -> Any:
    """403 for who is no administrator, 404 beyond the administrator's units."""
    access.require_role(request.user, access.ADMIN)
    return access.get_unit(request.user, pk, access.ADMIN)


def _page_of(unit: Any) -> str:
    return reverse("registry:unit-detail", args=[unit.pk])


def _question(
    unit: Any,
    heading: str,
    submit: str,
    done: str,
    *,
    lead: str,
    danger: bool = False,
    versioned: Any = None,
) -> Question:
    return Question(
        heading=heading,
        lead=lead,
        submit=submit,
        danger=danger,
        done=done,
        record=versioned,
        back_url=_page_of(unit),
        back_label=unit.name,
    )
