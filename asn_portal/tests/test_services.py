"""Which services a portal uses, and what it keeps secret."""

import stat

import pytest

from asn_portal.local import secret_file, services
from asn_portal.local.embedded import Embedded
from asn_portal.local.errors import StartError


@pytest.fixture
def own_servers(monkeypatch):
    """An environment that names a database and a broker of its own."""
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ASN_FIELD_KEYS"):
        monkeypatch.setenv(name, f"own-{name}")
    return monkeypatch


@pytest.fixture
def no_servers(monkeypatch):
    """An environment that names none."""
    for name in (
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "ASN_FIELD_KEYS",
        "PUBLIC_URL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("ASN_DEMO_PASSWORD")
    return monkeypatch


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path):
    first = secret_file.load_or_make(tmp_path)

    assert set(first) == {"SECRET_KEY", "ASN_FIELD_KEYS", "ASN_DEMO_PASSWORD"}
    assert len(first["SECRET_KEY"]) > 50
    assert secret_file.load_or_make(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_own_servers_are_used_and_none_is_started(own_servers, tmp_path):
    chosen = services.Services(tmp_path)
    environment = chosen.start(8000)

    assert environment["DATABASE_URL"] == "own-DATABASE_URL"
    assert environment["REDIS_URL"] == "own-REDIS_URL"
    assert chosen.processes == []
    assert not (tmp_path / "secrets.json").exists()


@pytest.mark.parametrize("name", ["SECRET_KEY", "ASN_FIELD_KEYS"])
def test_an_own_database_without_a_secret_is_refused_with_what_to_set(own_servers, tmp_path, name):
    own_servers.delenv(name)

    with pytest.raises(StartError, match=rf"Setel juga:\n  {name} "):
        services.Services(tmp_path)


def test_embedded_servers_are_a_demo_with_its_own_secrets(no_servers, tmp_path):
    chosen = services.Services(tmp_path, durable=False)
    try:
        environment = chosen.start(8123)
    finally:
        chosen.stop()

    assert environment["ASN_DEMO"] == "1"
    assert environment["SECRET_KEY"] == secret_file.load_or_make(tmp_path)["SECRET_KEY"]
    assert environment["PUBLIC_URL"] == "http://localhost:8123"
    assert [process.name for process in chosen.processes] == ["postgres", "redis"]


def test_a_second_terminal_borrows_the_services_of_the_running_portal(no_servers, tmp_path):
    running = Embedded(tmp_path, durable=False)
    with pytest.raises(StartError, match="Coba sebentar lagi"), services.borrowed(tmp_path):
        pass

    secret_file.write_private(tmp_path / "services.json", {"DATABASE_URL": "of-the-running-portal"})

    with services.borrowed(tmp_path) as environment:
        assert environment["DATABASE_URL"] == "of-the-running-portal"
    running.stop()
