"""A small browser for measuring: keeps its connection and cookies, sends forms, and times each answer."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


@dataclass
class Answer:
    """One answer of a server."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Figures:
    """What a series of requests came to."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0
    bytes: int = 0
    wall: float = 0.0

    @property
    def rate(self) -> float:
        """Right answers a second."""
        return (len(self.seconds) - self.wrong) / self.wall

    def share(self, part: float) -> float:
        """The time in ms within which this part of the requests was answered."""
        times = sorted(self.seconds)
        return 1000 * times[min(len(times) - 1, int(part * len(times)))]


class Client:
    """One visitor of one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        """Ask for a page; the server may have closed an idle connection, so once more then."""
        try:
            return await self._send("GET", path)
        except (ConnectionError, asyncio.IncompleteReadError):
            return await self._send("GET", path)

    async def post(self, path: str, data: dict[str, object]) -> Answer:
        """Send a form on a fresh connection, since a form must not be sent twice."""
        await self.close()
        return await self._send("POST", path, urlencode(data, doseq=True).encode())

    async def sign_in(self, login: str, password: str) -> Answer:
        """Through the form, as people do."""
        page = await self.get("/masuk/")
        return await self.post("/masuk/", {"login": login, "password": password, **token_of(page)})

    async def close(self) -> None:
        """Let the connection go."""
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _send(self, method: str, path: str, body: bytes = b"") -> Answer:
        began = time.perf_counter()
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        try:
            writer.write(self._head(method, path, body) + body)
            status, headers = await self._read_head(reader)
            content = await _read_body(reader, headers)
        except (ConnectionError, asyncio.IncompleteReadError):
            await self.close()
            raise
        if headers.get("connection", "").lower() == "close":
            await self.close()
        return Answer(status, headers, content, time.perf_counter() - began)

    def _head(self, method: str, path: str, body: bytes) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.port}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if body:
            lines += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
            lines.append(f"Origin: http://localhost:{self.port}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def _read_head(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                self._keep(value)
            else:
                headers[name.lower()] = value
        return int(first.split()[1]), headers

    def _keep(self, header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value


async def _read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)


def token_of(page: Answer) -> dict[str, object]:
    """The hidden field against forged requests, as a page carries it."""
    found = TOKEN.search(page.body)
    return {"csrfmiddlewaretoken": found[1].decode()} if found else {}


async def measure(
    clients: Sequence[Client],
    act: Callable[[Client], Awaitable[Answer]],
    *,
    seconds: float = 3.0,
    most: int = 100_000,
    expected: int = 200,
) -> Figures:
    """Let every client act again and again, for so long or so often in all."""
    figures, left = Figures(), most
    began = time.perf_counter()

    async def work(client: Client) -> None:
        nonlocal left
        while left > 0 and time.perf_counter() - began < seconds:
            left -= 1
            answer = await act(client)
            figures.seconds.append(answer.seconds)
            figures.wrong += answer.status != expected
            figures.bytes = len(answer.body)

    await asyncio.gather(*map(work, clients))
    figures.wall = time.perf_counter() - began
    return figures
