"""Every row of the two lists has a test that exists, or says why there is nothing to test yet."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TABLE = tomllib.loads(Path(__file__).with_name("rows.toml").read_text())
PROVEN, LATER = TABLE["proven"], TABLE["later"]


def numbers(letter, *ranges):
    return [f"{letter}{number:0{2 if letter == 'A' else 3}}" for range_ in ranges for number in range_]


ABUSE = numbers("A", range(1, 6), [9, 13, 15, 16], range(20, 25), range(27, 32), [33], range(36, 40))
ABUSE += numbers("A", [41, 42, 44, 45, 46, 48, 49, 52, 53, 55, 57, 58, 59])
BAD_INPUT = numbers("B", range(1, 6), range(7, 13), [14, 15, 17, 18, 19, 20, 21, 22, 24, 25], range(27, 30))
BAD_INPUT += numbers("B", range(31, 37), range(38, 44), range(46, 56), [58, 59], range(61, 75), range(76, 82))
BAD_INPUT += numbers("B", range(83, 90), range(91, 95), range(96, 103), [104, 105, 106], range(108, 121))


@cache
def functions_of(path):
    """The test functions at the top of a module."""
    tree = ast.parse((ROOT / path).read_text())
    return {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("row", ABUSE)
def test_every_abuse_case_of_this_stage_is_proven(row):
    assert PROVEN.get(row)


@pytest.mark.parametrize("row", BAD_INPUT)
def test_every_row_of_bad_input_is_proven_or_says_why_not_yet(row):
    assert bool(PROVEN.get(row)) != bool(LATER.get(row, "").strip())


def test_no_row_is_invented():
    assert sorted(set(PROVEN) | set(LATER)) == sorted(ABUSE + BAD_INPUT)


@pytest.mark.parametrize("row", PROVEN)
def test_every_test_that_is_named_exists(row):
    missing = []
    for named in PROVEN[row]:
        path, _colons, function = named.partition("::")
        if not (ROOT / path).is_file() or function not in functions_of(path):
            missing.append(named)
    assert missing == []
    assert len(set(PROVEN[row])) == len(PROVEN[row])


def test_a_test_that_says_which_row_it_is_for_stands_in_that_row():
    """The numbers in the names of tests and those of the table agree."""
    wrong = []
    for path in sorted({named.partition("::")[0] for tests in PROVEN.values() for named in tests}):
        for function in functions_of(path):
            for row in re.findall(r"(?<=_)([ab]\d{2,3})(?=_)", function):
                named = f"{path}::{function}"
                if row.upper() in LATER or (row.upper() in PROVEN and named not in PROVEN[row.upper()]):
                    wrong.append((row, named))
    assert wrong == []
