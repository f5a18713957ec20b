"""Password hashing and the rules of a good password (NIST SP 800-63B; ASVS 5.0 6.2).

Long rather than intricate: no demand for digits or signs, no regular change, nothing cut off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain, pairwise
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import clock, parameters
from core.models import Account
from core.providers import Providers

SHORTEST = "keamanan.panjang_kata_sandi"
SHORTEST_ALONE = "keamanan.panjang_kata_sandi_tanpa_faktor"
LONGEST = 128
LEGAL_BASIS = "NIST SP 800-63B-4; OWASP ASVS 5.0 6.2.1"

parameters.define(
    SHORTEST, default=12, kind=int, label="Panjang kata sandi dengan faktor kedua", legal_basis=LEGAL_BASIS
)
parameters.define(
    SHORTEST_ALONE,
    default=15,
    kind=int,
    label="Panjang kata sandi tanpa faktor kedua",
    legal_basis=LEGAL_BASIS,
)

# Words that everybody here would try first.
# fmt: off
LOCAL_WORDS = {
    "asn", "bkn", "pns", "pppk", "siasn", "myasn", "ekinerja", "kinerja", "pegawai", "portal", "admin",
    "indonesia", "merdeka", "garuda", "pancasila", "password", "katasandi", "sandi", "rahasia", "qwerty",
    "asdfgh", "januari", "februari", "maret", "april", "juni", "juli", "agustus", "september", "oktober",
    "november", "desember",
}
# fmt: on
YEAR = re.compile(r"(19|20)\d\d")
# What must be left when known words, years, runs and repetitions are taken out.
ESSENCE_LENGTH = 8
ESSENCE_SIGNS = 5

context_words: Providers[[Account], Iterable[str]] = Providers()
register: Callable = context_words.register


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id at 19 MiB, 2 passes, 1 lane: some 20 ms, so two cores sign in a whole agency."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def shortest(account: Account | None) -> int:
    """The least length for this account: less with a second factor."""
    today = clock.today(account.zone if account else "Asia/Jakarta")
    has_factor = (
        account is not None
        and Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists()
    )
    return parameters.get(SHORTEST if has_factor else SHORTEST_ALONE, on=today)


class LengthValidator:
    """Neither too short to be safe nor longer than we hash."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse by length, counted in characters."""
        least = shortest(user if isinstance(user, Account) else None)
        if len(password) < least:
            raise ValidationError(_("Kata sandi paling sedikit %(n)s huruf.") % {"n": least}, code="short")
        if len(password) > LONGEST:
            raise ValidationError(_("Kata sandi paling banyak %(n)s huruf.") % {"n": LONGEST}, code="long")

    def get_help_text(self) -> str:
        """What to type, in words."""
        return _("Beberapa kata yang mudah Anda ingat sudah cukup. Boleh memakai spasi.")


class CommonValidator(CommonPasswordValidator):
    """The 20,000 passwords that are tried first, also with digits and signs around them."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a well-known password, whatever decorates it."""
        plain = password.casefold().strip()
        if plain in self.passwords or re.sub(r"[^a-z]", "", plain) in self.passwords:
            raise ValidationError(
                _("Kata sandi ini terlalu umum. Pakai beberapa kata yang lain."), code="common"
            )

    def get_help_text(self) -> str:
        """What is refused."""
        return _("Kata sandi yang umum ditolak.")


class ContextWordValidator:
    """A password made of one's own name, number, unit, "asn", years, runs or repetitions is no secret."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse when too little is left without what anybody can guess."""
        rest = essence(password, words_of(user) if isinstance(user, Account) else LOCAL_WORDS)
        if len(rest) < ESSENCE_LENGTH or len(set(rest)) < ESSENCE_SIGNS:
            raise ValidationError(
                _("Kata sandi ini mudah ditebak. Jangan hanya memakai nama, NIP, unit, tahun, atau urutan."),
                code="guessable",
            )

    def get_help_text(self) -> str:
        """What is refused."""
        return _("Nama, NIP, unit, dan tahun saja mudah ditebak.")


def words_of(account: Account) -> set[str]:
    """The words that others connect with this account."""
    mailbox = account.email.partition("@")[0]
    texts = [account.login, account.name, mailbox, *chain.from_iterable(context_words.call(account))]
    parts = {part for text in texts for part in re.split(r"[^\w]+", text.casefold()) if len(part) >= 3}
    number = account.login
    dates = {number[:8], number[6:8] + number[4:6] + number[:4]} if number.isdigit() else set()
    return LOCAL_WORDS | parts | dates | {text.casefold() for text in texts if len(text) >= 3}


def essence(password: str, words: Iterable[str]) -> str:
    """What is left of a password without these words, years, runs (1234, dcba), repetitions and signs."""
    text = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    text = re.sub(r"\W", "", YEAR.sub(" ", text))
    kept = [after for before, after in pairwise(" " + text) if abs(ord(after) - ord(before)) > 1]
    return _without_repetition("".join(kept))


def _without_repetition(text: str) -> str:
    match = re.fullmatch(r"(.+?)\1+", text)
    return match[1] if match else text
