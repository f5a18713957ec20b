"""Write the vendored Bootstrap stylesheet: the released file without the parts that no page uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

TARGET = Path(settings.BASE_DIR) / "static" / "vendor" / "bootstrap" / "bootstrap.min.css"
# Menus, dialogs and notices are native elements here, so what Bootstrap's script would drive is left out.
UNUSED = re.compile(
    r"\.(accordion|bs-popover|bs-tooltip|btn-close|carousel|collaps|drop|form-floating|form-range"
    r"|modal|nav-tabs|navbar|offcanvas|placeholder|popover|ratio|spinner|toast|tooltip|fade(?![\w-]))"
    r"|@keyframes (placeholder|spinner)"
)
CHARSET = '@charset "UTF-8";'
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def trim(css: str) -> str:
    """The stylesheet without rules, or selectors of a rule, that belong to unused components."""
    rules = SOURCE_MAP.sub("", css).strip().removeprefix(CHARSET)
    return f"{CHARSET}{''.join(_kept(rules))}\n"


def _kept(css: str) -> Iterator[str]:
    for selector, body in _rules(css):
        if selector.startswith("@media"):
            inner = "".join(_kept(body))
            if inner:
                yield f"{selector}{{{inner}}}"
        elif selector.startswith("@"):
            if not UNUSED.match(selector):
                yield f"{selector}{{{body}}}"
        elif used := [part for part in _split(selector) if not UNUSED.search(part)]:
            yield f"{','.join(used)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule of this level as its selector (with a comment before it) and its body."""
    start = position = 0
    while (opening := css.find("{", position)) >= 0:
        depth, position = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[position], 0)
            position += 1
        yield css[start:opening], css[opening + 1 : position - 1]
        start = position


def _split(selector: str) -> list[str]:
    """The selectors of a list; a comma inside brackets separates nothing."""
    return re.split(r",(?![^()]*\))", selector)


class Command(BaseCommand):
    """`trim_bootstrap PATH` with the bootstrap.min.css of the npm package."""

    help = "Write static/vendor/bootstrap/bootstrap.min.css from the released file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The released stylesheet."""
        parser.add_argument("source", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say how much smaller it is."""
        released = options["source"].read_text()
        trimmed = trim(released)
        TARGET.write_text(trimmed)
        self.stdout.write(f"{len(released)} → {len(trimmed)} bytes")
