"""Scheduled work of the registry runs once a period, however often it is ticked."""

from datetime import date

import pytest

from core.models import Account, ScheduledRun
from registry import tasks
from registry.actions import grants
from registry.models import Grant


@pytest.mark.django_db(transaction=True)
def test_a_tick_delivered_twice_makes_one_run(cast):
    tasks.follow_grant_dates()
    tasks.follow_grant_dates()

    assert ScheduledRun.objects.filter(job=tasks.GRANT_DATES).count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_opens_django_admin_on_the_first_day_of_the_grant(cast, set_clock):
    grant = grants.give(
        cast.budi, role=Grant.Role.ADMIN, unit=cast.root, start=date(2026, 3, 10), reason="x", by=cast.adi
    )
    grants.confirm(grant, by=cast.ani)

    set_clock("2026-03-10 00:05+07:00")
    tasks.follow_grant_dates()

    assert Account.objects.get(pk=cast.budi.pk).is_staff
