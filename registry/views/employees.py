"""Pages of employees: list, record, entry and correction."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import access_log, clock, exports, lists
from core.http import Request
from registry import access
from registry.actions import employees
from registry.filters.employees import SORTS, EmployeeFilter, found_by
from registry.forms.employees import EMPLOYEE_FACTS, ChangeEmployeeForm, LeaveForm, NewEmployeeForm
from registry.queries import history as trail
from registry.queries.placements import placements
from registry.views.asking import Question, answer, get_or_post, typed
from registry.views.records import Record, open_record, open_to_change


@require_safe
def index(request: Request) -> HttpResponse:
    """Employees of one's units, found by part of a name or NIP."""
    access.require_role(request.user, *access.READS_EMPLOYEES)
    people = access.visible_employees(request.user).select_related("rank", "legal_standing")
    listing = lists.build(request, people, EmployeeFilter, sorts=SORTS, default_sort="nama")
    today = access.scope(request.user).today
    posts = placements(listing.rows, today)
    context = {
        "listing": listing,
        "rows": [(employee, posts[employee.pk]) for employee in listing.rows],
        "today": today,
        "may_add": access.HR in access.roles(request.user),
    }
    return render(request, "registry/employees/list.html", context)


@require_POST
def download(request: Request) -> HttpResponseBase:
    """The list of one filter as Excel: at once, or as a job when it is long."""
    access.require_role(request.user, *access.READS_EMPLOYEES)
    selection = found_by(request.user, request.POST.get("saring", ""))
    return exports.answer(
        request, "employee-list", {"query": selection.query}, rows=selection.queryset.count()
    )


@require_safe
def own_record(request: Request) -> HttpResponse:
    """Data saya: one's own record."""
    return redirect("registry:employee-detail", access.require_person(request.user).pk)


@require_safe
def detail(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Ringkasan: who this is and where they work."""
    record = open_record(request, pk)
    context = {**record.context, "facts": _facts(record), "work": _work(record)}
    return render(request, "registry/employees/summary.html", context)


@require_safe
def history(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Riwayat: who changed what, for HR and auditors."""
    record = open_record(request, pk, "employee-history")
    access_log.record(request.user, "registry.employee.history", str(record.employee.pk))
    context = {**record.context, "entries": trail.of_employee(record.employee), "zone": request.user.zone}
    return render(request, "registry/employees/history.html", context)


@get_or_post
def add(request: Request) -> HttpResponse:
    """Enter a new employee in a unit of one's own."""
    access.require_role(request.user, access.HR)
    form = NewEmployeeForm(**typed(request), units=access.units_of(request.user, access.HR))
    question = Question(
        heading=_("Tambah pegawai"),
        lead=_("Akun dibuat sekaligus dan belum aktif. Nama masuknya NIP."),
        submit=_("Simpan pegawai"),
        back_url=reverse("registry:employee-list"),
        back_label=_("Pegawai"),
        done=_("Pegawai tersimpan. Terbitkan kode aktivasi agar bisa masuk."),
    )

    def act(**facts):
        employee = employees.register(by=request.user, **facts)
        _warn(request, employee)
        return employee

    return answer(request, form, question, act, to=_page_of)


@get_or_post
def change(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Correct an employee's facts."""
    record = open_to_change(request, pk)
    employee = record.employee
    form = ChangeEmployeeForm(**{"initial": _as_typed(employee), **typed(request)})
    question = _question(record, _("Ubah data pegawai"), _("Simpan perubahan"), _("Perubahan tersimpan."))

    def act(**facts):
        changed = employees.change(employee, by=request.user, **facts)
        _warn(request, changed)
        return changed

    return answer(request, form, question, act, to=_page_of)


@get_or_post
def leave(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record the last day at work."""
    record = open_to_change(request, pk)
    question = _question(
        record,
        _("Catat pegawai berhenti"),
        _("Catat berhenti"),
        _("Berhenti tercatat. Jabatannya ikut berakhir."),
        lead=_("Semua jabatan berakhir pada hari itu, dan bawahannya mendapat atasan lain."),
        danger=True,
    )

    def act(**facts):
        return employees.leave(record.employee, by=request.user, **facts)

    return answer(request, LeaveForm(**typed(request)), question, act, to=_page_of)


def _question(
    record: Record, heading: str, submit: str, done: str, *, lead: str = "", danger: bool = False
) -> Question:
    return Question(
        heading=heading,
        lead=lead,
        submit=submit,
        danger=danger,
        done=done,
        record=record.employee,
        back_url=record.url("employee-detail"),
        back_label=record.employee.full_name,
    )


def _page_of(employee) -> str:
    return reverse("registry:employee-detail", args=[employee.pk])


def _as_typed(employee) -> dict:
    return {name: getattr(employee, name) for name in EMPLOYEE_FACTS}


def _warn(request: Request, employee) -> None:
    for sentence in employees.warnings(employee, today=clock.today(request.user.zone)):
        messages.warning(request, sentence)


def _facts(record: Record) -> list[tuple[str, str]]:
    employee = record.employee
    facts = [
        (_("Nama lengkap"), employee.full_name),
        (_("NIP"), employee.nip_display),
        (_("Jenis pegawai"), employee.get_kind_display()),
        (_("Pangkat/golongan"), str(employee.rank or "")),
        (_("Kedudukan hukum"), str(employee.legal_standing)),
        (_("Surel dinas"), employee.office_email),
    ]
    if record.sees_identity:
        facts[3:3] = [
            (_("Tempat lahir"), employee.birth_place),
            (_("Tanggal lahir"), trail.said(employee.birth_date)),
            (_("Jenis kelamin"), employee.get_sex_display()),
        ]
    return facts


def _work(record: Record) -> list[tuple[str, str]]:
    employee, placed = record.employee, record.placement
    work = [
        (_("Jabatan"), placed.position_label),
        (_("Merangkap"), placed.acting_label),
        (_("Unit kerja"), placed.unit.name if placed.unit else ""),
        (_("Mulai bekerja"), trail.said(employee.joined_on)),
    ]
    if employee.left_on:
        work.append((_("Hari kerja terakhir"), trail.said(employee.left_on)))
    return [pair for pair in work if pair[0] != _("Merangkap") or pair[1]]
