"""Looks at one PDF in a process of its own, with little memory and time, and says why it is not accepted.

Run as a program: it imports nothing of the portal, because what it reads is written by strangers.
"""

import resource
import sys
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

CPU_SECONDS = 10
MEMORY_BYTES = 512 * 1024 * 1024
MOST_PAGES = 500
# The end of file stands in the last bytes of a whole document; behind it some programs add a little.
TRAILER_BYTES = 2048
ACTIVE = (b"/JavaScript", b"/Launch")


def problem_of(path: str) -> str:
    """The problem in one word, or "" for a whole PDF that is not encrypted and starts nothing."""
    content = Path(path).read_bytes()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-TRAILER_BYTES:]:
        return "unreadable"
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return "encrypted" if error.err_code == raw.FPDF_ERR_PASSWORD else "unreadable"
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        return "encrypted"
    if not 0 < len(document) <= MOST_PAGES:
        return "pages"
    has_scripts = raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    return "active" if has_scripts or any(mark in content for mark in ACTIVE) else ""


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.stdout.write(problem_of(sys.argv[1]) or "fine")
