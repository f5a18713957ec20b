"""Separation of duties: nobody decides on an item of their own (UU 30/2014 Ps 42, conflict of interest)."""

from collections.abc import Collection
from uuid import UUID

PersonId = int | str | UUID


def may_decide(decider_id: PersonId | None, owner_ids: Collection[PersonId | None]) -> bool:
    """Say whether a person may decide on an item that belongs to `owner_ids`.

    An unknown decider (None) may not. A UUID and its text are the same person. TypeError when `owner_ids` is
    a bare text: looking for a person among its letters would let everybody pass.
    """
    if isinstance(owner_ids, str):
        raise TypeError("owner_ids is a collection of ids, not one id")
    if decider_id is None:
        return False
    return str(decider_id) not in {str(owner_id) for owner_id in owner_ids}
