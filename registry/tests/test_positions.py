"""Posts and the chain of command between them."""

import pytest
from django.core.exceptions import ValidationError

from registry.actions import positions
from registry.models import Position
from registry.tests import factories


def post(unit, *, head):
    return Position.objects.get(unit=unit, is_head=head)


def test_a_post_is_added_under_its_superior(cast, adi):
    head = post(cast.care, head=True)

    made = positions.add(
        unit=cast.care, name="Analis", kind="pelaksana", job_class=7, superior=head, by=adi, note="anjab"
    )

    assert list(head.subordinates.filter(pk=made.pk)) == [made]


@pytest.mark.parametrize("job_class", [0, 18])
def test_the_class_is_1_to_17(cast, adi, job_class):
    with pytest.raises(ValidationError, match="antara 1 dan 17"):
        positions.add(unit=cast.care, name="Analis", kind="pelaksana", job_class=job_class, by=adi)


def test_a_unit_has_one_head_post(cast, adi):
    with pytest.raises(ValidationError, match="sudah punya jabatan pimpinan"):
        positions.add(
            unit=cast.care, name="Kepala", kind="administrator", is_head=True, single_holder=True, by=adi
        )


@pytest.mark.parametrize(("below", "above"), [("care", "care"), ("social", "care")])
def test_a_chain_of_command_that_turns_back_is_refused(cast, adi, below, above):
    with pytest.raises(ValidationError) as refusal:
        positions.change(
            post(getattr(cast, below), head=True), superior=post(getattr(cast, above), head=True), by=adi
        )
    assert list(refusal.value.message_dict) == ["superior"]


def test_a_post_that_is_held_stays_in_use(cast, adi):
    with pytest.raises(ValidationError, match="masih ada pemangkunya"):
        positions.change(post(cast.care, head=True), is_active=False, by=adi)


def test_a_post_of_several_people_cannot_become_a_post_for_one(cast, adi):
    with pytest.raises(ValidationError, match="beberapa orang sekaligus"):
        positions.change(post(cast.care, head=False), single_holder=True, by=adi)


def test_holders_follow_the_rule_of_their_post(cast, adi):
    free = factories.make_position(cast.care, "Sekretaris")
    held = factories.appoint(factories.make_employee("Baru"), free)

    positions.change(free, single_holder=True, by=adi)

    held.refresh_from_db()
    assert held.single_holder
