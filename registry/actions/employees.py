"""Employees: entered, corrected and leaving. The sign-in name of the account is always the current NIP."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, clock
from core.models import Account
from registry.actions import appointments, guards, supervision
from registry.models import Employee, LegalStanding, Position
from registry.queries import histories
from registry.rules import employee_numbers, person_names

FACTS = {
    "kind",
    "nip",
    "name",
    "front_title",
    "back_title",
    "birth_place",
    "birth_date",
    "sex",
    "rank",
    "legal_standing",
    "office_email",
    "joined_on",
}


@transaction.atomic
def register(
    *,
    position: Position | None = None,
    decree_number: str = "",
    decree_date: date | None = None,
    by: Account,
    note: str = "",
    **facts: Any,
) -> Employee:
    """Enter a new employee, in a first post if there is one, with an account still to be activated."""
    guards.one_change_at_a_time()
    employee = Employee(**_cleaned(facts))
    _check(employee, today=clock.today(by.zone))
    account = Account(login=employee.nip)
    account.set_unusable_password()
    with audit.acting("registry.employee.register", by=by, note=note):
        employee.account = _save_account(account, employee)
        employee.save()
        if position is not None:
            appointments.open(
                employee,
                position,
                start=employee.joined_on,
                decree_number=decree_number,
                decree_date=decree_date,
                by=by,
                note=note,
            )
    return employee


@transaction.atomic
def change(
    employee: Employee, *, by: Account, note: str = "", version: int | None = None, **facts: Any
) -> Employee:
    """Correct an employee's facts; not one's own."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(employee, by)
    employee = Employee.objects.select_related("account").get(pk=employee.pk)
    guards.take_version(employee, version)
    standing_before = employee.legal_standing_id
    for field, value in _cleaned(facts).items():
        setattr(employee, field, value)
    today = clock.today(by.zone)
    _check(employee, today=today)
    _refuse_other_rank(employee, today)
    with audit.acting("registry.employee.change", by=by, note=note):
        if employee.account:
            _save_account(employee.account, employee)
        employee.save(update_fields=[*facts, "version"])
        if employee.legal_standing_id != standing_before:
            supervision.recompute_around(_posts(employee), from_day=today, by=by)
    return employee


@transaction.atomic
def leave(
    employee: Employee,
    *,
    on: date,
    legal_standing: LegalStanding,
    by: Account,
    note: str = "",
    version: int | None = None,
) -> Employee:
    """Record the last day at work (berhenti, pensiun, pindah); posts end with it."""
    guards.one_change_at_a_time()
    guards.refuse_own_record(employee, by)
    employee = Employee.objects.get(pk=employee.pk)
    guards.take_version(employee, version)
    if legal_standing.is_active:
        raise ValidationError({"legal_standing": _("Pilih kedudukan hukum pegawai yang sudah berhenti.")})
    employee.left_on, employee.legal_standing = on, legal_standing
    employee.full_clean()
    with audit.acting("registry.employee.leave", by=by, note=note):
        employee.save(update_fields=["left_on", "legal_standing", "version"])
        appointments.end_all(employee, on=on, by=by)
    return employee


def warnings(employee: Employee, *, today: date) -> list[str]:
    """What looks odd about saved facts but may be right: start month, age."""
    number = employee_numbers.parse(employee.nip)
    found = [m.message for m in employee_numbers.mismatches(number, started_on=employee.joined_on)]
    if _years(employee.birth_date, employee.joined_on) < 18:
        found.append(_("Pegawai ini belum 18 tahun saat mulai bekerja. Periksa tanggalnya."))
    if employee.left_on is None and _years(employee.birth_date, today) > 70:
        found.append(_("Pegawai ini berumur lebih dari 70 tahun. Periksa tanggal lahirnya."))
    return found


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - FACTS
    if unknown:
        raise TypeError(f"not a fact of an employee: {sorted(unknown)}")
    cleaners = {
        "nip": lambda text: employee_numbers.parse(text).digits,
        "name": person_names.clean,
        "front_title": lambda text: text and person_names.clean(text, max_length=50),
        "back_title": lambda text: text and person_names.clean(text, max_length=100),
        "birth_place": lambda text: text and person_names.clean(text, max_length=100),
        "office_email": _clean_address,
    }
    cleaned, mistakes = dict(facts), {}
    for field, cleaner in cleaners.items():
        if field in facts:
            try:
                cleaned[field] = cleaner(facts[field])
            except ValueError as mistake:
                mistakes[field] = str(mistake)
    if mistakes:
        raise ValidationError(mistakes)
    return cleaned


def _clean_address(text: str) -> str:
    """An address as agencies have them; quotes and bare numbers fit the norm, but are always wrong here."""
    address = unicodedata.normalize("NFKC", text).strip()
    if any(sign in address for sign in '"[]'):
        raise ValueError(_("Surel harus seperti nama@instansi.go.id."))
    return address


def _check(employee: Employee, *, today: date) -> None:
    employee.full_clean(exclude=["account"])
    number = employee_numbers.parse(employee.nip)
    sex = Employee.Sex(employee.sex).value
    found = employee_numbers.mismatches(number, birth_date=employee.birth_date, sex=sex)  # type: ignore[arg-type]  # the two values of Sex
    mistakes = {mismatch.field: mismatch.message for mismatch in found if mismatch.blocks}
    if employee.birth_date >= min(employee.joined_on, today):
        mistakes["birth_date"] = _("Tanggal lahir harus sebelum tanggal mulai bekerja dan sebelum hari ini.")
    if mistakes:
        raise ValidationError(mistakes)


def _refuse_other_rank(employee: Employee, today: date) -> None:
    """A rank comes by decree: where the file has ranks, the record shows the one in force."""
    current = histories.current_rank(employee, today)
    if current and current.rank_id != employee.rank_id:
        raise ValidationError({"rank": _("Pangkat mengikuti riwayat. Catat pangkat barunya di tab Pangkat.")})


def _save_account(account: Account, employee: Employee) -> Account:
    account.login, account.name, account.email = employee.nip, employee.name, employee.office_email
    try:
        account.full_clean(exclude=["password"])
    except ValidationError as refusal:
        raise _at_employee_fields(refusal) from refusal
    account.save()
    return account


def _at_employee_fields(refusal: ValidationError) -> ValidationError:
    """The same refusal at the fields that the person filled in."""
    if "login" in refusal.message_dict:
        return ValidationError({"nip": _("NIP ini nama masuk akun lain. Hubungi administrator.")})
    return ValidationError({"office_email": refusal.messages})


def _posts(employee: Employee) -> list:
    return [held.position for held in employee.appointments.select_related("position")]


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
