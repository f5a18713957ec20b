"""Reference data that the code needs in every database: each app registers its loader."""

from __future__ import annotations

from collections.abc import Callable

Loader = Callable[[], None]

_loaders: list[Loader] = []


def register(loader: Loader) -> None:
    """Add a loader; it must be idempotent and leave alone what administrators changed."""
    _loaders.append(loader)


def load() -> None:
    """Run every loader in the order of registration."""
    for loader in _loaders:
        loader()
