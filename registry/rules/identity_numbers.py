"""What the national numbers (NIP, NI PPPK, NIK) have in common."""

import unicodedata
from dataclasses import dataclass

from registry.rules.sentences import sentence as _

# The longest spelling anyone types is 18 digits with blanks and dots between them.
LONGEST_INPUT = 100


@dataclass(frozen=True)
class Mismatch:
    """One disagreement between a number and the record that carries it.

    `field` is "birth_date", "sex" or "start"; `blocks` says whether entry stops (birth date, sex)
    or only warns (start); `message` is the Indonesian sentence for the user.
    """

    field: str
    blocks: bool
    message: str


def digits_of(text: str, *, name: str, length: int) -> str:
    """Return the `length` digits 0-9 typed in `text`; the number is called `name` in refusals.

    Blanks of any width, dots, invisible characters and Excel's leading apostrophe are dropped. Anything else
    is refused with ValueError, also digits of other scripts: they look alike and would make a twin.
    """
    if not isinstance(text, str):
        raise ValueError(_("%(name)s harus ditulis sebagai teks, bukan bilangan.") % {"name": name})
    digits = "".join(sign for sign in text[:LONGEST_INPUT].strip().removeprefix("'") if not _is_filler(sign))
    if len(text) > LONGEST_INPUT or not (digits.isascii() and digits.isdigit()):
        raise ValueError(
            _("%(name)s harus %(length)d angka 0–9, tanpa huruf atau tanda lain.")
            % {"name": name, "length": length}
        )
    if len(digits) != length:
        raise ValueError(
            _("%(name)s harus %(length)d angka, sekarang %(count)d angka.")
            % {"name": name, "length": length, "count": len(digits)}
        )
    return digits


def _is_filler(sign: str) -> bool:
    return sign == "." or sign.isspace() or unicodedata.category(sign) == "Cf"
