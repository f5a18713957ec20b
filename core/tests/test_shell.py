"""What the shell reads: nothing before a template asks, and then little."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from core import navigation, shell
from core.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(rf: RequestFactory):
    def make(account, path="/profil/"):
        request = rf.get(path)
        request.user = account
        return request

    return make


@pytest.fixture
def menu():
    """Entries of an invented app."""

    def entries(account, on):
        return [
            navigation.Entry("Uji", "/uji/", "house", order=1, bottom=True),
            navigation.Entry("Uji dalam", "/uji/dalam/", "house", order=2),
            navigation.Entry("Tim", "/tim/", "people", group="Tim saya", order=3, bottom=True),
        ]

    navigation.register(entries)
    yield
    navigation.providers._functions.remove(entries)


def test_nothing_is_read_before_a_template_asks(request_of, account, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = shell.context(request_of(account))["shell"]
        assert (found.theme, found.density) == ("light", "comfortable")


def test_both_counts_cost_one_query(request_of, account, django_assert_num_queries):
    for n in range(3):
        Notification.objects.create(recipient=account, kind="uji", subject=str(n), title="Uji")
    found = shell.context(request_of(account))["shell"]
    with django_assert_num_queries(1):
        assert (found.unread, found.unread, found.running_jobs) == (3, 3, 0)


def test_nobody_signed_in_costs_nothing(request_of, db, django_assert_num_queries):
    found = shell.context(request_of(AnonymousUser()))["shell"]
    with django_assert_num_queries(0):
        assert (found.navigation, found.bottom, found.unread, found.running_jobs) == ([], [], 0, 0)
        assert found.session_seconds == 0


def test_the_deepest_line_of_the_menu_is_the_current_one(request_of, account, menu):
    found = shell.context(request_of(account, "/uji/dalam/5/"))["shell"]
    lines = [entry for group in found.navigation for entry in group.items]
    assert [entry.label for entry in lines if entry.current] == ["Uji dalam"]


def test_the_phones_bar_ends_with_the_menu(request_of, account, menu):
    labels = [entry.label for entry in shell.context(request_of(account))["shell"].bottom]
    assert len(labels) <= 5
    assert labels[-1] == "Menu"


def test_lines_stand_under_their_heading(request_of, account, menu):
    groups = {group.label: group.items for group in shell.context(request_of(account))["shell"].navigation}
    assert [entry.label for entry in groups["Tim saya"] if entry.url == "/tim/"] == ["Tim"]


def test_the_demo_says_what_it_is_and_shows_its_accounts(request_of, make_account, settings):
    make_account("pegawai", name="Pegawai Contoh")
    make_account()
    found = shell.context(request_of(AnonymousUser()))["shell"]
    assert "karangan" in found.banner
    assert found.demo["accounts"] == [("pegawai", "Pegawai Contoh")]
    settings.DEMO = False
    found = shell.context(request_of(AnonymousUser()))["shell"]
    assert (found.banner, found.demo) == ("", {})
