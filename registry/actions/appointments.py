"""Appointments: who holds which post from when to when, with the decree that says so."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from core import audit, clock
from core.models import Account
from registry.actions import guards, supervision
from registry.models import Appointment, Employee, Position
from registry.rules.day_ranges import ONE_DAY, ends_after, last_day

DEFINITIVE = Appointment.Kind.DEFINITIVE


@transaction.atomic
def open(
    employee: Employee,
    position: Position,
    *,
    start: date,
    end: date | None = None,
    kind: str = DEFINITIVE,
    decree_number: str = "",
    decree_date: date | None = None,
    by: Account,
    note: str = "",
) -> Appointment:
    """Appoint the employee to the post from `start` to `end` (last day; None: until further notice)."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(employee, by)
    appointment = Appointment(
        employee=employee,
        position=position,
        single_holder=position.single_holder,
        kind=kind,
        during=guards.day_range(start, end),
        decree_number=decree_number,
        decree_date=decree_date,
    )
    _check(appointment)
    with audit.acting("registry.appointment.open", by=by, note=note):
        appointment.save()
        _take_over_zone(appointment)
        supervision.recompute_around([position], employees=[employee], from_day=start, by=by)
    return appointment


@transaction.atomic
def end(
    appointment: Appointment, *, on: date, by: Account, note: str = "", version: int | None = None
) -> Appointment:
    """Set the last day in the post; supervisors follow from the day after."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(appointment.employee, by)
    appointment = Appointment.objects.select_related("position__unit", "employee").get(pk=appointment.pk)
    guards.take_version(appointment, version)
    earliest = min(on, last_day(appointment.during) or on) + ONE_DAY
    _set_last_day(appointment, on)
    _check(appointment)
    with audit.acting("registry.appointment.end", by=by, note=note):
        appointment.save(update_fields=["during", "version"])
        supervision.recompute_around(
            [appointment.position], employees=[appointment.employee], from_day=earliest, by=by
        )
    return appointment


@transaction.atomic
def transfer(
    employee: Employee,
    position: Position,
    *,
    start: date,
    decree_number: str = "",
    decree_date: date | None = None,
    by: Account,
    note: str = "",
) -> Appointment:
    """Move the employee to another definitive post: the present one ends on the day before `start`."""
    guards.one_change_at_a_time()
    present = Appointment.objects.filter(
        employee=employee, kind=DEFINITIVE, during__contains=start - ONE_DAY
    ).first()
    with audit.acting("registry.appointment.transfer", by=by, note=note):
        if present is not None and ends_after(present.during, start - ONE_DAY):
            end(present, on=start - ONE_DAY, by=by, note=note)
        return open(
            employee,
            position,
            start=start,
            decree_number=decree_number,
            decree_date=decree_date,
            by=by,
            note=note,
        )


def end_all(employee: Employee, *, on: date, by: Account) -> None:
    """End every appointment of somebody who leaves, inside the action that records the leaving."""
    held = employee.appointments.select_related("position")
    running = list(held.filter(during__overlap=DateRange(on + ONE_DAY, None)))
    for appointment in running:
        if appointment.during.lower > on:
            raise ValidationError(
                _("Pegawai ini punya pengangkatan mulai %(date)s. Batalkan dahulu pengangkatan itu.")
                % {"date": date_format(appointment.during.lower, "j F Y")}
            )
        guards.take_version(appointment, None)
        _set_last_day(appointment, on)
        appointment.save(update_fields=["during", "version"])
    posts = [appointment.position for appointment in running]
    supervision.recompute_around(posts, employees=[employee], from_day=on + ONE_DAY, by=by)


def _set_last_day(appointment: Appointment, on: date) -> None:
    if on < appointment.during.lower:
        raise ValidationError(
            {
                "end": _("Tanggal akhir harus sama dengan atau sesudah %(date)s, hari mulai menjabat.")
                % {"date": date_format(appointment.during.lower, "j F Y")}
            }
        )
    appointment.during = guards.day_range(appointment.during.lower, on, starts=False)


def _check(appointment: Appointment) -> None:
    position, employee, during = appointment.position, appointment.employee, appointment.during
    if appointment._state.adding and not position.is_active:
        raise ValidationError({"position": _("Jabatan ini sudah tidak dipakai. Pilih jabatan lain.")})
    if position.kind == Position.Kind.POLITICAL and appointment.kind == DEFINITIVE:
        raise ValidationError({"position": _("Jabatan ini untuk pejabat non-ASN. Pilih jabatan lain.")})
    if during.lower < employee.joined_on:
        raise ValidationError({"start": _("Tanggal mulai harus sesudah pegawai mulai bekerja.")})
    if employee.left_on and ends_after(during, employee.left_on):
        raise ValidationError({"end": _("Masa jabatan harus berakhir sebelum pegawai berhenti.")})
    unit = position.unit
    if during.lower < unit.during.lower or not _fits(during, unit.during):
        raise ValidationError({"position": _("Unit jabatan ini tidak ada pada seluruh masa itu.")})
    try:
        appointment.full_clean()
    except ValidationError as refusal:
        # What the constraints refuse is the choice of post: it is held, or the person holds another.
        by_field = refusal.error_dict
        by_field["position"] = by_field.pop(NON_FIELD_ERRORS, []) + by_field.pop("position", [])
        raise ValidationError({field: errors for field, errors in by_field.items() if errors}) from refusal


def _fits(during: DateRange, outer: DateRange) -> bool:
    return outer.upper is None or (during.upper is not None and during.upper <= outer.upper)


def _take_over_zone(appointment: Appointment) -> None:
    """The account's clock follows the unit of the definitive post."""
    account, zone = appointment.employee.account, appointment.position.unit.zone
    starts = appointment.during.lower <= clock.today(zone)
    if account and starts and appointment.kind == DEFINITIVE and account.zone != zone:
        account.zone = zone
        account.save(update_fields=["zone"])
