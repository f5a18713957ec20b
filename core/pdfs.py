"""Uploaded PDFs: accepted only when whole, not encrypted, of at most 500 pages and without scripts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core import pdf_check

WALL_SECONDS = 20
UNREADABLE = _("Berkas PDF tidak dapat dibaca. Simpan ulang sebagai PDF lalu unggah lagi.")
PROBLEMS = {
    "encrypted": _("Berkas PDF terkunci kata sandi. Simpan tanpa kata sandi lalu unggah lagi."),
    "pages": _("Berkas PDF harus berisi 1 sampai 500 halaman."),
    "active": _("Berkas PDF memuat skrip atau perintah. Cetak ulang ke PDF lalu unggah hasilnya."),
}


def check(path: Path) -> None:
    """Refuse a PDF that its own small process finds wrong, cannot read, or does not survive."""
    verdict = _verdict(path)
    if verdict != "fine":
        raise ValidationError(PROBLEMS.get(verdict, UNREADABLE), code=verdict or "unreadable")


def _verdict(path: Path) -> str:
    # -I: the folder of the program and the environment of the web process stay out of it.
    program = [sys.executable, "-I", pdf_check.__file__, str(path)]
    try:
        answer = subprocess.run(  # noqa: S603  our own program, and a path that we made
            program, env={}, capture_output=True, text=True, check=False, timeout=WALL_SECONDS
        )
    except subprocess.TimeoutExpired:
        return ""
    return answer.stdout if answer.returncode == 0 else ""
