"""The glossary names every model, and no model that is gone."""

import re

import pytest
from django.apps import apps
from django.conf import settings

from core.audit import Event

OURS = ["core", "registry", "performance", "recruitment", "training", "communication"]
COLUMNS = ["Official term", "In code", "Meaning", "Legal source", "Do not use"]
MODEL_NAME = re.compile(r"`([A-Z][A-Za-z]+)[`.]")
# Named in the glossary, but no tables: an enumeration and two values of the rules.
NO_MODELS = {"Zone", "Holder", "WorkCalendar"}


def lines():
    return (settings.BASE_DIR / "docs" / "glossary.md").read_text().splitlines()


def table_lines():
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines() if line.startswith("|")]


def rows():
    return [cells for cells in table_lines() if cells != COLUMNS and set(cells[0]) != {"-"}]


def models():
    found = (model for app in OURS for model in apps.get_app_config(app).get_models())
    return {model.__name__ for model in found if not issubclass(model, Event)}


def named_models():
    return {name for cells in rows() for name in MODEL_NAME.findall(cells[1])}


@pytest.mark.parametrize("app", ["core", "registry", "performance"])
def test_there_are_models_to_look_for(app):
    assert {model.__name__ for model in apps.get_app_config(app).get_models()} & models()


def test_every_model_has_a_row():
    assert models() - named_models() == set()


def test_no_row_names_a_model_that_is_gone():
    assert named_models() - models() == NO_MODELS


def test_every_table_has_the_same_columns_and_no_empty_cell():
    sections = [line for line in lines() if line.startswith("## ")]

    assert table_lines().count(COLUMNS) == len(sections)
    assert [cells for cells in rows() if len(cells) != len(COLUMNS) or not all(cells)] == []


def test_every_official_term_stands_once():
    terms = [cells[0] for cells in rows()]

    assert sorted(terms) == sorted(set(terms))
