"""Every address of the matrix as somebody who may use it, for tests that concern all pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from asn_portal.tests.permissions import matrix


@dataclass(frozen=True)
class Place:
    """An address and a persona who may go there."""

    name: str
    path: str
    persona: str
    has_key: bool


def places(objects, method: str) -> Iterator[Place]:
    """Each address that takes the method, once, with the first persona who is let in."""
    answer = {"GET": {200}, "POST": matrix.FORM}[method]
    for case in matrix.cases():
        persona = next((p for p in reversed(matrix.PERSONAS) if case.expected(p, method) <= answer), None)
        if persona is not None:
            keys = {key: objects(value) for key, value in case.args.items()}
            yield Place(case.url, reverse(case.url, kwargs=keys), persona, bool(keys))
