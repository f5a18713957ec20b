"""HR lets people sign in: a code for the first password, a new one when it is lost."""

import re

import pytest
from django.urls import reverse

from core.models import Account, SecurityLog
from registry.tests import factories

CODE = re.compile(r'<strong class="tabular">([^<]+)</strong>')


def page(account):
    return reverse("registry:access-code-issue", args=[account.employee.pk])


@pytest.fixture
def newcomer(cast):
    account = factories.make_account("baru")
    with factories.setup():
        Account.objects.filter(pk=account.pk).update(password="!")
    employee = factories.make_employee("Baru", account=account)
    factories.appoint(employee, cast.sari.employee.appointments.get().position)
    return Account.objects.get(pk=account.pk)


def test_a_newcomer_activates_the_account_with_the_code(as_, newcomer, ratna, client):
    response = as_(ratna).post(page(newcomer), {"reason": "pegawai baru"})
    code = CODE.search(response.content.decode())[1]

    found = client.post(reverse("core:account-activate"), {"code": code})

    assert found.status_code == 302
    logged = SecurityLog.objects.get(account=newcomer, kind=SecurityLog.Kind.CODE_ISSUED)
    assert "Ratna" in logged.detail


def test_a_lost_password_is_taken_away(as_, sari, ratna):
    response = as_(ratna).post(page(sari), {"reason": "lupa"})

    assert CODE.search(response.content.decode())
    assert not Account.objects.get(pk=sari.pk).is_activated


def test_without_a_reason_nothing_happens(as_, sari, ratna):
    response = as_(ratna).post(page(sari), {"reason": " "})

    assert response.status_code == 422
    assert "Isi alasan" in response.content.decode()
    assert Account.objects.get(pk=sari.pk).is_activated


def test_an_account_with_power_over_others_is_for_administrators(as_, cast, lukman, ratna):
    response = as_(ratna).post(page(lukman), {"reason": "lupa"})

    assert response.status_code == 422
    assert "administrator" in response.content.decode()
    assert Account.objects.get(pk=lukman.pk).is_activated


def test_who_has_no_account_has_no_such_page(as_, cast, ratna):
    nobody = factories.make_employee("Tanpa Akun")
    factories.appoint(nobody, cast.sari.employee.appointments.get().position)

    assert as_(ratna).get(reverse("registry:access-code-issue", args=[nobody.pk])).status_code == 404
