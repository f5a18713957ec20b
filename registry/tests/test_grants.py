"""Roles: given, confirmed by a second administrator, ended; never to oneself."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core import audit
from core.models import Account
from registry import access
from registry.actions import grants
from registry.models import Grant
from registry.rules.day_ranges import last_day

TODAY = date(2026, 3, 4)
HR, LEADER, ADMIN = Grant.Role.HR, Grant.Role.LEADER, Grant.Role.ADMIN


def give(cast, account, role, by=None, **fields):
    fields = {"unit": cast.social, "start": TODAY, "reason": "SK 1/2026", **fields}
    return grants.give(account, role=role, by=by or cast.adi, **fields)


def roles(account):
    return access.roles(Account.objects.get(pk=account.pk))


def test_a_leader_counts_at_once(cast):
    give(cast, cast.budi, LEADER)

    assert roles(cast.budi) == {LEADER}


@pytest.mark.parametrize("role", Grant.CONFIRMED_ROLES)
def test_hr_auditor_and_administrator_count_once_a_second_administrator_agrees(cast, role):
    grant = give(cast, cast.budi, role)
    assert roles(cast.budi) == set()

    grants.confirm(grant, by=cast.ani)

    assert roles(cast.budi) == {role}
    entry = audit.trail(grant)[0]
    assert (entry.action, entry.actor_name) == ("registry.grant.confirm", "Ani")


@pytest.mark.parametrize("by", ["adi", "budi"])
def test_neither_giver_nor_receiver_confirms(cast, by):
    grant = give(cast, cast.budi, HR)

    with pytest.raises(PermissionDenied):
        grants.confirm(grant, by=getattr(cast, by))
    grant.refresh_from_db()
    assert grant.confirmed_by is None


def test_nobody_gives_oneself_a_role(cast):
    with pytest.raises(PermissionDenied):
        give(cast, cast.adi, HR)
    assert not Grant.objects.filter(account=cast.adi, role=HR).exists()


def test_nobody_ends_ones_own_role(cast):
    with pytest.raises(PermissionDenied):
        grants.end(cast.adi.grants.get(), on=TODAY, by=cast.adi)


def test_a_grant_is_confirmed_once(cast):
    grant = grants.confirm(give(cast, cast.budi, HR), by=cast.ani)

    with pytest.raises(ValidationError, match="sudah disetujui"):
        grants.confirm(grant, by=cast.ani)


def test_a_leader_needs_no_second_administrator(cast):
    with pytest.raises(ValidationError, match="tanpa persetujuan"):
        grants.confirm(give(cast, cast.budi, LEADER), by=cast.ani)


def test_the_same_role_twice_at_once_is_refused(cast):
    give(cast, cast.budi, LEADER)

    with pytest.raises(ValidationError, match="sudah ada"):
        give(cast, cast.budi, LEADER)


def test_an_ended_role_counts_no_more(cast):
    grant = cast.lukman.grants.get()

    grants.end(grant, on=TODAY, by=cast.adi, note="mutasi")

    assert roles(cast.lukman) == set()
    grant.refresh_from_db()
    assert last_day(grant.during) == date(2026, 3, 3)


def test_a_role_that_never_began_is_removed_but_stays_on_record(cast):
    grant = give(cast, cast.budi, LEADER)

    grants.end(grant, on=TODAY, by=cast.adi)

    assert not Grant.objects.filter(pk=grant.pk).exists()
    events = audit.event_model(Grant).objects.filter(account=cast.budi).order_by("pgh_id")
    assert [event.pgh_context["action"] for event in events] == ["registry.grant.give", "registry.grant.end"]


def test_a_confirmed_administrator_gets_django_admin_and_loses_it_at_the_end(cast):
    grant = give(cast, cast.budi, ADMIN, unit=cast.root)
    assert not Account.objects.get(pk=cast.budi.pk).is_staff

    grants.confirm(grant, by=cast.ani)
    budi = Account.objects.get(pk=cast.budi.pk)
    assert budi.is_staff
    assert budi.has_perm("registry.change_grant")
    assert not budi.has_perm("registry.change_employee")

    grants.end(grant, on=TODAY, by=cast.adi)
    budi = Account.objects.get(pk=cast.budi.pk)
    assert not budi.is_staff
    assert not budi.has_perm("registry.change_grant")


def test_django_admin_closes_by_itself_when_the_grant_runs_out(cast, set_clock):
    grants.confirm(give(cast, cast.budi, ADMIN, end=date(2026, 3, 10)), by=cast.ani)

    set_clock("2026-03-10 23:50+07:00")
    grants.follow_dates(by=Account.objects.system())
    assert Account.objects.get(pk=cast.budi.pk).is_staff

    set_clock("2026-03-11 00:05+07:00")
    grants.follow_dates(by=Account.objects.system())
    assert not Account.objects.get(pk=cast.budi.pk).is_staff
    assert Account.objects.get(pk=cast.adi.pk).is_staff


def test_django_admin_opens_by_itself_when_the_grant_begins(cast, set_clock):
    grants.confirm(give(cast, cast.budi, ADMIN, start=date(2026, 3, 10)), by=cast.ani)
    assert not Account.objects.get(pk=cast.budi.pk).is_staff

    set_clock("2026-03-10 00:05+07:00")
    assert grants.follow_dates(by=Account.objects.system()) >= 1
    assert Account.objects.get(pk=cast.budi.pk).is_staff
    assert grants.follow_dates(by=Account.objects.system()) == 0
