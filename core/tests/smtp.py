"""A mail server for tests: takes, refuses or drops, and keeps what it took."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager


class Session(socketserver.StreamRequestHandler):
    """One conversation; `server.answers` may name another answer for a command."""

    def handle(self) -> None:
        self.say(b"220 uji")
        while line := self.rfile.readline():
            command = line.split(b" ")[0].split(b":")[0].strip().upper().decode()
            if command == "QUIT":
                return
            answer = self.server.answers.get(command, b"250 ok")
            if answer is None:
                return
            if command == "DATA" and answer.startswith(b"250"):
                if not self.take():
                    return
                answer = b"250 taken"
            self.say(answer)

    def take(self) -> bool:
        """Read the mail and keep it; False when the connection is to break after that."""
        self.say(b"354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        self.server.taken.append(b"".join(lines).decode())
        return not self.server.breaks_after_data

    def say(self, text: bytes) -> None:
        """Send one line."""
        self.wfile.write(text + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    """The server and what it took."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.taken: list[str] = []
        self.answers: dict[str, bytes | None] = {}
        self.breaks_after_data = False

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.server_address[1]


@contextmanager
def running():
    """A mail server that runs while the block does."""
    with Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
