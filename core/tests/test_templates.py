"""Every template keeps to the content security policy and to the icons that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Engine

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NAMES = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/icons/sprite.svg").read_text()))
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:a-z-]*)\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}
BANNED_WORDS = re.compile(r"\b(submit|klik di sini|oops|tidak valid|bidang ini)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(name: str) -> None:
    assert Engine.get_default().get_template(name).name == name


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_a_template_holds_nothing_that_the_policy_blocks(path: Path) -> None:
    source = path.read_text()
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    named = {
        (name, str(path.relative_to(ROOT)))
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text())
    }
    named |= {
        (name, str(path.relative_to(ROOT)))
        for app in (
            "asn_portal",
            "core",
            "registry",
            "performance",
            "recruitment",
            "training",
            "communication",
        )
        for path in (ROOT / app).rglob("*.py")
        if "tests" not in path.parts
        for name in re.findall(r'\bicon="([^"]+)"', path.read_text())
    }
    assert sorted((name, where) for name, where in named if name not in ICONS) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_what_people_read_avoids_the_words_of_the_copy_guide(path: Path) -> None:
    sentences = re.findall(r'{% translate "([^"]+)"', path.read_text())
    assert [sentence for sentence in sentences if BANNED_WORDS.search(sentence)] == []
