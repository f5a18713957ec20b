"""The virus scanner, where there is one: clamd's INSTREAM over a socket (`ASN_CLAMD=host:port`).

Without a scanner files count as clean. With one, a file that cannot be scanned now waits, and what waits or
is quarantined is never handed out.
"""

from __future__ import annotations

import logging
import socket
import struct
from pathlib import Path

from django.conf import settings

from core.models import StoredFile

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10
CHUNK = 64 * 1024


def verdict(path: Path) -> StoredFile.Scan:
    """What the scanner says of the file; WAITING while it does not answer."""
    if not settings.CLAMD_ADDRESS:
        return StoredFile.Scan.CLEAN
    try:
        answer = _ask(settings.CLAMD_ADDRESS, path)
    except OSError:
        logger.warning("the virus scanner does not answer")
        return StoredFile.Scan.WAITING
    if answer.endswith(" FOUND"):
        logger.error("the virus scanner found something")
        return StoredFile.Scan.QUARANTINED
    return StoredFile.Scan.CLEAN if answer.endswith(": OK") else StoredFile.Scan.WAITING


def _ask(address: str, path: Path) -> str:
    host, __, port = address.rpartition(":")
    with (
        socket.create_connection((host, int(port)), timeout=TIMEOUT_SECONDS) as link,
        path.open("rb") as file,
    ):
        link.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            link.sendall(struct.pack("!L", len(chunk)) + chunk)
        link.sendall(struct.pack("!L", 0))
        return link.makefile("rb").read().decode(errors="replace").strip("\0\n ")
