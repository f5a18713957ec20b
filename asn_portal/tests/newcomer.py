"""A person with a fresh clone and a terminal: starts the portal, signs in, ends it one way or another."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import requests

from asn_portal.local.processes import free_port, wait_until
from asn_portal.tests import process_table

ROOT = Path(__file__).resolve().parent.parent.parent
GIVE_UP_SECONDS = 300
# What the newcomer's shell would not have.
FOREIGN = ("ASN_", "DATABASE_", "REDIS_", "PYTEST_", "VIRTUAL_ENV", "DJANGO_", "SECRET_KEY")


@dataclass
class Newcomer:
    """One clone, and the portal that runs in it."""

    folder: Path
    port: int = field(default_factory=free_port)
    extra: dict[str, str] = field(default_factory=dict)
    program: subprocess.Popen[bytes] | None = None

    @classmethod
    def clone(cls, folder: Path, **extra: str) -> Newcomer:
        """Take what is committed into an empty folder."""
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
        return cls(folder, extra=extra)

    @property
    def terminal(self) -> str:
        """What `./portal run` has printed so far."""
        return self._log.read_text()

    @property
    def accounts(self) -> list[str]:
        """The demo accounts, as printed."""
        return re.findall(r"Akun contoh: (.*)", self.terminal)[-1].split(", ")

    @property
    def password(self) -> str:
        """The demo password, as printed."""
        return re.findall(r"Kata sandi : (.*)", self.terminal)[-1]

    def start(self) -> float:
        """Type `./portal run`; the seconds until the sign-in page answers."""
        started = time.monotonic()
        with self._log.open("wb") as log:
            self.program = subprocess.Popen(
                ["./portal", "run", "--port", str(self.port)],
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        ended = self.program.poll
        wait_until(lambda: ended() is not None or self._sign_in_page_answers(), GIVE_UP_SECONDS)
        seconds = time.monotonic() - started
        assert ended() is None, "the portal ended; its terminal is shown below"
        assert wait_until(lambda: "Ctrl-C" in self.terminal, 30), "the portal never said that it is ready"
        return seconds

    def signs_in(self, account: str) -> bool:
        """Whether the account gets from the sign-in page to a page of its own."""
        with requests.Session() as browser:
            page = browser.get(self._address("/masuk/"), timeout=10)
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
            assert token, page.text
            form = {"csrfmiddlewaretoken": token[1], "login": account, "password": self.password}
            answer = browser.post(self._address("/masuk/"), data=form, timeout=10)
            return answer.ok and not answer.url.endswith("/masuk/")

    def shell(self, code: str) -> str:
        """Run Python in Django through `./portal manage`; what it prints."""
        command = ["./portal", "manage", "shell", "-v0", "-c", code]
        return subprocess.check_output(command, cwd=self.folder, env=self._environment, text=True)

    def count_rows(self) -> dict[str, int]:
        """The rows of every table."""
        return json.loads(self.shell(COUNT_ROWS))

    def family(self) -> set[process_table.Entry]:
        """The supervisor and everything below it."""
        assert self.program
        return process_table.family(self.program.pid)

    def stop(self, number: signal.Signals = signal.SIGINT) -> bool:
        """Send the signal to the supervisor; whether everything is gone 10 s later (20 s for Ctrl-C)."""
        assert self.program
        family = self.family()
        os.kill(self.program.pid, number)
        seconds = 10 if number == signal.SIGKILL else 20
        is_gone = wait_until(lambda: not process_table.alive(family), seconds)
        self.program.wait(seconds)
        return is_gone

    @property
    def _log(self) -> Path:
        return self.folder.parent / f"{self.folder.name}.log"

    @property
    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        return own | self.extra

    def _address(self, path: str) -> str:
        return f"http://localhost:{self.port}{path}"

    def _sign_in_page_answers(self) -> bool:
        try:
            return requests.get(self._address("/masuk/"), timeout=10).status_code == 200
        except requests.ConnectionError:
            return False


COUNT_ROWS = """
import json
from django.apps import apps
models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
print(json.dumps({model._meta.label: model._base_manager.count() for model in models}))
"""
