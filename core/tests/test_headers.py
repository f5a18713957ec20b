"""Headers and cookies under an https address, on every kind of answer, and Django's own deployment check."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

FORGOTTEN = [
    "/install/", "/debug/", "/__debug__/", "/silk/", "/flower/", "/metrics", "/.git/config", "/.git/HEAD",
    "/.env", "/api/schema/", "/server-status", "/phpinfo.php", "/static/", "/media/", "/accounts/login/",
    "/setup/", "/manage.py", "/settings.py", "/.data/secrets.json",
]  # fmt: skip
PAGES = [
    "sign-in", "forgotten", "redirect", "missing", "not allowed", "foreign host", "broken", "static",
    "plain http", "no token", "profile", "admin", "signed-in missing", "sign-out", "wrong password",
    "signing in",
]  # fmt: skip

# The settings see pytest and leave the hashed static files aside.
PROGRAM = "import django, pytest; django.setup(); from core.tests import secure_pages; secure_pages.main()"


def secure_environment():
    """A server's environment: an https address, no demo, the app's role on the test database."""
    of_tests = ("ASN_D", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(of_tests)}
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    return {
        **environment,
        "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "PUBLIC_URL": "https://asn.uji.example",
        "ASN_DATA_DIR": os.environ["ASN_DATA_DIR"],
        "DJANGO_SETTINGS_MODULE": "asn_portal.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "LOG_LEVEL": "INFO",
    }


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        env=secure_environment(),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def secure(django_db_setup, django_db_blocker):
    """What the portal answers under https, by the name of the page, and what it logged meanwhile."""
    with django_db_blocker.unblock():
        result = run("-c", PROGRAM)
    assert result.returncode == 0, result.stderr[-3000:]
    return {**json.loads(result.stdout.splitlines()[-1]), "log": result.stderr}


def test_djangos_deployment_check_is_clean(db):
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert settings.SILENCED_SYSTEM_CHECKS == []


def test_the_kinds_of_answers_are_what_they_should_be(secure):
    statuses = {name: secure[name]["status"] for name in PAGES}
    assert statuses == {
        "sign-in": 200, "forgotten": 200, "redirect": 302, "missing": 404, "not allowed": 405,
        "foreign host": 400, "broken": 500, "static": 200, "plain http": 301, "no token": 403,
        "profile": 200, "admin": 200, "signed-in missing": 404, "sign-out": 302, "wrong password": 200,
        "signing in": 302,
    }  # fmt: skip


EVERYWHERE = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("page", [page for page in PAGES if page != "plain http"])
def test_r19_r22_every_answer_carries_the_headers(secure, page):
    headers = secure[page]["headers"]
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE


WITH_BODY = [page for page in PAGES if page not in {"plain http", "static"}]


@pytest.mark.parametrize("page", WITH_BODY)
def test_r21_a59_every_page_carries_a_strict_policy(secure, page):
    headers = secure[page]["headers"]
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("page", PAGES)
def test_a59_no_other_origin_may_read(secure, page):
    assert not [name for name in secure[page]["headers"] if name.startswith("Access-Control-")]


@pytest.mark.parametrize("page", ["profile", "admin", "signed-in missing", "sign-in", "signing in"])
def test_a38_nothing_personal_is_kept_by_caches(secure, page):
    assert "no-store" in secure[page]["headers"]["Cache-Control"]


def test_r18_cookies_are_bound_to_the_host_and_https(secure):
    cookies = secure["sign-in"]["cookies"] | secure["signing in"]["cookies"]
    assert set(cookies) == {"__Host-csrf", "__Host-sid", "__Host-perangkat"}
    for name, cookie in cookies.items():
        assert cookie["secure"] is True
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        assert cookie["httponly"] is True or name == "__Host-csrf"


def test_r25_pages_name_their_charset(secure):
    for page in WITH_BODY:
        if secure[page]["body"]:
            assert secure[page]["headers"]["Content-Type"] == "text/html; charset=utf-8"


def test_plain_http_leads_to_https(secure):
    assert secure["plain http"]["headers"]["Location"] == "https://asn.uji.example/masuk/"


def test_r58_a_broken_page_tells_an_id_and_nothing_else(secure):
    body = secure["broken"]["body"]
    assert "Kode kejadian" in body
    assert "kenari" not in body
    assert "Traceback" not in body
    assert "/work" not in body
    assert "kenari" not in secure["log"]


@pytest.mark.parametrize("path", FORGOTTEN)
def test_a55_there_is_no_forgotten_door(client, db, path):
    response = client.get(path)
    assert response.status_code == 404, path


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "localhost:8000@evil.test", "a b", ""])
def test_a49_only_our_host_is_answered(client, db, host):
    assert client.get("/masuk/", HTTP_HOST=host).status_code == 400


def test_a49_a_forwarded_host_is_not_believed(client, db):
    response = client.get("/beranda/", HTTP_X_FORWARDED_HOST="evil.test")
    assert "evil" not in response["Location"]


@pytest.mark.parametrize("path", ["/masuk/", "/lupa-sandi/", "/aktivasi/", "/keluar/"])
def test_a36_every_public_form_refuses_a_post_without_token(db, path):
    from_elsewhere = Client(enforce_csrf_checks=True)
    assert from_elsewhere.post(path, {"login": "x"}).status_code == 403
    assert from_elsewhere.post(path, "login=x", content_type="text/plain").status_code == 403
