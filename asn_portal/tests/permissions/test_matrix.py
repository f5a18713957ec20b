"""Every address × 13 personas × GET, HEAD, POST and PUT."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from asn_portal.tests.permissions import matrix
from core.models import Account


@pytest.fixture
def browsers(cast, as_):
    """One signed-in browser a persona; each request reads its account anew."""
    return {name: Client() if name == "anon" else as_(getattr(cast, name)) for name in matrix.PERSONAS}


@pytest.mark.parametrize("case", matrix.cases(), ids=str)
def test_everyone_gets_what_the_matrix_says(case, browsers, objects):
    path = reverse(case.url, kwargs={key: objects(value) for key, value in case.args.items()})
    wrong = []
    for persona, browser in browsers.items():
        for method in matrix.METHODS:
            status = ask(browser, method, path)
            if status not in case.expected(persona, method):
                wrong.append(f"{persona} {method} {status}, not {case.expected(persona, method)}")
    assert wrong == []


def ask(browser, method, path):
    """The status of the answer; what the request wrote is taken back."""
    with transaction.atomic():
        response = browser.generic(method, path)
        transaction.set_rollback(True)
    return response.status_code


def test_every_address_has_a_row():
    listed = {case.url for case in matrix.cases()}
    assert sorted(set(matrix.url_names()) - listed) == []


def test_no_row_is_left_over():
    assert sorted({case.url for case in matrix.cases()} - set(matrix.url_names())) == []


@pytest.mark.django_db
def test_only_administrators_enter_django_admin(browsers, cast):
    wrong = []
    for path in matrix.admin_paths():
        for persona, browser in browsers.items():
            status = ask(browser, "GET", path)
            may = persona == "adi" or path in {"/admin/login/", "/admin/logout/"}
            if not may and status not in {302, 403, 404}:
                wrong.append(f"{persona} {path} {status}")
    assert wrong == []


def test_the_administrator_enters_django_admin(cast, as_):
    account = Account.objects.get(pk=cast.adi.pk)
    assert as_(account).get("/admin/").status_code == 200
