"""A small portal for the tests of the supervisor: the real servers, and two programs that only sleep.

python -m asn_portal.tests.supervised FOLDER
"""

import sys
from pathlib import Path

from asn_portal.local.embedded import Embedded
from asn_portal.local.processes import Process
from asn_portal.local.supervisor import Supervisor
from asn_portal.local.watch import Heartbeat, Watched

SLEEPER = "import time; time.sleep(600)"
# It has a child of its own and heeds no polite signal, as a worker that has lost its broker.
PARENT = f"""
import signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.run([sys.executable, "-c", {SLEEPER!r}])
"""


def main(folder: Path) -> None:
    """Run until a signal; `FOLDER/ready` tells that everything is up."""
    embedded = Embedded(folder, durable=False)
    embedded.start_postgres()
    environment = embedded.start_redis()
    heartbeat = Heartbeat(folder / "heartbeat", environment, limit=1)
    watched = [
        Watched(Process("sleeper", [sys.executable, "-c", SLEEPER]), is_stuck=heartbeat.is_lost),
        Watched(Process("parent", [sys.executable, "-c", PARENT], stop_seconds=2)),
    ]
    supervisor = Supervisor(watched, embedded.processes)
    try:
        supervisor.start()
        (folder / "ready").touch()
        supervisor.run()
    finally:
        supervisor.stop()
        embedded.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
