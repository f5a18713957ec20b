"""One Chromium for all tests of a process, and pages of it on a phone or at a desk.

Playwright allows one at a time in a thread, so nobody else may start one.
"""

from __future__ import annotations

import shutil
import threading

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, sync_playwright

from core import second_factor

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 768}}
QUIET = 3
# Without a screen, and without asking the network for anything.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """The machine's own Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def sign_in(context: BrowserContext, account, url: str) -> None:
    """Give the browser a session of the account."""
    client = Client()
    client.force_login(account)
    session = client.session
    second_factor.mark(session)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@pytest.fixture
def browse(live_server, chromium):
    """`browse(account)` is a page at 360 px, signed in; `browse(account, DESK)` one at a desk."""
    contexts = []

    def start(account, device=PHONE):
        context = chromium.new_context(base_url=live_server.url, **device)
        context.set_default_timeout(10_000)
        contexts.append(context)
        if account is not None:
            sign_in(context, account, live_server.url)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()
    wait_for_the_server()


def wait_for_the_server() -> None:
    """Let the last requests end, for the tables are about to be emptied."""
    pause, quiet = threading.Event(), 0
    for _attempt in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
        if quiet > QUIET:
            return
        pause.wait(0.02)
