"""Pages: one client and eight, beside the floor."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.agency import Cast, cast
from benchmarks.client import Answer, Client, Figures, measure

WARM_UP, BESIDE, SECONDS, CLIENTS = 0.8, 1.0, 3.0, 8
QUERIES = re.compile(r'desc="(\d+)')
FLOOR = "Lantai Django"


@dataclass(frozen=True)
class Page:
    """What is asked for, and by whom."""

    name: str
    login: str
    path: str


@dataclass(frozen=True)
class Result:
    """The figures of one page, alone and under load, with its queries; `floor` is that of the same minute."""

    page: str
    floor: Figures
    alone: Figures
    crowd: Figures
    queries: int | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor the page takes."""
        return self.alone.share(0.5) / self.floor.share(0.5)


def pages(who: Cast) -> list[Page]:
    """The pages of design §9."""
    return [
        Page("Daftar pegawai", who.hr, "/pegawai/"),
        Page("Beranda", who.head, "/beranda/"),
        Page("Halaman pegawai", who.hr, who.employee_page),
        Page("Laporan", who.head, who.report_page),
        Page("Cari sebagian nama", who.hr, f"/pegawai/?q={who.name_part}"),
        Page("Cari orang dan menu", who.hr, f"/cari/?q={who.name_part}"),
        Page("Dasbor unit", who.leader, who.unit_page),
    ]


async def run(password: str) -> list[Result]:
    """Measure the floor, then every page with the floor beside it, since other work may disturb both."""
    who = cast()
    counts = await _queries(who, password)
    with servers.serving(servers.FLOOR) as floor_port, servers.serving(servers.PORTAL) as port:
        floor_clients = await _floor_clients(floor_port, who.hr)
        floor, crowd = await _both(floor_clients, "/")
        results = [Result(FLOOR, floor, floor, crowd, 4)]
        for page in pages(who):
            clients = await _signed_in(port, page.login, password)
            floor = await measure(floor_clients[:1], _look("/"), seconds=BESIDE)
            alone, crowd = await _both(clients, page.path)
            results.append(Result(page.name, floor, alone, crowd, counts.get(page.name)))
    return results


def _look(path: str) -> Callable[[Client], Awaitable[Answer]]:
    return lambda client: client.get(path)


async def _both(clients: list[Client], path: str) -> tuple[Figures, Figures]:
    await measure(clients, _look(path), seconds=WARM_UP)
    alone = await measure(clients[:1], _look(path), seconds=SECONDS)
    return alone, await measure(clients, _look(path), seconds=SECONDS)


async def _floor_clients(port: int, login: str) -> list[Client]:
    clients = [Client(port) for _ in range(CLIENTS)]
    for client in clients:
        await client.get(f"/masuk/{login}/")
    return clients


async def _signed_in(port: int, login: str, password: str) -> list[Client]:
    """Eight windows of one browser: signed in once."""
    first = Client(port)
    answer = await first.sign_in(login, password)
    if answer.status != 302:
        raise RuntimeError(f"{login} could not sign in: {answer.status}")
    clients = [first, *(Client(port) for _ in range(CLIENTS - 1))]
    for client in clients[1:]:
        client.cookies = dict(first.cookies)
    return clients


async def _queries(who: Cast, password: str) -> dict[str, int]:
    """Queries of each page, from a server that counts them."""
    found = {}
    with servers.serving(servers.PORTAL, ASN_SERVER_TIMING="1") as port:
        for page in pages(who):
            client = (await _signed_in(port, page.login, password))[0]
            await client.get(page.path)
            header = (await client.get(page.path)).headers.get("server-timing", "")
            if match := QUERIES.search(header):
                found[page.name] = int(match[1])
    return found
