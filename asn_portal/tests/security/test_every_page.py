"""What no page may do, whoever looks and whatever the address says."""

import re
import uuid

import pytest
from django.db import connection, transaction

from asn_portal.tests.permissions.pages import places

MARKER = '<img src=x onerror="alert(1)">'
QUERIES = [
    "' OR 1=1 --",
    "1; DROP TABLE core_account",
    "') UNION SELECT password FROM core_account --",
    "sort_name; SELECT pg_sleep(5)",
    "-sort_name,(CASE WHEN 1=1 THEN 1 ELSE 2 END)",
    "account__password",
    "{{7*7}}${7*7}%s{0.__class__}",
    "% _ \\ ' \" (a+)+$",
    "\x00",
    "10" * 5000,
    "²",
    MARKER,
]
PARAMETERS = ["q", "cari", "nama", "unit", "jenis", "status", "urut", "halaman", "ukuran", "bulan"]
PARAMETERS += ["tanggal", "kepadatan", "semua", "rhk", "hari", "next", "pakai", "dir", "sort"]
FINE = {200, 302, 400, 404}
WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) \"(\w+)\"")
# A look may leave a trace in the logs, and says that somebody was there.
MAY_BE_WRITTEN = {"core_accesslog", "core_securitylog", "django_session", "core_throttle_cache"}


def look(browser, path, data=None, **headers):
    """The answer to GET; what it wrote is taken back."""
    with transaction.atomic():
        response = browser.get(path, data, **headers)
        transaction.set_rollback(True)
    return response


def text(response):
    return b"".join(response).decode(errors="replace") if response.streaming else response.content.decode()


def test_a36_looking_changes_nothing(objects, browser_of):
    written = []

    def watch(execute, sql, params, many, context):
        written.extend((place.path, table) for _verb, table in WRITES.findall(sql))
        return execute(sql, params, many, context)

    for place in places(objects, "GET"):
        browser = browser_of(place.persona)
        with connection.execute_wrapper(watch):
            look(browser, place.path)

    assert [(path, table) for path, table in written if table not in MAY_BE_WRITTEN] == []


@pytest.mark.parametrize("value", QUERIES, ids=lambda value: value[:24].encode("unicode_escape").decode())
def test_a27_a33_b089_b091_odd_queries_do_no_harm(objects, browser_of, value):
    wrong = []
    for place in places(objects, "GET"):
        browser = browser_of(place.persona)
        response = look(browser, place.path, dict.fromkeys(PARAMETERS, value))
        if response.status_code not in FINE:
            wrong.append((place.path, response.status_code))
        elif MARKER in text(response):
            wrong.append((place.path, "not escaped"))
    assert wrong == []


@pytest.mark.parametrize(
    "key", ["0", "-1", "1.5", "1" + "0" * 30, "null", "%00", "..%2f..", str(uuid.UUID(int=0))]
)
def test_b093_an_odd_key_is_not_there(objects, browser_of, key):
    wrong = []
    for place in places(objects, "GET"):
        path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", key, place.path)
        if path == place.path:
            continue
        status = look(browser_of(place.persona), path).status_code
        if status not in {404, 400}:
            wrong.append((path, status))
    assert wrong == []


@pytest.mark.parametrize("path", ["/%2e%2e/", "/%00", "/%FF", "/static/../../manage.py", "/.git/HEAD"])
def test_b102_a30_odd_paths_lead_nowhere(browser_of, path):
    response = browser_of("sari").generic("GET", path)
    assert response.status_code in {400, 404}
    assert "Traceback" not in text(response)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ACCEPT_LANGUAGE": "x" * 10_000},
        {"HTTP_COOKIE": "sid=" + "a" * 16_000},
        {"HTTP_COOKIE": "sid=forged:signature; csrf=\xff"},
        {"HTTP_IF_MODIFIED_SINCE": "not a date"},
        {"HTTP_RANGE": "bytes=" + ",".join(["0-1"] * 1000)},
    ],
    ids=["language", "cookie", "signature", "date", "range"],
)
def test_b096_b100_b101_odd_headers_are_taken_for_none(browser_of, cast, headers):
    for persona, path in (("anon", "/masuk/"), ("sari", "/beranda/")):
        assert browser_of(persona).get(path, **headers).status_code in {200, 302}
