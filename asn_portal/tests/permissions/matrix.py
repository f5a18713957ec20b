"""Reads `matrix.toml` and the addresses of the portal."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PERSONAS = [
    "anon",  # nobody signed in
    "sari",  # employee of care
    "tono",  # employee of care
    "dewi",  # employee of east
    "rahmat",  # retired from care
    "budi",  # supervisor in care
    "maya",  # supervisor in east
    "andi",  # acting supervisor of aid, by date
    "ratna",  # HR of social
    "hana",  # HR of its child care
    "lukman",  # leader of social
    "agus",  # auditor
    "adi",  # administrator
]
METHODS = ["GET", "HEAD", "POST", "PUT"]
# A form that the persona may send, though an empty one is refused or changes nothing.
FORM = {200, 302, 400, 409, 422}
EVERYONE = "*"


@dataclass(frozen=True)
class Case:
    """One address with its object, and the answer for each persona and method."""

    url: str
    args: dict[str, str] = field(default_factory=dict)
    get: dict[str, str] = field(default_factory=dict)
    post: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join([self.url, *self.args.values()])

    def expected(self, persona: str, method: str) -> set[int]:
        """The allowed statuses."""
        answers = {"PUT": {"405": EVERYONE}, "POST": self.post}.get(method, self.get)
        found = _status_for(persona, answers)
        if found is None and persona == "anon" and not self._is_public:
            return {302}
        return _codes(found or _status_for(EVERYONE, answers))

    @property
    def _is_public(self) -> bool:
        return _status_for("anon", {**self.get, **self.post}) is not None


def _status_for(persona: str, answers: dict[str, str]) -> str | None:
    return next((status for status, people in answers.items() if persona in people.split()), None)


def _codes(status: str | None) -> set[int]:
    if status is None:
        raise LookupError("the row does not say what everyone else gets")
    return FORM if status == "form" else {int(status)}


def cases() -> list[Case]:
    """Every row of the matrix; a row without `post` refuses POST, one without `get` refuses GET."""
    rows = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text())["case"]
    refused = {"405": EVERYONE}
    return [Case(**{"get": refused, "post": refused, **row}) for row in rows]


def url_names(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[str]:
    """The name of every address of the portal, Django admin's own left out."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from url_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"


def admin_paths(resolver: Any = None) -> list[str]:
    """The addresses of Django admin that need no object."""
    root = resolver or next(p for p in get_resolver().url_patterns if getattr(p, "namespace", "") == "admin")
    return sorted(_plain_paths(root, str(root.pattern)))


def _plain_paths(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        path = f"{prefix}{pattern.pattern}"
        if "<" in path or "(" in path:
            continue
        if isinstance(pattern, URLResolver):
            yield from _plain_paths(pattern, path)
        else:
            yield f"/{path}"
