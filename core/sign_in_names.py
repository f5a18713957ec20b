"""The name that a person types to sign in: an employee number in any spelling, an address, or a word."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Digits with spaces or dots between them; Excel and copied text put an apostrophe before.
NUMBER = re.compile(r"^['\u2018\u2019`]?[\d\s.]*\d[\d\s.]*$", re.ASCII)


def clean_email(typed: str) -> str:
    """An address in lower case, as it is compared; one at a bare number of a machine is refused."""
    if "[" in typed:
        raise ValidationError(_("Surel harus seperti nama@contoh.go.id."))
    return typed.lower()


def normalise(typed: str) -> str:
    """The name as it is stored: only digits for a number, else without edge spaces and in lower case."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if NUMBER.match(re.sub(r"\s", " ", text)):
        return re.sub(r"[^0-9]", "", text)
    return text.lower()
