"""Grants: roles given for a unit, confirmed by a second administrator where they weigh most, and ended."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from core import administrators, audit, clock
from core.models import Account, Zone
from registry.actions import guards
from registry.models import Grant, OrgUnit


@transaction.atomic
def give(
    account: Account,
    *,
    role: str,
    unit: OrgUnit,
    start: date,
    end: date | None = None,
    reason: str,
    by: Account,
) -> Grant:
    """Give a role for the unit and all below it; PermissionDenied for oneself."""
    if by.pk == account.pk:
        raise PermissionDenied
    _lock(account)
    grant = Grant(
        account=account,
        role=role,
        unit=unit,
        during=guards.day_range(start, end),
        granted_by=by,
        granted_at=clock.now(),
        reason=reason,
    )
    grant.full_clean()
    with audit.acting("registry.grant.give", by=by, note=reason):
        grant.save()
        _follow(account, by=by)
    return grant


@transaction.atomic
def confirm(grant: Grant, *, by: Account) -> Grant:
    """Let a grant of HR, auditor or administrator count; neither giver nor receiver may confirm."""
    _lock(grant.account)
    grant = Grant.objects.select_for_update(of=("self",)).select_related("account").get(pk=grant.pk)
    if by.pk in {grant.account_id, grant.granted_by_id}:
        raise PermissionDenied
    if grant.role not in Grant.CONFIRMED_ROLES:
        raise ValidationError(_("Hak ini berlaku tanpa persetujuan administrator kedua."))
    if grant.confirmed_by_id:
        raise ValidationError(_("Hak ini sudah disetujui."))
    grant.confirmed_by = by
    with audit.acting("registry.grant.confirm", by=by):
        grant.save(update_fields=["confirmed_by"])
        _follow(grant.account, by=by)
    return grant


@transaction.atomic
def end(grant: Grant, *, on: date, by: Account, note: str = "") -> None:
    """Let the role count for the last time on the day before `on`; PermissionDenied for one's own.

    A grant that has not begun by then is removed; the history keeps it.
    """
    if by.pk == grant.account_id:
        raise PermissionDenied
    _lock(grant.account)
    grant = Grant.objects.select_for_update(of=("self",)).select_related("account").get(pk=grant.pk)
    if grant.during.upper and grant.during.upper <= on:
        raise ValidationError(_("Hak ini sudah berakhir."))
    with audit.acting("registry.grant.end", by=by, note=note):
        if grant.during.lower >= on:
            grant.delete()
        else:
            grant.during = DateRange(grant.during.lower, on)
            grant.save(update_fields=["during"])
        _follow(grant.account, by=by)


@transaction.atomic
def follow_dates(*, by: Account) -> int:
    """Open and close Django admin for accounts whose administrator grant began or ended by date."""
    staff = Account.objects.filter(is_staff=True, is_superuser=False)
    changed = 0
    with audit.acting("registry.grant.follow-dates", by=by):
        for account in (staff | Account.objects.filter(pk__in=_administrators())).distinct():
            changed += _follow(account, by=by)
    return changed


def _administrators():
    today = clock.today(Zone.WIB)
    granted = Grant.objects.filter(role=Grant.Role.ADMIN, confirmed_by__isnull=False, during__contains=today)
    return granted.values("account")


def _follow(account: Account, *, by: Account) -> bool:
    """Make the account staff with the administrators' permissions exactly while a grant says so."""
    if account.is_superuser:
        return False
    wanted = Account.objects.filter(pk=account.pk, pk__in=_administrators()).exists()
    if account.is_staff == wanted:
        return False
    if wanted:
        administrators.appoint(account, by=by)
    else:
        administrators.dismiss(account, by=by)
    return True


def _lock(account: Account) -> None:
    Account.objects.select_for_update().get(pk=account.pk)
