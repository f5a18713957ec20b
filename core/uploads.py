"""What an uploaded file must be: name, size, first bytes and content have to agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Kind:
    """A kind of file: the endings of its name, its first bytes and its media type."""

    extensions: tuple[str, ...]
    magic: bytes
    content_type: str


KINDS = {
    "jpg": Kind(("jpg", "jpeg"), b"\xff\xd8\xff", "image/jpeg"),
    "png": Kind(("png",), b"\x89PNG\r\n\x1a\n", "image/png"),
    "pdf": Kind(("pdf",), b"%PDF-", "application/pdf"),
}
FIRST_BYTES = 16
LONGEST_NAME = 200

# A further ending that some server might run.
RUNNABLE = re.compile(r"\.(php\d?|phtml|phar|jspx?|aspx?|cgi|exe|bat|cmd)(?![a-z0-9])", re.IGNORECASE)
# What cannot be seen, turns the reading direction, or separates folders.
UNSEEN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff/\\\\]")
HEIC = re.compile(rb"....ftyp(heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)


def display_name(name: str) -> str:
    """The name as it is shown and offered for saving; nothing is ever stored under it."""
    stem, dot, extension = UNSEEN.sub("", name).strip().rpartition(".")
    if not dot:
        return extension[:LONGEST_NAME] or _("berkas")
    return f"{stem[: LONGEST_NAME - len(extension) - 1] or _('berkas')}.{extension[:10]}"


def check(upload: UploadedFile, kinds: Sequence[str], max_bytes: int) -> str:
    """The kind of an upload whose size, name and first bytes are in order; its content comes next."""
    _check_size(upload.size or 0, max_bytes)
    # Not as a context manager: leaving it would close, and so delete, the upload.
    upload.seek(0)
    first = upload.read(FIRST_BYTES)
    upload.seek(0)
    name = display_name(upload.name or "")
    if HEIC.match(first):
        raise ValidationError(
            _("Foto HEIC belum dapat dibuka. Ubah ke JPG di ponsel lalu unggah lagi."), code="heic"
        )
    kind = _kind_named(name, kinds)
    if not first.startswith(KINDS[kind].magic):
        raise ValidationError(
            _("Isi berkas tidak sesuai dengan jenisnya. Simpan ulang lalu unggah lagi."), code="mismatch"
        )
    return kind


def _check_size(size: int, max_bytes: int) -> None:
    if not size:
        raise ValidationError(_("Berkas ini kosong. Pilih berkas lain."), code="empty")
    if size > max_bytes:
        raise ValidationError(
            _("Berkas lebih besar dari %(limit)s. Perkecil lalu unggah lagi.")
            % {"limit": filesizeformat(max_bytes)},
            code="too-large",
        )


def _kind_named(name: str, kinds: Sequence[str]) -> str:
    stem, __, extension = name.rpartition(".")
    named = [kind for kind in kinds if extension.lower() in KINDS[kind].extensions]
    if not named or RUNNABLE.search(stem):
        raise ValidationError(
            _("Jenis berkas ini tidak diterima. Unggah %(kinds)s.")
            % {"kinds": ", ".join(kind.upper() for kind in kinds)},
            code="kind",
        )
    return named[0]
