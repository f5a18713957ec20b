"""Browsers for every persona, and the objects of the matrix."""

import pytest
from django.test import Client

from asn_portal.tests.permissions.conftest import objects  # noqa: F401  a fixture


@pytest.fixture
def browser_of(cast, as_):
    """`browser_of("sari")` is signed in, `browser_of("anon")` is not; a fault becomes an answer 500."""

    def find(persona, *, checks_tokens=False):
        client = Client() if persona == "anon" else as_(getattr(cast, persona))
        client.raise_request_exception = False
        client.handler.enforce_csrf_checks = checks_tokens
        return client

    return find
