"""The whole of `./portal bench`, in order; it fails on no figure."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys

from django.conf import settings

from benchmarks import agency, machine, pages, report, servers, writes

SIZES = [600, 10_000]
WORK = {"spreadsheet": [100_000], "reminders 1000": [1_000], "reminders 20000": [20_000]}
FILE = settings.BASE_DIR / "benchmarks" / "results.md"


def main(arguments: list[str]) -> int:
    """Measure every size, write the page."""
    parser = argparse.ArgumentParser(prog="./portal bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="banyak pegawai, kecil ke besar")
    sizes = parser.parse_args(arguments).sizes
    # The client works beside a database connection of its own; nothing else runs in this loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    facts = machine.facts()
    servers.manage("migrate", "--noinput", "-v0")
    servers.manage("load_reference")
    servers.manage("collectstatic", "--noinput", "-v0")
    seeds, results = {}, {}
    for size in sizes:
        seeds[size] = servers.manage("seed", "--employees", str(size), "--replace")
        agency.ask_no_second_factor()
        results[size] = asyncio.run(pages.run(settings.DEMO_PASSWORD))
        _show(size, results[size])
    written = asyncio.run(writes.run(settings.DEMO_PASSWORD))
    work = {name: _in_own_process(name.split()[0], *numbers) for name, numbers in WORK.items()}
    parts = [
        report.HEAD,
        report.facts(facts),
        *(report.pages(size, found) for size, found in results.items()),
    ]
    parts += [report.growth(results), report.writes(written), report.work(work, seeds)]
    FILE.write_text("\n".join(parts))
    print(f"\n{parts[-2]}\n{parts[-1]}\nDitulis ke {FILE.relative_to(settings.BASE_DIR)}")
    return 0


def _show(size: int, results: list[pages.Result]) -> None:
    print(f"\n{size} pegawai")
    for result in results:
        alone, crowd = result.alone.share(0.5), result.crowd.rate
        figures = f"{alone:7.1f} ms  × {result.ratio:.1f}  8 klien {crowd:.0f}/detik"
        print(f"  {result.page:24} {figures}", flush=True)


def _in_own_process(name: str, *numbers: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.work", name, *map(str, numbers)]
    return json.loads(subprocess.check_output(command))
