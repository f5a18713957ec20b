"""Supervisors: stored rows, worked out from the posts whenever these change, or named by HR."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from core import audit, clock, notifications
from core.models import Account
from core.reminders import Reminder
from registry.actions import guards, supervisor_reports
from registry.models import Employee, Position, SupervisorAssignment
from registry.queries import supervision
from registry.queries.supervision import Stretch
from registry.rules.day_ranges import ONE_DAY, cut_out, ends_after, starts_before
from registry.rules.supervision import check_override

OVERRIDE = SupervisorAssignment.Source.OVERRIDE


def recompute_around(
    positions: Iterable[Position], *, employees: Iterable[Employee] = (), from_day: date, by: Account
) -> None:
    """Recompute those whom a change of these posts may concern, and `employees` themselves."""
    ids = supervision.employees_around(positions, from_day) | {employee.pk for employee in employees}
    recompute(Employee.objects.filter(pk__in=ids).select_related("account"), from_day=from_day, by=by)


@transaction.atomic
def recompute(employees: Collection[Employee], *, from_day: date, by: Account) -> None:
    """Store who supervises each employee from `from_day` on; rows named by HR stand, and people are told."""
    guards.one_change_at_a_time()
    rows = _rows_from(employees, from_day)
    before = {employee.pk: _on(rows[employee.pk], _told_of(from_day, employee)) for employee in employees}
    wanted = supervision.expected(employees, from_day)
    with audit.acting("registry.supervision.recompute", by=by):
        _store({pk: (rows[pk], wanted[pk]) for pk in wanted}, from_day)
        rows = _rows_from(employees, from_day)
        after = {employee.pk: _on(rows[employee.pk], _told_of(from_day, employee)) for employee in employees}
        notifications.notify_many(
            _news(employee.account, employee, row)
            for employee in employees
            if employee.account
            and (row := after[employee.pk])
            and _person(row) != _person(before[employee.pk])
        )


@transaction.atomic
def override(
    employee: Employee, supervisor: Employee, *, start: date, end: date | None = None, by: Account, note: str
) -> SupervisorAssignment:
    """Name a supervisor by hand for a time (penetapan SDM); it stands against the posts until its end."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(employee, by)
    during = guards.day_range(start, end)
    _refuse_wrong_supervisor(employee, supervisor, start)
    named = SupervisorAssignment(
        employee=employee, supervisor=supervisor, during=during, source=OVERRIDE, note=note
    )
    before = _on(_rows_from([employee], start)[employee.pk], _told_of(start, employee))
    with audit.acting("registry.supervision.override", by=by, note=note):
        _make_room(employee, during)
        named.full_clean()
        named.save()
        recompute([employee], from_day=start, by=by)
        is_news = named.supervisor_id != _person(before)[0] and _on([named], _told_of(start, employee))
        if employee.account and is_news:
            notifications.notify_many([_news(employee.account, employee, named)])
        supervisor_reports.settle(employee, supervisor, by=by)
    return named


@transaction.atomic
def end_override(assignment: SupervisorAssignment, *, on: date, by: Account, note: str) -> None:
    """End what HR named after the day `on`; the posts decide again."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(assignment.employee, by)
    assignment = SupervisorAssignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.source != OVERRIDE:
        raise ValidationError(_("Atasan ini mengikuti jabatan, jadi tidak bisa diakhiri sendiri."))
    if not ends_after(assignment.during, on):
        raise ValidationError({"end": _("Penetapan ini sudah berakhir sebelum tanggal itu.")})
    assignment.during = guards.day_range(assignment.during.lower, on, starts=False)
    with audit.acting("registry.supervision.end-override", by=by, note=note):
        assignment.save(update_fields=["during"])
        recompute([assignment.employee], from_day=on + ONE_DAY, by=by)


def _refuse_wrong_supervisor(employee: Employee, supervisor: Employee, on: date) -> None:
    at_work = supervisor.legal_standing.is_active and (supervisor.left_on is None or supervisor.left_on >= on)
    try:
        check_override(
            employee.pk,
            supervisor.pk,
            supervisor_is_active=at_work,
            supervisor_of=_line_above(supervisor, on),
        )
    except ValueError as refusal:
        raise ValidationError({"supervisor": str(refusal)}) from refusal


def _line_above(employee: Employee, on: date) -> dict[Hashable, Hashable]:
    """Who supervises whom on the day, from the employee upwards."""
    line: dict[Hashable, Hashable] = {}
    person: uuid.UUID | None = employee.pk
    while person is not None and person not in line:
        rows = SupervisorAssignment.objects.filter(employee=person, during__contains=on)
        above = rows.values_list("supervisor", flat=True).first()
        if above is None:
            break
        line[person] = above
        person = above
    return line


def _make_room(employee: Employee, during: DateRange) -> None:
    """Take the days out of rows that stand there; what HR named before and after them stays."""
    standing = SupervisorAssignment.objects.filter(employee=employee, during__overlap=during)
    for row in standing:
        left = cut_out(row.during, during)
        if not left:
            row.delete()
            continue
        row.during = left[0]
        row.save(update_fields=["during"])
        for rest in left[1:]:
            SupervisorAssignment.objects.create(
                employee=employee,
                supervisor=row.supervisor,
                official=row.official,
                during=rest,
                source=row.source,
                note=row.note,
            )


def _rows_from(employees: Iterable[Employee], from_day: date) -> dict[uuid.UUID, list[SupervisorAssignment]]:
    """Each employee's rows that reach `from_day` or touch the day before it, in order."""
    grouped: dict[uuid.UUID, list[SupervisorAssignment]] = defaultdict(list)
    rows = SupervisorAssignment.objects.filter(
        employee__in=[employee.pk for employee in employees],
        during__overlap=DateRange(from_day, None),
    ).select_related("supervisor", "official")
    for row in rows.order_by("employee", "during"):
        grouped[row.employee_id].append(row)
    return grouped


def _store(plans: dict[uuid.UUID, tuple[list[SupervisorAssignment], list[Stretch]]], from_day: date) -> None:
    """Bring the stored rows to what is wanted, touching only those that differ."""
    gone, changed, new = [], [], []
    for employee_id, (rows, wanted) in plans.items():
        named = [row.during for row in rows if row.source == OVERRIDE]
        derived = [row for row in rows if row.source != OVERRIDE]
        stretches = {s.during.lower: s for s in _continued(derived, _outside(named, wanted), from_day)}
        for row in derived:
            stretch = stretches.get(row.during.lower)
            if stretch and stretch.answer == _answer(row):
                del stretches[row.during.lower]
                changed += _with_days(row, stretch.during)
            elif starts_before(row.during, from_day):
                changed += _with_days(row, DateRange(row.during.lower, from_day))
            else:
                gone.append(row.pk)
        new += [_row(employee_id, stretch) for stretch in stretches.values()]
    SupervisorAssignment.objects.filter(pk__in=gone).delete()
    SupervisorAssignment.objects.bulk_update(changed, ["during"], batch_size=500)
    SupervisorAssignment.objects.bulk_create(new, batch_size=1000)


def _outside(named: list[DateRange], wanted: list[Stretch]) -> list[Stretch]:
    """The wanted stretches without the days that HR decided."""
    for hole in named:
        wanted = [
            Stretch(during, *stretch.answer) for stretch in wanted for during in cut_out(stretch.during, hole)
        ]
    return wanted


def _continued(derived: list[SupervisorAssignment], wanted: list[Stretch], from_day: date) -> list[Stretch]:
    """The same, but a first stretch that only goes on with the row before it starts where that row does."""
    running = [row for row in derived if starts_before(row.during, from_day)]
    if running and wanted and wanted[0].during.lower == from_day and wanted[0].answer == _answer(running[0]):
        first = Stretch(DateRange(running[0].during.lower, wanted[0].during.upper), *wanted[0].answer)
        return [first, *wanted[1:]]
    return wanted


def _with_days(row: SupervisorAssignment, during: DateRange) -> list[SupervisorAssignment]:
    if row.during == during:
        return []
    row.during = during
    return [row]


def _row(employee_id: uuid.UUID, stretch: Stretch) -> SupervisorAssignment:
    return SupervisorAssignment(
        employee_id=employee_id,
        supervisor_id=stretch.supervisor_id,
        official_id=stretch.official_id,
        during=stretch.during,
        source=stretch.source,
    )


def _answer(row: SupervisorAssignment) -> tuple:
    return row.supervisor_id, row.official_id, row.source


def _person(row: SupervisorAssignment | None) -> tuple:
    return (row.supervisor_id, row.official_id) if row else (None, None)


def _told_of(from_day: date, employee: Employee) -> date:
    """The day whose supervisor the employee is told of: the change, or today when it lies in the past."""
    return max(from_day, clock.today(employee.account.zone)) if employee.account else from_day


def _on(rows: list[SupervisorAssignment], day: date) -> SupervisorAssignment | None:
    return next((row for row in rows if day in row.during), None)


def _news(account: Account, employee: Employee, row: SupervisorAssignment) -> Reminder:
    person = row.supervisor or row.official
    title = (
        _("Atasan langsung Anda: %(name)s") % {"name": person.full_name}
        if person
        else _("Atasan langsung Anda belum ada. Staf SDM akan menetapkannya.")
    )
    key = row.supervisor_id or row.official_id or uuid.UUID(int=0)
    return Reminder(
        recipient_id=account.pk,
        kind="supervisor-changed",
        subject=str(employee.pk),
        period=f"{row.during.lower:%Y%m%d}{key.hex}",
        title=title,
        body=_("Berlaku mulai %(date)s.") % {"date": date_format(row.during.lower, "j F Y")},
        url=reverse("registry:employee-supervisors", args=[employee.pk]),
    )
