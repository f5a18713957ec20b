"""The documents say what is true: links lead somewhere, every variable of the settings is explained."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
LINK = re.compile(r"\]\(([^)#:]+)\)")
READ_VARIABLE = re.compile(r"env(?:\.[a-z_]+)?\(\s*['\"]([A-Z_]+)['\"]")
LISTED_VARIABLE = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
LONGEST_DECISION = 25


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(document):
    broken = [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]

    assert broken == []


def test_operations_explains_every_variable_that_the_settings_read_and_none_that_nobody_knows():
    read = set(READ_VARIABLE.findall((ROOT / "asn_portal" / "settings.py").read_text()))
    listed = set(LISTED_VARIABLE.findall((ROOT / "docs" / "operations.md").read_text()))

    assert "DATABASE_URL" in read
    assert read - listed == set()
    assert [name for name in listed - read if not any(name in source for source in core_sources())] == []


def core_sources():
    return [path.read_text() for path in (ROOT / "core").rglob("*.py")]


def test_decisions_are_short_and_in_the_index():
    index = (ROOT / "docs" / "decisions" / "README.md").read_text()

    assert [path.name for path in DECISIONS if len(path.read_text().splitlines()) > LONGEST_DECISION] == []
    assert [path.name for path in DECISIONS if f"({path.name})" not in index] == []


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
