"""The menu of every persona."""

import pytest

from core import clock, navigation
from core.tests.test_templates import ICONS


@pytest.mark.parametrize("persona", ["sari", "budi", "ratna", "lukman", "agus", "adi"])
def test_every_line_has_an_icon_of_the_sprite_and_an_address_of_its_own(cast, persona):
    account = getattr(cast, persona)

    entries = navigation.entries(account, clock.today(account.zone))

    assert {entry.icon for entry in entries} <= ICONS
    assert len({entry.url for entry in entries}) == len(entries) > 0
