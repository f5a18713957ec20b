"""The small registry behind inbox, navigation, search, reminders and second factor.

Each app registers functions in `apps.ready`; core calls them all, so no feature imports another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Providers(Generic[P, R]):
    """Functions of one shape, called in the order of registration."""

    def __init__(self) -> None:
        self._functions: list[Callable[P, R]] = []

    def register(self, function: Callable[P, R]) -> Callable[P, R]:
        """Add a function; registering it again changes nothing."""
        if function not in self._functions:
            self._functions.append(function)
        return function

    def call(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[R]:
        """The answer of each function."""
        for function in self._functions:
            yield function(*args, **kwargs)
