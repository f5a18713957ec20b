"""How a rule's ValueError becomes a refusal at the field it is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError


@contextmanager
def at(field: str) -> Iterator[None]:
    """Raise the sentence of a rule as a refusal of `field`."""
    try:
        yield
    except ValueError as refusal:
        raise ValidationError({field: str(refusal)}) from refusal
