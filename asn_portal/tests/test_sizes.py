"""House rules about the shape of the code that ruff cannot check."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

LONGEST_FUNCTION = 40
LONGEST_FILE = 300
FEATURES = ["performance", "recruitment", "training", "communication"]
FOLDERS = ["asn_portal", "core", "registry", *FEATURES, "benchmarks", ".ci"]
PROGRAMS = ["manage.py", "portal", "conftest.py"]
LISTS_RATHER_THAN_CODE = {"asn_portal/settings.py"}


def sources() -> list[Path]:
    root = Path(settings.BASE_DIR)
    found = [path for folder in FOLDERS for path in (root / folder).rglob("*.py")]
    found += [root / name for name in PROGRAMS if (root / name).exists()]
    return [path for path in found if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"


@pytest.fixture(scope="module")
def all_functions():
    found = [(path, node) for path in sources() for node in functions(path)]
    assert len(found) > 100, "the sources were not found"
    return found


def test_no_function_is_longer_than_forty_lines(all_functions):
    long = [
        f"{place(path, node)} {node.name}: {lines} lines"
        for path, node in all_functions
        if (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_import_hides_inside_a_function(all_functions):
    hidden = [
        place(path, inner)
        for path, node in all_functions
        for inner in ast.walk(node)
        if node.name != "ready" and isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, "\n".join(hidden)


def test_no_file_is_longer_than_three_hundred_lines():
    lines = {str(path.relative_to(settings.BASE_DIR)): path.read_text().count("\n") for path in sources()}
    long = [name for name, count in lines.items() if count > LONGEST_FILE]
    assert set(long) <= LISTS_RATHER_THAN_CODE


def test_no_template_is_longer_than_one_hundred_and_fifty_lines():
    templates = list((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
    long = [str(path) for path in templates if path.read_text().count("\n") > 150]
    assert templates
    assert not long, "\n".join(long)
