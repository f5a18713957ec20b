"""A portal of the tests' own, started as anybody starts it: where it is, how to sign in, what runs in it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests

from asn_portal.local.processes import free_port, wait_until
from asn_portal.tests import process_table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
PASSWORD = "kereta malam ke timur"
HIDDEN = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "ASN_FIELD_KEYS", "PUBLIC_URL"}
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Portal:
    """The running portal of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        environment = {key: value for key, value in os.environ.items() if key not in HIDDEN}
        environment |= {"ASN_DATA_DIR": str(folder), "ASN_DEMO_PASSWORD": PASSWORD}
        with self._log.open("wb") as log:
            command = [sys.executable, str(ROOT / "portal"), "run", "--port", str(self.port)]
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    @property
    def services(self) -> dict[str, str]:
        """Where its services are, as it tells `./portal manage`."""
        return json.loads((self.folder / "services.json").read_text())

    def wait(self) -> None:
        """Until the sign-in page answers and the rest is up as well."""
        assert wait_until(self.answers, START_SECONDS), self._log.read_text()[-3000:]
        assert wait_until((self.folder / "services.json").exists, 30), self._log.read_text()[-3000:]

    def answers(self) -> bool:
        """Whether the sign-in page comes."""
        try:
            return requests.get(f"{self.url}/masuk/", timeout=5).ok
        except requests.RequestException:
            return False

    def web_children(self) -> set[process_table.Entry]:
        """The processes of gunicorn that answer requests; the oldest one only starts them."""
        web = [one for one in process_table.family(self.process.pid) if b"gunicorn" in _command(one)]
        return set(sorted(web, key=lambda one: (one.started, one.pid))[1:])

    def session(self, account: str) -> requests.Session:
        """A signed-in session without a browser."""
        session = requests.Session()
        page = session.get(f"{self.url}/masuk/", timeout=20)
        form = {"csrfmiddlewaretoken": CSRF.findall(page.text)[0], "login": account, "password": PASSWORD}
        answer = session.post(f"{self.url}/masuk/", data=form, timeout=20)
        assert answer.url.endswith("/beranda/"), answer.url
        return session

    def sign_in(self, browser: Browser, account: str, **context_options: Any) -> BrowserContext:
        """A browser context signed in as the demo account."""
        context = browser.new_context(base_url=self.url, **context_options)
        page = context.new_page()
        page.goto("/masuk/")
        page.fill("input[name=login]", account)
        page.fill("input[name=password]", PASSWORD)
        page.click("form button.btn-primary")
        page.wait_for_url("**/beranda/")
        page.close()
        return context

    def stop(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)

    @property
    def _log(self) -> Path:
        return self.folder / "portal.log"


@contextmanager
def running(folder: Path) -> Iterator[Portal]:
    """`./portal run` on a free port with an empty data folder; stopped at the end."""
    portal = Portal(folder)
    try:
        portal.wait()
        yield portal
    finally:
        portal.stop()


def _command(entry: process_table.Entry) -> bytes:
    try:
        return Path(f"/proc/{entry.pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""
