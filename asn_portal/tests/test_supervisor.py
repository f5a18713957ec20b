"""The supervisor with real child processes: nothing outlives it, and nothing stays dead under it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asn_portal import celery_app
from asn_portal.local.embedded import Embedded
from asn_portal.local.errors import StartError
from asn_portal.local.processes import wait_until
from asn_portal.local.supervisor import application
from asn_portal.local.watch import Heartbeat
from asn_portal.tests import process_table, slow_task


@pytest.fixture
def supervised(tmp_path):
    """The small portal of `supervised.py`, with all its processes up."""
    program = subprocess.Popen([sys.executable, "-m", "asn_portal.tests.supervised", str(tmp_path)])
    assert wait_until((tmp_path / "ready").exists, 60)
    assert wait_until(lambda: len(sleepers(program)) == 3, 10)
    yield program
    program.terminate()
    program.wait(20)


def sleepers(program) -> set[process_table.Entry]:
    """The children that are Python programs, and their children."""
    return {entry for entry in process_table.family(program.pid) if b"time.sleep(600)" in command(entry)}


def command(entry) -> bytes:
    try:
        return Path(f"/proc/{entry.pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_signal_ends_it_and_leaves_nothing(supervised, number):
    family = process_table.family(supervised.pid)
    assert len(family) > 5

    supervised.send_signal(number)

    assert supervised.wait(20) == 0
    assert not process_table.alive(family)


def test_a_killed_one_leaves_nothing_either_and_frees_its_folder(supervised, tmp_path):
    family = process_table.family(supervised.pid)

    supervised.kill()

    assert wait_until(lambda: not process_table.alive(family), 10)
    supervised.wait()
    again = Embedded(tmp_path, durable=False)
    assert "asn_app" in again.start_postgres()["DATABASE_URL"]
    again.stop()


def test_a_second_one_in_the_same_folder_is_refused(supervised, tmp_path):
    with pytest.raises(StartError, match="sedang dipakai"):
        Embedded(tmp_path)


def test_a_process_that_dies_is_started_again_with_all_its_children(supervised):
    before = sleepers(supervised)
    for entry in before:
        os.kill(entry.pid, signal.SIGKILL)

    assert wait_until(lambda: len(sleepers(supervised) - before) == 3, 20)
    assert not process_table.alive(before)


def test_a_server_that_dies_is_started_again(supervised):
    def servers() -> set[process_table.Entry]:
        return {e for e in process_table.family(supervised.pid) if b"valkey-server" in command(e)}

    (before,) = servers()
    os.kill(before.pid, signal.SIGKILL)

    assert wait_until(lambda: servers() - {before}, 20)


def test_a_worker_whose_heartbeat_stops_is_started_again(supervised, tmp_path):
    before = sleepers(supervised)
    (tmp_path / "heartbeat").touch()

    assert wait_until(lambda: len(before - process_table.alive(before)) == 1, 30)
    assert wait_until(lambda: len(sleepers(supervised)) == 3, 20)


def test_a_worker_that_is_busy_may_be_silent(tmp_path):
    environment = os.environ | slow_task.install(tmp_path / "slow")
    heartbeat = Heartbeat(tmp_path / "heartbeat", environment, limit=0)
    (tmp_path / "heartbeat").touch()
    _, worker, _ = application(environment | {"PORT": "8000"}, tmp_path)
    worker.start()
    celery_app.send_task(slow_task.NAME, [str(tmp_path / "started")])
    assert wait_until((tmp_path / "started").exists, 60)

    assert not heartbeat.is_lost(started_at=0)
    worker.process.kill()
    assert heartbeat.is_lost(started_at=0)


def test_a_pid_file_of_a_killed_server_that_names_a_stranger_does_not_stop_the_next_start(tmp_path):
    first = Embedded(tmp_path, durable=False)
    first.start_postgres()
    first.stop()
    (tmp_path / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n{int(time.time())}\n")

    second = Embedded(tmp_path, durable=False)

    assert second.start_postgres()
    second.stop()
