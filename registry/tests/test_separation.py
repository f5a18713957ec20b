"""Nobody decides on an item of their own."""

from uuid import UUID

import pytest

from registry.rules.separation import may_decide

SARI = UUID("11111111-1111-4111-8111-111111111111")
BUDI = UUID("22222222-2222-4222-8222-222222222222")


def test_somebody_else_may_decide():
    assert may_decide(BUDI, {SARI})


@pytest.mark.parametrize("owners", [{SARI}, [BUDI, SARI], (str(SARI),)])
def test_an_owner_may_not(owners):
    assert not may_decide(SARI, owners)


def test_an_item_without_an_owner_belongs_to_nobody():
    assert may_decide(BUDI, [])
    assert may_decide(BUDI, [None])


@pytest.mark.parametrize("owners", [[], [None], {SARI}])
def test_an_unknown_decider_may_not(owners):
    assert not may_decide(None, owners)


def test_one_bare_id_in_place_of_a_collection_is_a_mistake_in_the_program():
    with pytest.raises(TypeError, match="collection of ids"):
        may_decide(SARI, str(SARI))
