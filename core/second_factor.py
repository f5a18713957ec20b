"""Who must use a second factor: the roles named by a parameter; apps say which roles an account has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain

from core import parameters
from core.models import Account
from core.providers import Providers

KEY = "keamanan.wajib_2fa_peran"

roles: Providers[[Account, date], set[str]] = Providers()
register: Callable = roles.register


def is_required(account: Account, on: date) -> bool:
    """Whether one of the account's roles makes the second factor compulsory."""
    required = set(parameters.get(KEY, on=on))
    return bool(required) and bool(required & set(chain.from_iterable(roles.call(account, on))))
