"""Long work, run by `benchmarks.work` in a process of its own so that its memory can be told."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from core import clock, excel, notifications
from core.models import Notification
from performance.models import ActivityReport
from performance.providers import missing_today
from registry.models import Holiday

CHUNK = 2_000
COLUMNS = [
    excel.Column("Nama", width=36),
    excel.Column("NIP", width=22),
    excel.Column("Jenis"),
    excel.Column("Tanggal", "date"),
    excel.Column("Lama (menit)", "minutes"),
    excel.Column("Uraian", width=60),
    excel.Column("Rencana hasil kerja", width=48),
    excel.Column("Jumlah hasil", "decimal"),
    excel.Column("Satuan"),
    excel.Column("Status"),
    excel.Column("Diajukan", "datetime"),
    excel.Column("Diputuskan", "datetime"),
]
FIELDS = [
    *("employee__name", "employee__nip", "employee__kind", "date", "minutes", "summary", "rhk__text"),
    *("quantity", "quantity_unit", "status", "submitted_at", "decided_at"),
]


def spreadsheet(rows: int) -> dict[str, float]:
    """So many rows of twelve columns from a server cursor into a workbook."""
    about = excel.About("Pengukuran", "tanpa filter", "Sistem", clock.now())
    before = _start_of_peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "baris.xlsx"
        began = time.perf_counter()
        found = ActivityReport.objects.order_by().values_list(*FIELDS)[:rows].iterator(chunk_size=CHUNK)
        excel.write(path, [excel.Sheet("Rincian", COLUMNS, found)], about)
        seconds = time.perf_counter() - began
        size = path.stat().st_size
    return {"seconds": seconds, "before_mib": before, "peak_mib": _peak(), "file_mib": size / 2**20}


def reminders(number: int) -> dict[str, float]:
    """So many reminders of missing reports, chosen and written as the scheduled task does it."""
    Notification.objects.all().delete()
    began = time.perf_counter()
    offered = notifications.notify_many(islice(_missing(), number))
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "offered": offered, "rows": Notification.objects.count()}


def _missing() -> Iterator:
    """Who has not reported, at four in the afternoon of one coming working day after another."""
    holidays = set(Holiday.objects.values_list("date", flat=True))
    day = clock.today("Asia/Jakarta")
    for _ in range(60):
        day += timedelta(days=1)
        if day.isoweekday() <= 5 and day not in holidays:
            yield from missing_today(
                datetime(day.year, day.month, day.day, 16, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
            )


def _start_of_peak() -> float:
    """The memory now, in MiB; the peak counts anew from here."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    """The most memory held since, in MiB."""
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024
