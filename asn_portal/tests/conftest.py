"""Real processes for the tests of the whole: a running portal, and Celery with a broker of its own."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from asn_portal.local.embedded import Embedded
from asn_portal.local.processes import Process
from asn_portal.tests import running_portal


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The running demo portal, one for all tests that only need some portal."""
    with running_portal.running(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture
def broker(tmp_path, settings):
    """A broker of the test's own, which may die."""
    embedded = Embedded(tmp_path / "broker", durable=False)
    settings.REDIS_URL = embedded.start_redis()["REDIS_URL"]
    yield embedded.processes[-1]
    embedded.stop()


@pytest.fixture
def start_celery(broker, settings, tmp_path):
    """Start a real worker or scheduler on the test's database, with a changed environment."""
    started = []

    def start(program: str, *options: str, **environment: str) -> Process:
        parts = urlsplit(os.environ["DATABASE_URL"])
        here = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
        process = Process(
            program,
            [sys.executable, "-m", "celery", "-A", "asn_portal", program, "-l", "WARNING", *options],
            environment={
                **os.environ,
                "DATABASE_URL": here,
                "REDIS_URL": settings.REDIS_URL,
                "ASN_DATA_DIR": str(tmp_path / "data"),
                **environment,
            },
            log=tmp_path / f"{program}.log",
        )
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()


@pytest.fixture
def start_worker(start_celery):
    """Start a real worker, with more modules and a changed environment."""

    def start(*modules: str, **environment: str) -> Process:
        options = ["--concurrency", "2", "--without-mingle", "--without-gossip"]
        included = [f"--include={module}" for module in modules]
        return start_celery("worker", *options, *included, **environment)

    return start
