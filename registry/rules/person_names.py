"""Names of people: cleaned on entry, shown with titles, sorted without them."""

import unicodedata

from registry.rules.sentences import sentence as _

MAX_LENGTH = 200
# Letters and marks that Unicode draws as nothing, beside the category Cf: with them two names look the same
# and are not.
BLANKS = frozenset(
    [*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", *"\u180b\u180c\u180d\u180f"]
    + [chr(point) for point in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))]
)
# Control characters and lone surrogates: PostgreSQL or the browser cannot carry them.
UNSTORABLE = frozenset({"Cc", "Cs"})


def clean(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """Return the name in NFC with single blanks and nothing invisible in it.

    Apostrophes, dots and markup stay as typed. ValueError when nothing visible is left, when it is longer
    than `max_length`, or when it holds control characters.
    """
    # Cut first: a hostile text of megabytes is refused without being normalised whole.
    if len(text) > 10 * max_length:
        raise ValueError(_too_long(max_length, len(text)))
    visible = " ".join("".join(sign for sign in text if not _is_invisible(sign)).split())
    name = unicodedata.normalize("NFC", visible)
    if not name:
        raise ValueError(_("Isi nama."))
    if any(unicodedata.category(sign) in UNSTORABLE for sign in name):
        raise ValueError(_("Nama memuat tanda yang tidak dapat disimpan. Ketik ulang nama."))
    if len(name) > max_length:
        raise ValueError(_too_long(max_length, len(name)))
    return name


def display(front_title: str, name: str, back_title: str) -> str:
    """Join name and titles as official letters do: "Dr. H. M. Ma'ruf Nu'man, S.Pd., M.M."."""
    front = f"{front_title.strip()} {name.strip()}".strip()
    return ", ".join(part for part in (front, back_title.strip(" ,")) if part)


def sort_key(name: str) -> str:
    """Return what names are ordered by: no case, accents or punctuation, so Ma'ruf stands beside Maruf."""
    letters = "".join(
        sign for sign in unicodedata.normalize("NFKD", name) if sign.isalnum() or sign.isspace()
    )
    return " ".join(letters.casefold().split())


def initials(name: str) -> str:
    """Return the first letters of the first and the last word for the avatar, "MN"; "" without any letter."""
    firsts = [letter for letter in map(_first_letter, name.split()) if letter]
    return "".join(firsts[:1] + firsts[1:][-1:])


def _is_invisible(sign: str) -> bool:
    return sign in BLANKS or unicodedata.category(sign) == "Cf"


def _first_letter(word: str) -> str:
    return next((sign.upper()[:1] for sign in word if sign.isalnum()), "")


def _too_long(limit: int, length: int) -> str:
    return _("Nama paling banyak %(limit)d huruf (sekarang %(length)d).") % {"limit": limit, "length": length}
