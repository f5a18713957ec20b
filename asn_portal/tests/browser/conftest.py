"""A portal of its own with the demo agency, and a Chromium to look at it."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from asn_portal.local.processes import free_port, wait_until

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 120
PASSWORD = "kereta malam ke timur"


class Portal:
    """The running portal: where it is and how to sign in."""

    def __init__(self, url: str, password: str) -> None:
        self.url = url
        self.password = password

    def sign_in(self, browser: Browser, account: str, **context_options):
        """A browser context signed in as the demo account."""
        context = browser.new_context(base_url=self.url, **context_options)
        page = context.new_page()
        page.goto("/masuk/")
        page.fill("input[name=login]", account)
        page.fill("input[name=password]", self.password)
        page.click("form button.btn-primary")
        page.wait_for_url("**/beranda/")
        page.close()
        return context


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """`./portal run` on a free port with an empty data folder; stopped at the end."""
    folder = tmp_path_factory.mktemp("portal")
    port = free_port()
    hidden = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "ASN_FIELD_KEYS", "PUBLIC_URL"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    environment |= {"ASN_DATA_DIR": str(folder), "ASN_DEMO_PASSWORD": PASSWORD}
    with (folder / "portal.log").open("wb") as log:
        command = [sys.executable, str(ROOT / "portal"), "run", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    url = f"http://localhost:{port}"
    try:
        assert wait_until(lambda: _answers(port), START_SECONDS), (folder / "portal.log").read_text()[-3000:]
        yield Portal(url, PASSWORD)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/masuk/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="session")
def browser(chromium):
    """Headless Chromium of the machine, the one of all tests."""
    return chromium
