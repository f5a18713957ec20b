"""Third-party files in the page are exactly the ones whose checksum, version and licence are written down."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

from core.management.commands.trim_bootstrap import trim

VENDOR = Path(settings.BASE_DIR) / "static" / "vendor"
ROW = re.compile(r"^\| `(?P<path>[^`]+)` \|.*\| `(?P<digest>[0-9a-f]{64})` \|$", re.MULTILINE)
RECORDED = {row["path"]: row["digest"] for row in ROW.finditer((VENDOR / "VENDOR.md").read_text())}


@pytest.mark.parametrize("path", sorted(RECORDED))
def test_a_vendored_file_has_the_recorded_checksum(path: str) -> None:
    assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == RECORDED[path]


def test_every_vendored_file_is_recorded() -> None:
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert present - {"VENDOR.md"} == set(RECORDED)


@pytest.mark.parametrize("path", sorted(path for path in RECORDED if path.endswith((".css", ".js"))))
def test_a_vendored_file_names_no_source_map(path: str) -> None:
    """WhiteNoise refuses a stylesheet or script whose map is not there."""
    assert "sourceMappingURL" not in (VENDOR / path).read_text()


def test_the_trimmed_stylesheet_keeps_used_rules_and_drops_unused_ones() -> None:
    released = (
        '@charset "UTF-8";.card,.modal{color:red}.modal-open{color:blue}'
        "@media print{.tooltip{top:0}}@media (min-width:1px){.btn:not(.a,.b),.dropdown{top:0}}"
        "/*# sourceMappingURL=bootstrap.min.css.map */"
    )
    assert trim(released) == (
        '@charset "UTF-8";.card{color:red}@media (min-width:1px){.btn:not(.a,.b){top:0}}\n'
    )
