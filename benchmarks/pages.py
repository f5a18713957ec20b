"""Pages: one client and eight, beside the floor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.agency import Cast, cast
from benchmarks.client import Client, Figures, measure

WARM_UP, SECONDS, CLIENTS = 0.8, 3.0, 8
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
    """The figures of one page, alone and under load, with its queries."""

    page: str
    alone: Figures
    crowd: Figures
    queries: int | None = None


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
    """Measure the floor, then every page."""
    who = cast()
    with servers.serving(servers.FLOOR) as port:
        results = [Result(FLOOR, *await _both(await _floor_clients(port, who.hr), "/"), 4)]
    counts = await _queries(who, password)
    with servers.serving(servers.PORTAL) as port:
        for page in pages(who):
            clients = await _signed_in(port, page.login, password)
            results.append(Result(page.name, *await _both(clients, page.path), counts.get(page.name)))
    return results


async def _both(clients: list[Client], path: str) -> tuple[Figures, Figures]:
    async def look(client: Client):
        return await client.get(path)

    await measure(clients, look, seconds=WARM_UP)
    alone = await measure(clients[:1], look, seconds=SECONDS)
    return alone, await measure(clients, look, seconds=SECONDS)


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
