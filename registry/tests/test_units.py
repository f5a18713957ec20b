"""The dated unit tree: opened, moved, closed, and never rewritten."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core import audit
from registry.actions import units
from registry.models import OrgUnit, UnitLine, WorkPattern
from registry.queries import units as tree
from registry.tests import factories

START, MOVED = date(2020, 1, 1), date(2026, 4, 1)


@pytest.fixture
def pattern(db):
    return WorkPattern.objects.get(name="Lima hari kerja")


@pytest.fixture
def by(db):
    return factories.make_account("admin")


@pytest.fixture
def agency(by, pattern):
    return units.add_root(code="1", name="Kabupaten", kind="agency", work_pattern=pattern, start=START, by=by)


def add(parent, code, pattern, by, start=START):
    return units.add_child(
        parent, code=code, name=f"Unit {code}", kind="division", work_pattern=pattern, start=start, by=by
    )


@pytest.fixture
def branch(agency, pattern, by):
    """Two departments; the first has a division with a section."""
    one, two = add(agency, "1.1", pattern, by), add(agency, "1.2", pattern, by)
    division = add(one, "1.1.1", pattern, by)
    return {"one": one, "two": two, "division": division, "section": add(division, "1.1.1.1", pattern, by)}


def codes_above(unit, on):
    return [above.code for above in tree.path_to(unit, on)]


def test_a_unit_stands_under_everything_above_its_parent(branch):
    lines = UnitLine.objects.filter(descendant=branch["section"]).order_by("depth")

    assert [(line.ancestor.code, line.depth) for line in lines] == [
        ("1.1.1.1", 0),
        ("1.1.1", 1),
        ("1.1", 2),
        ("1", 3),
    ]


def test_there_is_one_agency(agency, pattern, by):
    with pytest.raises(ValidationError, match="Instansi sudah ada"):
        units.add_root(code="2", name="Lain", kind="agency", work_pattern=pattern, start=START, by=by)


def test_a_move_takes_the_whole_subtree_and_keeps_the_past(branch, by):
    units.move(branch["division"], branch["two"], on=MOVED, by=by, note="Perda 3/2026")

    assert codes_above(branch["section"], date(2026, 3, 31)) == ["1", "1.1", "1.1.1"]
    assert codes_above(branch["section"], MOVED) == ["1", "1.2", "1.1.1"]
    assert codes_above(branch["division"], MOVED) == ["1", "1.2"]
    assert {row.unit.code for row in tree.tree(branch["one"], MOVED)} == {"1.1"}


def test_a_move_is_on_record_with_its_reason(branch, by):
    units.move(branch["division"], branch["two"], on=MOVED, by=by, note="Perda 3/2026")

    line = UnitLine.objects.get(ancestor=branch["two"], descendant=branch["section"])
    entry = audit.trail(line)[0]
    assert (entry.action, entry.actor_name, entry.note) == ("registry.unit.move", "Admin", "Perda 3/2026")


def test_a_second_move_on_the_same_day_corrects_the_first(branch, by, agency):
    units.move(branch["division"], branch["two"], on=MOVED, by=by)
    units.move(branch["division"], agency, on=MOVED, by=by)

    assert codes_above(branch["section"], MOVED) == ["1", "1.1.1"]


def test_a_new_unit_under_a_unit_that_will_move_moves_with_it(branch, by, pattern):
    units.move(branch["division"], branch["two"], on=MOVED, by=by)

    section = add(branch["division"], "1.1.1.2", pattern, by, start=date(2026, 3, 1))

    assert codes_above(section, date(2026, 3, 31)) == ["1", "1.1", "1.1.1"]
    assert codes_above(section, MOVED) == ["1", "1.2", "1.1.1"]


@pytest.mark.parametrize(
    ("unit", "to", "sentence"),
    [
        ("division", "division", "dirinya sendiri"),
        ("division", "section", "dirinya sendiri"),
        ("division", "one", "sudah berada"),
    ],
)
def test_a_move_that_makes_no_tree_is_refused(branch, by, unit, to, sentence):
    with pytest.raises(ValidationError, match=sentence):
        units.move(branch[unit], branch[to], on=MOVED, by=by)


def test_the_agency_does_not_move(branch, agency, by):
    with pytest.raises(ValidationError, match="puncak struktur"):
        units.move(agency, branch["one"], on=MOVED, by=by)


def test_a_move_before_a_planned_move_is_refused(branch, by, agency):
    units.move(branch["division"], branch["two"], on=MOVED, by=by)

    with pytest.raises(ValidationError, match="lebih akhir"):
        units.move(branch["division"], agency, on=date(2026, 3, 1), by=by)


def test_a_move_before_the_unit_existed_is_refused(branch, by):
    with pytest.raises(ValidationError, match="baru dibuka"):
        units.move(branch["division"], branch["two"], on=date(2019, 12, 31), by=by)


def test_a_unit_without_people_and_units_is_closed_with_its_posts(branch, by):
    post = factories.make_position(branch["section"])

    units.close(branch["section"], on=date(2026, 3, 31), by=by, note="digabung")

    post.refresh_from_db()
    assert not post.is_active
    assert codes_above(branch["section"], date(2026, 3, 31)) == ["1", "1.1", "1.1.1"]
    assert codes_above(branch["section"], MOVED) == []
    assert OrgUnit.objects.get(pk=branch["section"].pk).during.upper == MOVED


def test_a_unit_with_units_below_is_not_closed(branch, by):
    with pytest.raises(ValidationError, match="masih punya unit"):
        units.close(branch["division"], on=MOVED, by=by)


def test_a_unit_with_people_is_not_closed(branch, by):
    factories.appoint(factories.make_employee("Sari"), factories.make_position(branch["section"]))

    with pytest.raises(ValidationError, match="1 orang"):
        units.close(branch["section"], on=MOVED, by=by)


def test_a_closed_unit_takes_no_more_units(branch, by, pattern):
    closed = units.close(branch["section"], on=date(2026, 3, 31), by=by)

    with pytest.raises(ValidationError, match="sudah ditutup"):
        add(closed, "1.1.1.1.1", pattern, by)


def test_a_stale_change_is_refused(branch, by):
    units.change(branch["two"], name="Dinas Baru", by=by, version=1)

    with pytest.raises(ValidationError, match="diubah sejak Anda membukanya"):
        units.change(branch["two"], name="Dinas Lama", by=by, version=1)
    assert OrgUnit.objects.get(pk=branch["two"].pk).name == "Dinas Baru"


def test_a_code_that_is_taken_is_refused(branch, by):
    with pytest.raises(ValidationError) as refusal:
        units.change(branch["two"], code="1.1", by=by)
    assert "code" in refusal.value.message_dict


def test_the_tree_counts_people_heads_and_empty_posts(cast):
    rows = {row.unit.code: row for row in tree.tree(cast.social, date(2026, 3, 4))}

    assert [(code, row.level) for code, row in rows.items()] == [("1.1", 0), ("1.1.1", 1), ("1.1.2", 1)]
    assert rows["1.1"].head == "Lukman"
    assert rows["1.1.2"].head == "Plt. Andi"
    assert (rows["1.1"].people, rows["1.1"].people_with_below) == (1, 6)
    assert (rows["1.1.1"].vacancies, rows["1.1.2"].vacancies) == (0, 1)
    assert (rows["1.1"].units_below, rows["1.1.2"].units_below) == (2, 0)


def test_the_tree_takes_as_many_queries_for_many_units_as_for_few(
    cast, django_assert_num_queries, by, pattern
):
    on = date(2026, 3, 4)
    with django_assert_num_queries(7):
        tree.tree(cast.east, on)
    for number in range(20):
        add(cast.east, f"1.2.{number}", pattern, by)
    with django_assert_num_queries(7):
        assert len(tree.tree(cast.east, on)) == 21


def test_the_agency_is_the_unit_without_a_parent(cast):
    assert tree.root(date(2026, 3, 4)) == cast.root
    assert tree.root(date(2019, 1, 1)) is None
