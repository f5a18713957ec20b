"""The objects that the matrix names."""

import pytest


@pytest.fixture
def objects(cast):
    """`objects("sari")` is the key of Sari's employee; other names are made on demand."""

    def find(name):
        if name in cast.people():
            return getattr(cast, name).employee.pk
        return getattr(cast, name).pk

    return find
