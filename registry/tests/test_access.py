"""Who may see which employees, and as what."""

import pytest
from django.http import Http404
from psycopg.types.range import DateRange

from core.models import Account
from registry import access
from registry.models import Grant
from registry.tests import factories

AT_SOCIAL = {"sari", "tono", "andi", "budi", "wulan", "lukman", "rahmat"}
AT_CARE = {"sari", "tono", "andi", "budi", "rahmat"}
EVERYBODY = AT_SOCIAL | {"dewi", "maya", "ratna", "hana"}


def seen(account):
    return set(access.visible_employees(account).values_list("account__login", flat=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sari", {"sari"}),
        ("dewi", {"dewi"}),
        ("rahmat", {"rahmat"}),
        ("budi", {"budi", "sari", "tono", "andi"}),
        ("maya", {"maya", "dewi"}),
        ("andi", {"andi", "wulan"}),
        ("ratna", AT_SOCIAL | {"ratna"}),
        ("hana", AT_CARE | {"hana"}),
        ("lukman", AT_SOCIAL),
        ("agus", EVERYBODY),
        ("adi", set()),
    ],
)
def test_each_sees_oneself_the_team_and_the_units_of_the_grants(cast, name, expected):
    assert seen(getattr(cast, name)) == expected


def test_a_stranger_is_not_there(cast):
    with pytest.raises(Http404):
        access.get_visible_employee(cast.sari, cast.dewi.employee.pk)


def test_acting_ends_with_its_last_day(cast, set_clock):
    set_clock("2026-04-01 09:00+07:00")
    assert seen(cast.andi) == {"andi"}
    assert "wulan" in seen(cast.lukman)


def test_an_unconfirmed_grant_gives_nothing(cast):
    factories.grant(cast.tono, Grant.Role.HR, cast.social, by=cast.adi)
    assert access.roles(cast.tono) == set()
    assert seen(cast.tono) == {"tono"}


def test_a_grant_that_ended_gives_nothing(cast):
    with factories.setup():
        Grant.objects.filter(account=cast.ratna).update(during=DateRange(None, factories.date(2026, 3, 4)))
    assert seen(cast.ratna) == {"ratna"}


@pytest.mark.parametrize(
    ("name", "of", "expected"),
    [
        ("sari", "sari", {"self"}),
        ("budi", "sari", {"supervisor"}),
        ("lukman", "wulan", {"leader"}),
        ("lukman", "budi", {"supervisor", "leader"}),
        ("ratna", "sari", {"hr"}),
        ("ratna", "rahmat", {"hr"}),
        ("hana", "wulan", set()),
        ("agus", "dewi", {"auditor"}),
        ("tono", "sari", set()),
    ],
)
def test_the_relation_says_as_what(cast, name, of, expected):
    assert access.relations(getattr(cast, name), getattr(cast, of).employee) == expected


def test_the_directory_is_for_members_and_hides_the_retired(cast):
    assert "rahmat" not in set(access.directory(cast.sari).values_list("account__login", flat=True))
    assert access.directory(cast.adi).count() == len(EVERYBODY) - 1
    with factories.setup():
        stranger = Account.objects.create_user("pelamar", name="Pelamar")
    assert not access.directory(stranger).exists()


def test_the_scope_costs_few_queries(cast, django_assert_num_queries):
    account = Account.objects.get(pk=cast.ratna.pk)
    with django_assert_num_queries(3):
        list(access.visible_employees(account))
