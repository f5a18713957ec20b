"""The name that a person types to sign in: an employee number in any spelling, an address, or a word."""

from __future__ import annotations

import re
import unicodedata

# Digits with spaces or dots between them; Excel and copied text put an apostrophe before.
NUMBER = re.compile(r"^['\u2018\u2019`]?[\d\s.]*\d[\d\s.]*$", re.ASCII)


def normalise(typed: str) -> str:
    """The name as it is stored: only digits for a number, else without edge spaces and in lower case."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if NUMBER.match(re.sub(r"\s", " ", text)):
        return re.sub(r"[^0-9]", "", text)
    return text.lower()
