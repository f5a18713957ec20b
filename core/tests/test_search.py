"""Search: literal, short, within each provider's own access."""

import time

import pytest

from core import search
from core.models import Account
from core.providers import Providers
from core.search import Hit

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    """Two providers; what they were asked for."""
    providers, seen = Providers(), []

    @providers.register
    def people(account, text):
        seen.append((account, text))
        found = Account.objects.filter(name__icontains=text).order_by("name")
        return [Hit(one.name, f"/pegawai/{one.pk}/", "Pegawai", "Dinas Sosial") for one in found]

    @providers.register
    def menu(account, text):
        return [Hit("Laporan harian", "/laporan/", "Menu")] if text.lower() in "laporan harian" else []

    monkeypatch.setattr(search, "providers", providers)
    return seen


def test_hits_are_shown_by_kind_and_enter_opens_the_first(client, dina, asked):
    client.force_login(dina)
    page = client.get("/cari/?q=in").content.decode()

    assert ">Pegawai</h2>" in page
    assert page.count("autofocus") == 1
    assert f'href="/pegawai/{dina.pk}/" autofocus' in page


def test_each_provider_is_asked_as_the_one_who_searches(client, dina, asked):
    client.force_login(dina)
    client.get("/cari/?q=%20di%20%20na ")

    assert asked == [(dina, "di na")]


@pytest.mark.parametrize("text", ["", "a", " a ", "%00", "%00a"])
def test_less_than_two_characters_are_not_searched(client, dina, asked, text):
    client.force_login(dina)
    page = client.get(f"/cari/?q={text}").content.decode()

    assert asked == []
    assert "paling sedikit 2 huruf" in page


@pytest.mark.parametrize(
    "text", ["%25", "%25%25", "%5C%5C", "%22%27", "(a%2B)%2B$", "a" * 10_000, "x%00y", "%FF%ED"]
)
def test_whatever_is_typed_is_literal_and_quick(client, dina, asked, text):
    client.force_login(dina)
    began = time.monotonic()
    answer = client.get(f"/cari/?q={text}")

    assert answer.status_code == 200
    assert time.monotonic() - began < 1
    assert "Dinas Sosial" not in answer.content.decode()


def test_what_is_typed_comes_back_escaped(client, dina, asked):
    client.force_login(dina)
    page = client.get("/cari/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page
    assert "Tidak ada yang cocok" in page


def test_at_most_twenty_are_shown(client, dina, asked, make_account):
    for number in range(30):
        make_account(f"orang{number}", name=f"Orang {number:02}")
    client.force_login(dina)

    assert client.get("/cari/?q=orang").content.decode().count("link-solo") == search.MOST
