"""The commands behind `./portal`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from asn_portal.local import backup, checks, manage, restore, run
from asn_portal.local.errors import StartError

USAGE = """\
./portal run [--port 8000]       memulai portal di komputer ini; Ctrl-C menghentikannya
./portal test [--full] [pytest]  memeriksa kode dan menjalankan semua tes
./portal manage PERINTAH …       perintah Django, misalnya: ./portal manage createsuperuser
./portal seed --employees N      membuat data sintetis sebanyak N pegawai
./portal bench                   mengukur kecepatan, hasilnya di benchmarks/results.md
./portal backup FILE             mencadangkan basis data, berkas, dan kunci ke satu arsip
./portal restore FILE            memulihkan arsip; --replace menimpa data yang ada"""


def main(arguments: list[str]) -> int:
    """Run one command; a failed start is told in one sentence, without a trace."""
    command = COMMANDS.get(arguments[0] if arguments else "")
    if command is None:
        print(USAGE)
        return 0 if arguments[:1] in (["help"], ["--help"], ["-h"]) else 2
    try:
        return command(arguments[1:])
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./portal run")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    run.run(parser.parse_args(arguments).port)
    return 0


def _seed(arguments: list[str]) -> int:
    return manage.manage(["seed", *arguments])


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": _run,
    "test": checks.check,
    "manage": manage.manage,
    "seed": _seed,
    "bench": manage.bench,
    "backup": backup.backup,
    "restore": restore.restore,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
