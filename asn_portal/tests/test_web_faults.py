"""Web processes that die and schedulers that double, as real processes (F01, F09)."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import psycopg
import pytest
import requests
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from asn_portal.local.processes import wait_until
from asn_portal.tests import process_table, ticking
from asn_portal.tests.running_portal import CSRF
from core import audit
from core.models import ScheduledRun

pytestmark = pytest.mark.full

# Nobody whom the pages of other tests are about.
ACCOUNTS = ["pansel", "pelatihan", "sdm", "auditor"]
REPORTS_EACH = 15
KILLS = 8
NEW_CHILD_SECONDS = 2
GIVE_UP_SECONDS = 40
PERIODS = 8
TODAY = re.compile(r'name="day" value="(\d{4}-\d\d-\d\d)"')
RHK = re.compile(r'<option value="([0-9a-f-]{36})"')


@pytest.fixture
def say(pytestconfig, capsys):
    """Show a measured figure in the terminal, whatever becomes of the test."""

    def line(text: str) -> None:
        with capsys.disabled():
            pytestconfig.get_terminal_writer().line(f"\n{text}")

    return line


@dataclass
class Ledger:
    """What the driver was told: token → where the report is; and how often no answer came."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: int = 0
    under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, token: str, location: str) -> None:
        """The answer came: this report exists."""
        with self.lock:
            self.acknowledged[token] = location

    def change(self, *, under_way: int = 0, unanswered: int = 0) -> None:
        """One request more or less on its way, one more without an answer."""
        with self.lock:
            self.under_way += under_way
            self.unanswered += unanswered


@dataclass
class Writer:
    """One person who files report after report and sends each until it is acknowledged."""

    session: requests.Session
    address: str
    fixed: dict[str, str]
    ledger: Ledger

    @classmethod
    def at(cls, portal, account: str, ledger: Ledger) -> Writer:
        """Sign in and take today's date, the first result and the CSRF token from the form."""
        session, address = portal.session(account), f"{portal.url}/laporan/baru/"
        page = session.get(address, timeout=20).text
        fixed = {
            "csrfmiddlewaretoken": CSRF.findall(page)[0],
            "day": TODAY.findall(page)[0],
            "rhk": RHK.findall(page)[0],
            "minutes": "lain",
            "minutes_more": "1",
            # Whatever day the tests run on.
            "off_day_reason": "Uji ketahanan",
        }
        return cls(session, address, fixed, ledger)

    def file(self, token: str) -> None:
        """Send the same body again and again until the portal says where the report is."""
        body = {**self.fixed, "kiriman": token, "summary": f"Uji ketahanan {token}"}
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < deadline:
            self.ledger.change(under_way=1)
            try:
                answer = self.session.post(self.address, data=body, timeout=10, allow_redirects=False)
            except requests.RequestException:
                self.ledger.change(unanswered=1)
                continue
            finally:
                self.ledger.change(under_way=-1)
            assert answer.status_code == 302, (answer.status_code, answer.text[-2000:])
            self.ledger.note(token, answer.headers["Location"])
            return
        pytest.fail(f"{token} was never acknowledged")


def kill_web_children(portal) -> float:
    """End every web process at once; the seconds until a new one answers."""
    children = portal.web_children()
    assert children
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
    killed_at = time.monotonic()
    assert wait_until(lambda: not process_table.alive(children) and is_healthy(portal), 20)
    return time.monotonic() - killed_at


def is_healthy(portal) -> bool:
    try:
        return requests.get(f"{portal.url}/healthz", timeout=10).ok
    except requests.RequestException:
        return False


def stored_reports(portal, tokens) -> list[tuple[str, str, str]]:
    """Token, key and status of the reports in the database that belong to the driver."""
    with psycopg.connect(portal.services["DATABASE_URL"]) as database:
        return database.execute(
            "SELECT client_key::text, id::text, status FROM performance_activityreport"
            " WHERE client_key = ANY(%s::uuid[]) OR summary LIKE 'Uji ketahanan %%'",
            [list(tokens)],
        ).fetchall()


def kill_while_they_write(portal, ledger, works, total) -> list[float]:
    """Kill, spread over the whole work and always with requests on their way."""
    seconds = []
    for number in range(KILLS):
        is_time = partial(has_written, ledger, total * number // (KILLS + 1))
        wait_until(is_time, GIVE_UP_SECONDS)
        assert not is_over(works), [work.exception() for work in works]
        seconds.append(kill_web_children(portal))
    return seconds


def has_written(ledger, enough) -> bool:
    return len(ledger.acknowledged) >= enough and ledger.under_way > 0


def is_over(works) -> bool:
    return all(work.done() for work in works)


def test_web_processes_killed_mid_post_lose_and_double_nothing(portal, say):
    ledger = Ledger()
    writers = [Writer.at(portal, account, ledger) for account in ACCOUNTS]
    plan = [[str(uuid.uuid4()) for _ in range(REPORTS_EACH)] for _ in writers]
    tokens = [token for own in plan for token in own]

    with ThreadPoolExecutor(len(writers)) as pool:
        works = [
            pool.submit(lambda writer, own: [writer.file(token) for token in own], writer, own)
            for writer, own in zip(writers, plan, strict=True)
        ]
        seconds = kill_while_they_write(portal, ledger, works, len(tokens))
        for work in works:
            work.result()

    say(
        f"F01: {len(tokens)} reports, {KILLS} kills, {ledger.unanswered} requests without an answer; "
        f"a new process answers after {sorted(seconds)[KILLS // 2]:.2f} s, at most {max(seconds):.2f} s"
    )
    stored = stored_reports(portal, tokens)
    assert Counter(token for token, _key, _status in stored) == Counter(tokens)
    assert {status for _token, _key, status in stored} == {"submitted"}
    assert {token: f"/laporan/{key}/" for token, key, _status in stored} == ledger.acknowledged
    assert ledger.unanswered >= KILLS
    assert max(seconds) <= NEW_CHILD_SECONDS


@pytest.fixture
def every_second(db):
    with audit.acting("test.setup", by=None):
        PeriodicTask.objects.all().delete()
        interval, _ = IntervalSchedule.objects.get_or_create(every=1, period=IntervalSchedule.SECONDS)
        PeriodicTask.objects.create(name="Uji", task=ticking.TASK, interval=interval)


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_make_one_run_of_each_period(every_second, start_worker, start_celery, tmp_path, say):
    ledger = tmp_path / "ledger"
    ledger.touch()
    start_worker("asn_portal.tests.ticking", TICKING_LEDGER=str(ledger))
    for _ in range(2):
        start_celery("beat", "--pidfile=")
    runs = ScheduledRun.objects.filter(job=ticking.NAME, status=ScheduledRun.Status.DONE)

    def both_ticked():
        return runs.count() >= PERIODS and ledger.read_text().count("asked") >= 1.5 * runs.count()

    assert wait_until(both_ticked, 50)

    lines = ledger.read_text().splitlines()
    done = Counter(line.removeprefix("done ") for line in lines if line.startswith("done"))
    say(f"F09: {lines.count('asked ')} ticks of two schedulers, {len(done)} periods")
    assert set(done.values()) == {1}
    assert set(runs.values_list("period", flat=True)) <= set(done)
