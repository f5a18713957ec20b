"""Units, their tree and their posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from asn_portal.seed import references
from asn_portal.seed.agency import Agency, add_lines, during
from asn_portal.seed.demo.posts import HEADS, STAFF, PostPlan
from asn_portal.seed.demo.units import UNITS, UnitPlan
from registry.models import OrgUnit, Position

FOUNDED = date(2017, 1, 1)
HEAD_OF_STAFF = "1.01"
# Written without a superior on purpose: its holder waits in the queue of HR.
ADVISER = "Staf Ahli Bupati Bidang Kemasyarakatan dan SDM"


@dataclass
class Seat:
    """A post with room for `number` people, still to be filled."""

    position: Position
    plan: PostPlan
    unit: UnitPlan
    number: int
    is_head: bool = False


@dataclass
class Structure:
    """The units by code, the head posts by unit code, and all seats."""

    units: dict[str, OrgUnit] = field(default_factory=dict)
    heads: dict[str, Position] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)


def build(agency: Agency) -> Structure:
    """Plan units, lines and posts."""
    structure = Structure()
    patterns = references.work_patterns()
    for plan in UNITS:
        unit = OrgUnit(
            id=agency.new_id(),
            code=plan.code,
            name=plan.name,
            kind=plan.kind,
            zone=plan.zone,
            work_pattern=patterns[plan.pattern],
            during=during(FOUNDED),
        )
        structure.units[plan.code] = unit
        agency.add(unit)
        add_lines(agency, unit, _ancestors(structure, plan.code))
        _add_posts(agency, structure, plan, unit)
    _add_adviser(agency, structure)
    return structure


def _ancestors(structure: Structure, code: str) -> list[OrgUnit]:
    found = []
    while code := code.rpartition(".")[0]:
        found.append(structure.units[code])
    return found


def _add_posts(agency: Agency, structure: Structure, plan: UnitPlan, unit: OrgUnit) -> None:
    head = _head(agency, structure, plan, unit)
    structure.heads[plan.code] = head
    agency.add(head)
    if plan.level:
        structure.seats.append(Seat(head, HEADS[plan.level], plan, 1, is_head=True))
    for name, number in plan.staff:
        post = _post(agency, unit, name, STAFF[name], superior=head)
        agency.add(post)
        structure.seats.append(Seat(post, STAFF[name], plan, number))


def _head(agency: Agency, structure: Structure, plan: UnitPlan, unit: OrgUnit) -> Position:
    if not plan.level:
        return Position(
            id=agency.new_id(),
            name=plan.head,
            unit=unit,
            kind=Position.Kind.POLITICAL,
            is_head=True,
            single_holder=True,
        )
    # Heads of offices answer to the regent through the regional secretary.
    parent = HEAD_OF_STAFF if plan.code.count(".") == 1 and plan.code != HEAD_OF_STAFF else plan.parent_code
    post = _post(agency, unit, plan.head, HEADS[plan.level], superior=structure.heads[parent])
    post.is_head = post.single_holder = True
    return post


def _post(agency: Agency, unit: OrgUnit, name: str, plan: PostPlan, superior: Position | None) -> Position:
    return Position(
        id=agency.new_id(),
        name=name,
        unit=unit,
        kind=plan.kind,
        level=plan.level,
        job_class=plan.job_class,
        superior=superior,
        retirement_age=plan.retirement_age,
    )


def _add_adviser(agency: Agency, structure: Structure) -> None:
    plan = next(plan for plan in UNITS if plan.code == HEAD_OF_STAFF)
    post = _post(agency, structure.units[HEAD_OF_STAFF], ADVISER, HEADS["II.b"], superior=None)
    post.single_holder = True
    agency.add(post)
    structure.seats.append(Seat(post, HEADS["II.b"], plan, 1))
