"""PostgreSQL refuses to run as root; two ways to run it there without creating a system account."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from asn_portal.local.errors import StartError

NOBODY = 65534
# In a user namespace the server sees uid 1000 while the files stay root's.
NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
# Where namespaces are forbidden (a default container). Without the securebit initdb's access(2) check fails.
AS_NOBODY = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
]


@dataclass(frozen=True)
class Unprivileged:
    """How to start a program that refuses root: a command prefix, and who must own its files."""

    prefix: list[str] = field(default_factory=list)
    owner: int | None = None

    def give(self, folder: Path) -> None:
        """Hand a folder to the user that the program will run as."""
        if self.owner is not None:
            os.chown(folder, self.owner, self.owner)


def unprivileged() -> Unprivileged:
    """The first way that works on this machine."""
    if os.geteuid() != 0:
        return Unprivileged()
    if _works(NAMESPACE):
        return Unprivileged(NAMESPACE)
    if _works(AS_NOBODY):
        return Unprivileged(AS_NOBODY, NOBODY)
    raise StartError("Berjalan sebagai root, tetapi unshare dan setpriv ditolak: setel DATABASE_URL.")


def _works(prefix: list[str]) -> bool:
    return subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
