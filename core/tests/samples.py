"""Uploads for tests: real photos and PDFs, and the same ones spoiled."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

END = b"\n%%EOF\n"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a form hands it over."""
    return SimpleUploadedFile(name, content)


def jpg(size: tuple[int, int] = (40, 30), *, gps: bool = False, turned: bool = False) -> bytes:
    """A photo, red above and blue below."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] // 2, size[0], size[1]))
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825)[1] = "S"
        exif.get_ifd(0x8825)[2] = (6.0, 10.0, 30.0)
    if turned:
        exif[0x0112] = 6
    return _saved(picture, "JPEG", exif=exif)


def png(size: tuple[int, int] = (40, 30), mode: str = "RGBA") -> bytes:
    """A drawing."""
    return _saved(Image.new(mode, size), "PNG")


def pdf(pages: int = 1) -> bytes:
    """A PDF with empty pages."""
    document = pypdfium2.PdfDocument.new()
    for __ in range(pages):
        document.new_page(595, 842)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password (nobody knows it)."""
    secret = b"<" + b"5a" * 32 + b">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + secret + b" /U " + secret + b" >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    ids = b"/ID [<00> <00>]"
    content += b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R %s >>\nstartxref\n%d" % (ids, start)
    return content + END


def with_object(content: bytes, body: bytes) -> bytes:
    """The PDF with one more object behind its end, as an incremental update has it."""
    return content + b"\n99 0 obj\n" + body + b"\nendobj" + END


def _saved(picture: Image.Image, kind: str, **options) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()
