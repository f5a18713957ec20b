"""The unit tree on a date: what is below a unit, who heads it, how many people and empty posts it has."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from registry.models import Appointment, Official, OrgUnit, Position, UnitLine
from registry.queries.placements import head_of

DEFINITIVE = Appointment.Kind.DEFINITIVE


@dataclass(frozen=True)
class Row:
    """A unit as a line of the tree."""

    unit: OrgUnit
    level: int
    head: str
    people: int
    people_with_below: int
    vacancies: int
    units_below: int


@dataclass(frozen=True)
class Post:
    """A post of a unit with who holds it on the day."""

    position: Position
    holders: tuple[Appointment, ...]
    officials: tuple[Official, ...] = ()

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it definitively."""
        return not self.officials and not any(held.kind == DEFINITIVE for held in self.holders)


def root(on: date) -> OrgUnit | None:
    """The agency on the day; None before there is one."""
    parents = UnitLine.objects.filter(descendant=OuterRef("pk"), depth=1, during__contains=on)
    return every().filter(~Exists(parents), during__contains=on).order_by("code").first()


def path_to(unit: OrgUnit, on: date) -> list[OrgUnit]:
    """The units above on the day, from the agency down to the parent."""
    lines = UnitLine.objects.filter(descendant=unit, depth__gt=0, during__contains=on)
    return [line.ancestor for line in lines.select_related("ancestor").order_by("-depth")]


def tree(unit: OrgUnit, on: date, *, depth: int = 2) -> list[Row]:
    """The unit and what is below it down to `depth`, in the order of the tree. Seven queries."""
    lines = UnitLine.objects.filter(ancestor=unit, during__contains=on)
    all_below = dict(lines.values_list("descendant", "depth"))
    parents = dict(
        UnitLine.objects.filter(descendant__in=all_below, depth=1, during__contains=on).values_list(
            "descendant", "ancestor"
        )
    )
    shown = {pk for pk, level in all_below.items() if level <= depth}
    units = {found.pk: found for found in OrgUnit.objects.filter(pk__in=shown).select_related("work_pattern")}
    heads = head_of(list(units.values()), on)
    people = _people(all_below, on)
    vacancies = _vacancies(shown, on)
    children = defaultdict(list)
    for pk, parent in parents.items():
        children[parent].append(pk)
    sums, sizes = _sums(unit.pk, children, people)
    return [
        Row(
            unit=units[pk],
            level=all_below[pk],
            head=heads.get(pk, ""),
            people=people[pk],
            people_with_below=sums[pk],
            vacancies=vacancies[pk],
            units_below=sizes[pk] - 1,
        )
        for pk in _in_order(unit.pk, children, units)
    ]


def posts(unit: OrgUnit, on: date) -> list[Post]:
    """The posts of the unit in use or held on the day, head first, with their holders. Three queries."""
    held, officials = defaultdict(list), defaultdict(list)
    rows = Appointment.objects.filter(position__unit=unit, during__contains=on)
    for row in rows.select_related("employee", "position").order_by("kind", "employee__sort_name"):
        held[row.position_id].append(row)
    for official in Official.objects.filter(position__unit=unit, during__contains=on):
        officials[official.position_id].append(official)
    return [
        Post(position, tuple(held[position.pk]), tuple(officials[position.pk]))
        for position in Position.objects.filter(unit=unit).order_by("-is_head", "-job_class", "name")
        if position.is_active or held[position.pk] or officials[position.pk]
    ]


def every() -> QuerySet[OrgUnit]:
    """All units, past and coming ones too."""
    return OrgUnit.objects.select_related("work_pattern")


def heads_and_people(units: Collection[OrgUnit], on: date) -> tuple[dict[uuid.UUID, str], Counter]:
    """For some units who heads them and how many people they have on the day."""
    return head_of(units, on), _people([unit.pk for unit in units], on)


def existing(on: date) -> QuerySet[OrgUnit]:
    """The units that exist on the day."""
    return OrgUnit.objects.filter(during__contains=on)


def _people(units: Collection[uuid.UUID], on: date) -> Counter:
    rows = Appointment.objects.filter(kind=DEFINITIVE, during__contains=on, position__unit__in=units)
    counted = rows.values_list("position__unit").annotate(Count("employee", distinct=True))
    return Counter(dict(counted.order_by()))


def _vacancies(units: Collection[uuid.UUID], on: date) -> Counter:
    """Posts for one holder that nobody holds definitively; officials count as holders."""
    held = Appointment.objects.filter(kind=DEFINITIVE, during__contains=on, position=OuterRef("pk"))
    empty = Position.objects.filter(~Exists(held), unit__in=units, is_active=True, single_holder=True)
    empty = empty.exclude(kind=Position.Kind.POLITICAL)
    return Counter(dict(empty.values_list("unit").annotate(Count("pk")).order_by()))


def _sums(top: uuid.UUID, children: dict, people: Counter) -> tuple[Counter, Counter]:
    """People and units of each subtree."""
    sums: Counter = Counter(people)
    sizes: Counter = Counter()
    for pk in reversed(list(_walk(top, children))):
        sizes[pk] += 1
        for child in children.get(pk, []):
            sums[pk] += sums[child]
            sizes[pk] += sizes[child]
    return sums, sizes


def _walk(top: uuid.UUID, children: dict) -> Iterator[uuid.UUID]:
    """The subtree, each unit before those below it."""
    waiting = [top]
    while waiting:
        pk = waiting.pop()
        yield pk
        waiting.extend(children.get(pk, []))


def _in_order(top: uuid.UUID, children: dict, units: dict[uuid.UUID, OrgUnit]) -> Iterator[uuid.UUID]:
    """The shown units, siblings by code."""
    waiting = [top]
    while waiting:
        pk = waiting.pop()
        yield pk
        below = [child for child in children.get(pk, []) if child in units]
        waiting.extend(sorted(below, key=lambda child: units[child].code, reverse=True))
