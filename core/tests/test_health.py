"""What monitoring sees: the truth within seconds, and nothing else."""

import json
import time
from datetime import timedelta

import pytest
from django.conf import settings as portal
from django.db import connection
from django.utils import timezone

from core import health, heartbeats, tasks
from core.models import Heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture
def alive():
    """Worker and scheduler have just beaten."""
    heartbeats.beat_scheduler()
    tasks.beat()


def checks(client):
    answer = client.get("/readyz")
    return answer.status_code, json.loads(answer.content)


def test_the_process_says_that_it_lives_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_ready_when_everything_is_there(client, alive):
    status, body = checks(client)

    assert (status, body["status"]) == (200, "ok")
    assert set(body["checks"]) == {"database", "broker", "worker", "scheduler", "migrations", "disk"}
    assert set(body["checks"].values()) == {"ok"}


@pytest.mark.parametrize("name", ["worker", "scheduler"])
def test_not_ready_when_a_process_is_silent(client, alive, name):
    Heartbeat.objects.filter(name=name).update(at=timezone.now() - timedelta(seconds=91))

    status, body = checks(client)

    assert status == 503
    assert [check for check, word in body["checks"].items() if word == "failing"] == [name]


def test_not_ready_without_the_broker(client, alive, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    began = time.monotonic()

    status, body = checks(client)

    assert (status, body["checks"]["broker"]) == (503, "failing")
    assert time.monotonic() - began < 5


def test_not_ready_without_the_database_and_still_an_answer(client, alive, monkeypatch):
    wanted = connection.get_connection_params()
    monkeypatch.setattr(connection, "get_connection_params", lambda: {**wanted, "port": 1})

    status, body = checks(client)

    assert status == 503
    failing = {check for check, word in body["checks"].items() if word == "failing"}
    assert failing == {"database", "worker", "scheduler", "migrations"}


def test_not_ready_with_a_full_disk(client, alive, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)

    assert checks(client)[1]["checks"]["disk"] == "failing"


def test_not_ready_before_the_migrations_are_in(client, alive, monkeypatch):
    monkeypatch.setattr(health, "_is_migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *args: ["0002"])

    assert checks(client)[1]["checks"]["migrations"] == "failing"


def test_one_role_for_everything_is_said(client, alive, settings):
    settings.DATABASE_OWNER_URL = ""

    assert checks(client)[1]["notes"] == ["one database role for everything"]


def test_nothing_about_the_machine_is_told(client, alive, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    body = client.get("/readyz").content.decode()

    assert not any(secret in body for secret in ("127.0.0.1", str(portal.DATA_DIR), "Error", "asn_app"))


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_monitoring_only_reads(client, path):
    assert client.post(path).status_code == 405
    assert client.get(path)["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_the_worker_s_beat_is_also_a_file_for_the_watchdog(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    began = time.time() - 1

    tasks.beat()
    tasks.beat()

    assert (tmp_path / "run" / "worker.heartbeat").stat().st_mtime > began
    assert Heartbeat.objects.filter(name="worker").count() == 1


def test_the_scheduler_beats_whenever_it_hands_out_the_heartbeat():
    tasks.beat.delay()

    assert heartbeats.is_alive(heartbeats.SCHEDULER)
    assert not heartbeats.is_alive(heartbeats.WORKER)
