"""Secrets kept in the database are encrypted with ASN_FIELD_KEYS: the first key encrypts, all decrypt."""

from __future__ import annotations

from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


@cache
def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


def encrypt(text: str) -> str:
    """`text` as a token that only a holder of the keys reads."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text of a token; raises `cryptography.fernet.InvalidToken` for anything else."""
    return _keys().decrypt(token.encode()).decode()
