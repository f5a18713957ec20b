"""Accounts, browsers and a store of files for core's own tests; no HR word."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from core import administrators, audit, jobs, parameters, second_factor
from core.models import Account, Parameter
from core.tests.work import Work

PASSWORD = "kereta api di pagi hari"
NIP = "199001012015031002"
HASH = make_password(PASSWORD)


@pytest.fixture
def make_account(db):
    """`make_account(NIP, email=…)` signs in with PASSWORD."""

    def make(login=NIP, **fields):
        with audit.acting("test.setup", by=None):
            return Account.objects.create(login=login, **{"name": "Wayan Uji", "password": HASH, **fields})

    return make


@pytest.fixture
def account(make_account):
    return make_account(email="wayan@uji.example")


@pytest.fixture
def staff(make_account):
    """An administrator of Django admin; no parameter demands a second factor."""
    return make_account("staf", name="Staf Uji", is_staff=True, is_superuser=True)


@pytest.fixture
def set_parameter(db):
    """`set_parameter(key, value)`: in force from the first day on."""

    def put(key, value):
        with audit.acting("test.setup", by=None):
            Parameter.objects.update_or_create(
                key=key, valid_from=parameters.FIRST_DAY, defaults={"value": value, "legal_basis": "uji"}
            )

    return put


@pytest.fixture
def factor_optional(set_parameter):
    set_parameter(second_factor.KEY, [])


@pytest.fixture
def browser():
    """A browser that sends addresses like a real one."""
    return Client(enforce_csrf_checks=False)


@pytest.fixture
def sign_in(browser):
    """`sign_in(login, password)` through the page."""

    def send(login=NIP, password=PASSWORD, client=None, **extra):
        data = {"login": login, "password": password, **extra.pop("data", {})}
        return (client or browser).post("/masuk/", data, **extra)

    return send


@pytest.fixture
def dina(make_account):
    """Somebody with an account and nothing else."""
    return make_account("dina", name="Dina", email="dina@uji.example")


@pytest.fixture
def joko(make_account):
    """Somebody else, without e-mail."""
    return make_account("joko", name="Joko")


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Each test has its own store of files."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILES_ROOT.mkdir()
    return settings.FILES_ROOT


@pytest.fixture
def work(monkeypatch):
    """A kind of job that a test may forbid, break or watch."""
    monkeypatch.setattr(jobs, "_kinds", dict(jobs._kinds))
    work = Work()
    jobs.kind("uji", label="Berkas uji", authorise=work.authorise)(work.run)
    return work


@pytest.fixture
def job(dina, work):
    """Such a job, asked for by Dina."""
    return jobs.start("uji", {"bulan": "2026-03"}, by=dina)


@pytest.fixture
def administrator(make_account, factor_optional):
    """Staff by appointment, with exactly the rights of the group."""
    account = make_account("adm", name="Adi Admin")
    administrators.load()
    administrators.appoint(account, by=account)
    return Account.objects.get(pk=account.pk)


@pytest.fixture
def site(administrator):
    client = Client()
    client.force_login(administrator)
    return client
