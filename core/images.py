"""Photos: read, turned upright and written anew, so that only the picture is kept (no EXIF, no GPS)."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MOST_PIXELS = 25_000_000
FORMATS = {"jpg": "JPEG", "png": "PNG"}
# What Pillow raises for a picture that is cut, forged or absurd.
UNREADABLE = (OSError, ValueError, SyntaxError, IndexError, struct.error, Image.DecompressionBombError)


def reencode(file: Any, kind: str) -> bytes:
    """The picture alone, as "jpg" or "png"; refused when it is something else, broken or over 25 Mpx."""
    try:
        return _reencode(file, kind)
    except UNREADABLE as problem:
        raise ValidationError(
            _("Foto tidak dapat dibaca. Ambil ulang fotonya atau pilih berkas lain."), code="unreadable"
        ) from problem


def _reencode(file: Any, kind: str) -> bytes:
    # Only the format that name and first bytes have promised is tried.
    with Image.open(file, formats=[FORMATS[kind]]) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise ValidationError(
                _("Foto terlalu besar (%(width)s × %(height)s piksel). Perkecil sampai 25 megapiksel.")
                % {"width": width, "height": height},
                code="too-many-pixels",
            )
        upright = ImageOps.exif_transpose(picture).convert(_mode(picture, kind))
    fresh = Image.new(upright.mode, upright.size)
    fresh.paste(upright)
    written = BytesIO()
    fresh.save(written, FORMATS[kind], quality=85)
    return written.getvalue()


def _mode(picture: Image.Image, kind: str) -> str:
    if picture.mode in {"1", "L"}:
        return "L"
    return "RGBA" if kind == "png" and picture.has_transparency_data else "RGB"
