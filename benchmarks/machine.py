"""On what the figures were made."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone

from asn_portal.local.supervisor import WEB_THREADS, WEB_WORKERS


def facts() -> dict[str, str]:
    """Machine, versions, moment; a busy machine shows in its load."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    system = f"{platform.system()} {platform.release()}"
    software = f"Python {platform.python_version()}, Django {django.get_version()}"
    server = f"gunicorn gthread, {WEB_WORKERS} proses × {WEB_THREADS} utas"
    return {
        "Waktu": f"{datetime.now(tz=timezone.get_current_timezone()):%Y-%m-%d %H.%M} WIB",
        "Versi kode": _commit(),
        "Mesin": f"{os.cpu_count()} inti {_cpu()}, {_memory():.0f} GiB, {system}",
        "Beban mesin sebelum mulai (1, 5, 15 menit)": load,
        "Perangkat lunak": f"{software}, PostgreSQL {postgres}",
        "Server": f"{server}; klien dan basis data di mesin yang sama",
    }


def _commit() -> str:
    asked = ["git", "-C", str(settings.BASE_DIR), "log", "-1", "--format=%h"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "–"


def _cpu() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def _memory() -> float:
    found = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return int(found[1]) / 2**20 if found else 0
