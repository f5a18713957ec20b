"""What the web server itself refuses, before any code of the portal runs."""

from __future__ import annotations

import pytest
import requests

pytestmark = pytest.mark.full

LONG = "x" * 64 * 1024


@pytest.mark.parametrize("name", ["Cookie", "X-Request-ID", "Referer"])
def test_b101_long_headers_are_refused_at_the_door(portal, name):
    answer = requests.get(f"{portal.url}/masuk/", headers={name: LONG}, timeout=10)

    assert answer.status_code in {400, 431}
    assert LONG[:100] not in answer.text
    assert requests.get(f"{portal.url}/masuk/", timeout=10).ok
