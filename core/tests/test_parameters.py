"""Values of law and policy: declared in code, dated in the database."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core import audit, parameters
from core.models import Parameter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def days_to_file(monkeypatch):
    """A key of this test's own."""
    monkeypatch.setattr(parameters, "_definitions", dict(parameters._definitions))
    parameters.define("uji.hari", default=3, kind=int, label="Hari", legal_basis="Peraturan uji")


def set_value(value, valid_from):
    with audit.acting("test.set", by=None):
        Parameter.objects.create(key="uji.hari", value=value, valid_from=valid_from, legal_basis="uji")


def test_the_declared_value_holds_until_somebody_changes_it():
    assert parameters.get("uji.hari", on=date(2026, 3, 4)) == 3


def test_a_value_holds_from_its_day_on():
    set_value(5, date(2026, 4, 1))

    assert parameters.get("uji.hari", on=date(2026, 3, 31)) == 3
    assert parameters.get("uji.hari", on=date(2026, 4, 1)) == 5
    assert parameters.version("uji.hari", on=date(2027, 1, 1)) == (5, date(2026, 4, 1))


def test_loading_writes_each_missing_key_once_with_its_legal_basis():
    parameters.load()
    parameters.load()

    (row,) = Parameter.objects.filter(key="uji.hari")
    assert (row.value, row.legal_basis) == (3, "Peraturan uji")


def test_loading_leaves_alone_what_an_administrator_set():
    set_value(7, date(2026, 1, 1))
    parameters.load()

    assert parameters.get("uji.hari", on=date(2026, 3, 4)) == 7


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("uji.lain", 3, "Kunci ini tidak dikenal"),
        ("uji.hari", "3", "bilangan bulat"),
        ("uji.hari", True, "bilangan bulat"),
        ("uji.hari", None, "bilangan bulat"),
    ],
)
def test_a_strange_key_or_type_is_refused(key, value, sentence):
    with pytest.raises(ValidationError, match=sentence):
        parameters.check(key, value)


def test_a_key_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        parameters.define("uji.hari", default=1, kind=int, label="", legal_basis="")
