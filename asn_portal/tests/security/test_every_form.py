"""What every form must withstand before it looks at its fields."""

import json

import pytest
from django.db import transaction

from asn_portal.tests.permissions.pages import places
from core.models import Account
from registry.models import Appointment, Employee, Grant, OrgUnit

REFUSED = {200, 400, 302, 403, 409, 415, 422}
BODIES = [
    ("application/json", json.dumps({"name": "x", "is_staff": True})),
    ("text/xml", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
    ("text/plain", "csrfmiddlewaretoken=x&name=y"),
    ("multipart/form-data", "no boundary at all"),
    ("multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut'),
    ("application/x-www-form-urlencoded", "name=%FF%FE&name=%ED%A0%80&summary=%00&nip[]=1&nip[]=2"),
    ("application/x-www-form-urlencoded", "&".join(f"f{n}=1" for n in range(600))),
]
COUNTED = [Account, Employee, Grant, Appointment, OrgUnit]


def counts():
    return [model.objects.count() for model in COUNTED]


def test_a36_b097_a_post_without_the_form_s_token_is_refused(objects, browser_of):
    accepted = []
    for place in places(objects, "POST"):
        browser = browser_of(place.persona, checks_tokens=True)
        if browser.post(place.path).status_code != 403:
            accepted.append(place.path)
    assert accepted == []


def test_b097_the_refusal_helps_in_words(browser_of):
    browser = browser_of("sari", checks_tokens=True)
    page = browser.post("/laporan/baru/", {"summary": "teks saya"}).content.decode()
    assert "Muat ulang" in page or "muat ulang" in page


@pytest.mark.parametrize(
    ("kind", "body"), BODIES, ids=[f"{n} {kind[:24]}" for n, (kind, _) in enumerate(BODIES)]
)
def test_b025_b063_b094_strange_bodies_are_refused_and_write_nothing(objects, browser_of, kind, body):
    addresses = list(places(objects, "POST"))
    before = counts()
    wrong = []
    for place in addresses:
        browser = browser_of(place.persona)
        with transaction.atomic():
            status = browser.generic("POST", place.path, body, content_type=kind).status_code
            if counts() != before:
                wrong.append((place.path, "wrote"))
            transaction.set_rollback(True)
        if status not in REFUSED:
            wrong.append((place.path, status))
    assert wrong == []


@pytest.mark.parametrize("header", ["HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_METHOD_OVERRIDE"])
def test_a53_no_header_makes_another_verb_of_a_post(browser_of, cast, header):
    response = browser_of("sari").post("/beranda/?_method=GET", {"_method": "GET"}, **{header: "GET"})
    assert response.status_code == 405
    assert response["Allow"]


def test_a53_trace_is_not_answered(browser_of, cast):
    assert browser_of("sari").trace("/beranda/").status_code == 405
