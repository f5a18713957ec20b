"""What may stand in a report: its text and the link to evidence elsewhere."""

import ipaddress
import unicodedata
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

LONGEST = 1000
# They turn the reading direction, so that a text reads otherwise than it is stored.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
KEPT_CONTROLS = frozenset("\n\t")
PRIVATE_NAMES = ("localhost", ".localhost", ".local", ".internal", ".lan")


def clean(text: str, *, longest: int = LONGEST) -> str:
    """Return the text in NFC without signs that hide something; "" when nothing in it can be read.

    ValueError when it is longer than `longest` or holds control characters. Emoji, Arabic and Javanese stay.
    """
    if len(text) > 10 * longest:
        raise ValueError(_too_long(longest, len(text)))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(_is_unstorable(sign) for sign in lines):
        raise ValueError(_("Teks memuat tanda yang tidak dapat disimpan. Ketik ulang."))
    kept = "".join(sign for sign in lines if sign not in TURNING)
    written = unicodedata.normalize("NFC", kept).strip()
    if not any(sign.isalnum() for sign in written):
        return ""
    if len(written) > longest:
        raise ValueError(_too_long(longest, len(written)))
    return written


def check_link(url: str) -> str:
    """Return the link; ValueError unless it leads by http(s) to a public place."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme not in {"http", "https"} or not host:
        raise ValueError(_("Tautan harus dimulai dengan https:// atau http://."))
    if _is_private(host) or parts.username:
        raise ValueError(_("Tautan harus bisa dibuka orang lain, bukan alamat di perangkat Anda."))
    return url


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        bare = host.replace(".", "")
        return host in PRIVATE_NAMES or host.endswith(PRIVATE_NAMES) or "." not in host or bare.isdigit()


def _is_unstorable(sign: str) -> bool:
    """Control characters and lone surrogates: PostgreSQL or the browser cannot carry them."""
    return unicodedata.category(sign) in {"Cc", "Cs"} and sign not in KEPT_CONTROLS


def _too_long(longest: int, length: int) -> str:
    return _("Uraian paling banyak %(most)d huruf (sekarang %(now)d).") % {"most": longest, "now": length}
