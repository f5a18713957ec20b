"""`./portal run`: everything that a portal needs, in one terminal."""

from __future__ import annotations

import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

import psycopg

from asn_portal.local.errors import StartError
from asn_portal.local.manage import manage_command
from asn_portal.local.processes import Process, wait_until
from asn_portal.local.services import Services, data_folder
from asn_portal.local.static_files import StaticFiles
from asn_portal.local.supervisor import Supervisor, application

PORT_SECONDS = 10
WEB_SECONDS = 60


def run(port: int) -> None:
    """Start the portal and keep it running until Ctrl-C."""
    started_at = float(os.environ.pop("ASN_STARTED_AT", time.time()))
    if not wait_until(lambda: _is_free(port), PORT_SECONDS):
        raise StartError(f"Port {port} sedang dipakai. Pilih yang lain: ./portal run --port {port + 1}")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # until the supervisor listens
    services = Services(data_folder())
    supervisor = None
    try:
        environment = services.start(port)
        _prepare(environment, services)
        supervisor = Supervisor(application(environment, services.data), services.processes)
        supervisor.start(lambda web: _wait_for_web(environment, web.process))
        services.publish(environment)
        _welcome(environment, time.time() - started_at)
        supervisor.run()
    finally:
        print("Menghentikan portal …", flush=True)
        if supervisor:
            supervisor.stop()
        services.stop()


def _prepare(environment: Mapping[str, str], services: Services) -> None:
    """Bring the database and the static files to the state of the code, both at once."""
    is_demo = _is_demo(environment) and not services.has_own_database
    command = manage_command("prepare", *(["--demo"] if is_demo else []))
    database = Process("prepare", command, environment=environment)
    with StaticFiles(services.data).collected(environment):
        database.start()
        if not database.finish():
            raise StartError("Basis data tidak dapat disiapkan; sebabnya ada di atas.")


def _is_demo(environment: Mapping[str, str]) -> bool:
    return environment.get("ASN_DEMO") == "1"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _wait_for_web(environment: Mapping[str, str], web: Process) -> None:
    address = f"http://127.0.0.1:{environment['PORT']}/healthz"
    wait_until(lambda: not web.is_running or _answers(address), WEB_SECONDS)
    if not _answers(address):
        raise StartError("Server web tidak dapat berjalan; sebabnya ada di atas.")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _welcome(environment: Mapping[str, str], seconds: float) -> None:
    print(f"\nASN Portal siap dalam {seconds:.1f} detik: {environment['PUBLIC_URL']}/masuk/")
    if _is_demo(environment):
        print(f"Akun contoh: {', '.join(_demo_accounts(environment))}")
        print(f"Kata sandi : {environment['ASN_DEMO_PASSWORD']}")
    print("Ctrl-C menghentikan semuanya.\n", flush=True)


def _demo_accounts(environment: Mapping[str, str]) -> list[str]:
    """The sign-in names that are words and have a password; only the demo agency has such."""
    query = "SELECT login FROM core_account WHERE login ~ '^[a-z]+$' AND password !~ '^!' ORDER BY login"
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        return [row[0] for row in connection.execute(query)]
