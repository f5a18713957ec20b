"""A Chromium to look at the running portal."""

import pytest


@pytest.fixture(scope="session")
def browser(chromium):
    """Headless Chromium of the machine, the one of all tests."""
    return chromium
