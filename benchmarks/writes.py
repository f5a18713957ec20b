"""Writes: submit a report, approve two hundred, sign in."""

from __future__ import annotations

import re
import time
import uuid
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password

from benchmarks import servers
from benchmarks.agency import cast
from benchmarks.client import Answer, Client, Figures, measure, token_of
from core import audit
from core.models import Account, Throttle
from performance.models import ActivityReport

SUBMISSIONS, CLIENTS, SIGN_INS, APPROVALS = 60, 8, 50, 200
RHK = re.compile(rb'<option value="([0-9a-f-]{36})"')
DAY = re.compile(rb'name="day"[^>]*value="(\d{4}-\d\d-\d\d)"|value="(\d{4}-\d\d-\d\d)"[^>]*name="day"')
REPEATS = 3


@dataclass
class Writes:
    """The figures of all writes."""

    submit_alone: Figures
    submit_crowd: Figures
    approve_seconds: list[float]
    sign_in: Figures
    hash_ms: float


@dataclass
class Author:
    """Someone with the report form open."""

    client: Client
    data: dict[str, object]

    async def submit(self) -> Answer:
        """Hand in one more activity of a minute, with the token of a new form."""
        key = str(uuid.uuid4())
        more = {"kiriman": key, "summary": f"Memeriksa berkas layanan {key[:18]}"}
        return await self.client.post("/laporan/baru/", {**self.data, **more})


async def run(password: str) -> Writes:
    """Measure all of them on one server."""
    who = cast()
    with servers.serving(servers.PORTAL) as port:
        authors = {}
        for login in who.staff[:CLIENTS]:
            author = await _author(port, login, password)
            authors[author.client] = author

        async def submit(client: Client) -> Answer:
            return await authors[client].submit()

        clients = list(authors)
        await measure(clients, submit, most=CLIENTS, expected=302)
        alone = await measure(clients[:1], submit, most=SUBMISSIONS, seconds=20, expected=302)
        crowd = await measure(clients, submit, most=4 * SUBMISSIONS, seconds=20, expected=302)
        approvals = [await _approve(port, who.head, password) for _ in range(REPEATS)]
        sign_in = await _sign_in(port, who.staff, password)
    return Writes(alone, crowd, approvals, sign_in, _hash_ms())


async def _author(port: int, login: str, password: str) -> Author:
    client = Client(port)
    await client.sign_in(login, password)
    page = await client.get("/laporan/baru/")
    rhk, day = RHK.search(page.body), DAY.search(page.body)
    if not rhk or not day:
        raise RuntimeError(f"no report form for {login}: {page.status}")
    data = {
        "day": (day[1] or day[2]).decode(),
        "rhk": rhk[1].decode(),
        "minutes": "lain",
        "minutes_more": "1",
        "off_day_reason": "Pengukuran kecepatan",
        **token_of(page),
    }
    return Author(client, data)


async def _approve(port: int, head: str, password: str) -> float:
    keys = _put_back(head)
    client = Client(port)
    await client.sign_in(head, password)
    page = await client.get("/validasi/")
    began = time.perf_counter()
    answer = await client.post("/validasi/setujui/", {"laporan": keys, **token_of(page)})
    seconds = time.perf_counter() - began
    approved = ActivityReport.objects.filter(pk__in=keys, status="approved").count()
    if answer.status != 302 or approved != APPROVALS:
        raise RuntimeError(f"{approved} of {APPROVALS} approved, status {answer.status}")
    return seconds


def _put_back(head: str) -> list[str]:
    """Let two hundred reports of the team wait again."""
    team = ActivityReport.objects.filter(employee__supervisor_assignments__supervisor__account__login=head)
    keys = list(team.exclude(status="draft").order_by("pk").values_list("pk", flat=True)[:APPROVALS])
    undecided = {
        "decided_at": None,
        "decided_by": None,
        "return_reason": "",
        "decision_note": "",
        "bulk_size": None,
    }
    with audit.acting("benchmark.put-back", by=Account.objects.system()):
        ActivityReport.objects.filter(pk__in=keys).update(status="submitted", **undecided)
    return [str(key) for key in keys]


async def _sign_in(port: int, logins: list[str], password: str) -> Figures:
    """Everyone of the team in turn, each in a new browser."""
    Throttle.objects.all().delete()
    clients = [Client(port) for _ in range(CLIENTS)]
    turn = 0

    async def sign_in(client: Client) -> Answer:
        nonlocal turn
        turn += 1
        login = logins[turn % len(logins)]
        client.cookies.clear()
        began = time.perf_counter()
        answer = await client.sign_in(login, password)
        answer.seconds = time.perf_counter() - began
        return answer

    return await measure(clients, sign_in, most=SIGN_INS, seconds=30, expected=302)


def _hash_ms() -> float:
    hashed = make_password("kata sandi untuk mengukur")
    began = time.perf_counter()
    for _ in range(10):
        check_password("kata sandi untuk mengukur", hashed)
    return (time.perf_counter() - began) * 100
