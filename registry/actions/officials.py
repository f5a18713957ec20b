"""Officials above the civil service, who rate those right below them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import audit
from core.models import Account
from registry.actions import guards, supervision
from registry.models import Employee, Official, Position
from registry.rules import person_names


@transaction.atomic
def add(*, start: date, end: date | None = None, by: Account, note: str = "", **facts: Any) -> Official:
    """Enter an official (pejabat non-ASN) with the term of office."""
    return _save(Official(), start, end, facts, "registry.official.add", by, note)


@transaction.atomic
def change(
    official: Official, *, start: date, end: date | None = None, by: Account, note: str = "", **facts: Any
) -> Official:
    """Correct an official or set the last day of the term; supervisors follow."""
    official = Official.objects.select_for_update(of=("self",)).get(pk=official.pk)
    return _save(official, start, end, facts, "registry.official.change", by, note)


def _save(
    official: Official,
    start: date,
    end: date | None,
    facts: dict[str, Any],
    action: str,
    by: Account,
    note: str,
) -> Official:
    guards.one_change_at_a_time()
    before = None if official._state.adding else official.position
    for field, value in facts.items():
        setattr(official, field, value)
    official.during = guards.day_range(start, end)
    _check(official)
    with audit.acting(action, by=by, note=note):
        official.save()
        posts = [post for post in (before, official.position) if post is not None]
        supervision.recompute_around(posts, from_day=start, by=by)
    return official


def _check(official: Official) -> None:
    try:
        official.name = person_names.clean(official.name)
    except ValueError as mistake:
        raise ValidationError({"name": str(mistake)}) from mistake
    if official.position.kind != Position.Kind.POLITICAL:
        raise ValidationError({"position": _("Jabatan ini untuk pegawai ASN. Pilih jabatan pejabat negara.")})
    if official.account and Employee.objects.filter(account=official.account).exists():
        raise ValidationError({"account": _("Akun ini milik seorang pegawai. Pilih akun lain.")})
    others = Official.objects.filter(position=official.position, during__overlap=official.during)
    if others.exclude(pk=official.pk).exists():
        raise ValidationError({"position": _("Jabatan ini sudah ada pemangkunya pada masa itu.")})
    official.full_clean()
