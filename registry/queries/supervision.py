"""Who supervises whom by the posts, day by day; the choice itself is `registry.rules.supervision`."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from psycopg.types.range import DateRange

from registry.models import (
    Appointment,
    Employee,
    Official,
    OrgUnit,
    Position,
    SupervisorAssignment,
    UnitLine,
)
from registry.rules.supervision import Choice, Holder, Holding, Post, choose

Source = SupervisorAssignment.Source
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days with one answer: the supervisor (an employee or an official; neither: the HR queue) and why."""

    during: DateRange
    supervisor_id: uuid.UUID | None
    official_id: uuid.UUID | None
    source: str

    @property
    def answer(self) -> tuple[uuid.UUID | None, uuid.UUID | None, str]:
        """Everything but the days."""
        return self.supervisor_id, self.official_id, self.source


@dataclass(frozen=True)
class Held:
    """A post held by somebody for a time."""

    person: tuple[str, uuid.UUID]
    position_id: uuid.UUID
    holding: Holding
    first: date
    until: date | None  # the first day after

    def covers(self, day: date) -> bool:
        """Whether the post is held on the day."""
        return self.first <= day and (self.until is None or day < self.until)


def expected(employees: Collection[Employee], from_day: date) -> dict[uuid.UUID, list[Stretch]]:
    """For each employee the supervisors that the posts give from `from_day` on; none while without a post."""
    chart = Chart(employees, from_day)
    return {employee.pk: chart.stretches(employee.pk) for employee in employees}


def employees_around(positions: Iterable[Position], from_day: date) -> set[uuid.UUID]:
    """Employees whose supervisor may depend on who holds these posts: those below, through every gap."""
    found: set[uuid.UUID] = set()
    level = {position.pk for position in positions}
    seen = set(level)
    while level:
        below = Position.objects.filter(superior__in=level).exclude(pk__in=seen).values_list("pk", flat=True)
        level = set(below)
        seen |= level
        held = Appointment.objects.filter(position__in=level, during__overlap=DateRange(from_day, None))
        found.update(held.values_list("employee", flat=True))
        level -= _held_throughout(level, from_day)
    return found


def _held_throughout(positions: set[uuid.UUID], from_day: date) -> set[uuid.UUID]:
    """Posts whose people surely look no higher: one active definitive holder from the day on, without end."""
    return set(
        Appointment.objects.filter(
            position__in=positions,
            kind=Appointment.Kind.DEFINITIVE,
            during__contains=from_day,
            during__endswith__isnull=True,
            employee__legal_standing__is_active=True,
            employee__left_on=None,
        ).values_list("position", flat=True)
    )


class Chart:
    """The posts and holders that matter to some employees from a day on, read in few queries."""

    def __init__(self, employees: Collection[Employee], from_day: date) -> None:
        self.from_day = from_day
        own = _held(
            Appointment.objects.filter(employee__in=[employee.pk for employee in employees]), from_day
        )
        self.superior: dict[uuid.UUID, uuid.UUID | None] = {}
        self._climb({held.position_id for held in own})
        above = [*self._holders(), *_officials(self.superior, from_day)]
        self.holders = _by(above, "position_id")
        acting = {held.person[1] for held in above if held.holding is not Holding.DEFINITIVE}
        homes = _held(
            Appointment.objects.filter(employee__in=acting, kind=Appointment.Kind.DEFINITIVE), from_day
        )
        self._climb({held.position_id for held in homes})
        self.posts_of = _by([*own, *homes], "person")

    def stretches(self, employee_id: uuid.UUID) -> list[Stretch]:
        """The employee's supervisors, one stretch per answer, in order."""
        merged: list[Stretch] = []
        for first, until in self._pieces(employee_id):
            answer = self._answer(employee_id, first)
            if answer is None:
                continue
            last = merged[-1] if merged else None
            if last and last.answer == answer and last.during.upper == first:
                merged[-1] = Stretch(DateRange(last.during.lower, until), *answer)
            else:
                merged.append(Stretch(DateRange(first, until), *answer))
        return merged

    def _holders(self) -> list[Held]:
        return _held(Appointment.objects.filter(position__in=list(self.superior)), self.from_day, active=True)

    def _climb(self, positions: set[uuid.UUID]) -> None:
        """Learn the superior of these posts and of all above them."""
        missing = positions - self.superior.keys()
        while missing:
            found = dict(Position.objects.filter(pk__in=missing).values_list("pk", "superior"))
            self.superior |= found
            missing = {pk for pk in found.values() if pk} - self.superior.keys()

    def _pieces(self, employee_id: uuid.UUID) -> Iterator[tuple[date, date | None]]:
        """The days from `from_day` on, cut wherever something that counts begins or ends."""
        own = self.posts_of.get(("employee", employee_id), [])
        chain = {pk for held in own for pk in [held.position_id, *self._above(held.position_id)]}
        counting = [*own, *(held for pk in chain for held in self.holders.get(pk, []))]
        counting += [home for held in counting for home in self.posts_of.get(held.person, [])]
        bounds = {day for held in counting for day in (held.first, held.until) if day and day > self.from_day}
        days = [self.from_day, *sorted(bounds)]
        yield from zip(days, [*days[1:], None], strict=True)

    def _answer(self, employee_id: uuid.UUID, day: date) -> tuple | None:
        post = self._post_on(("employee", employee_id), day)
        if post is None:
            return None
        chain = [self._post(position_id, post, day) for position_id in self._above(post)]
        try:
            choice = choose(("employee", employee_id), chain)
        except ValueError as mistake:
            raise ValidationError(str(mistake)) from mistake
        return _as_answer(choice)

    def _above(self, position_id: uuid.UUID) -> list[uuid.UUID]:
        """The posts above, nearest first; a loop ends with the post that repeats, which the rule refuses."""
        chain: list[uuid.UUID] = []
        above = self.superior.get(position_id)
        while above is not None:
            chain.append(above)
            if chain.count(above) > 1:
                break
            above = self.superior.get(above)
        return chain

    def _post_on(self, person: tuple[str, uuid.UUID], day: date) -> uuid.UUID | None:
        """The post by which a person has a place: the definitive one, else the one acted in."""
        held = [held for held in self.posts_of.get(person, []) if held.covers(day)]
        return min(held, key=lambda one: list(Holding).index(one.holding)).position_id if held else None

    def _post(self, position_id: uuid.UUID, below: uuid.UUID, day: date) -> Post:
        """A post above `below` and who counts as its holder: who acts stands in for an absent holder."""
        holders = [held for held in self.holders.get(position_id, []) if held.covers(day)]
        has_acting = any(held.holding is not Holding.DEFINITIVE for held in holders)
        return Post(
            position_id,
            [
                Holder(
                    held.person,
                    held.holding,
                    is_active=not (has_acting and held.holding is Holding.DEFINITIVE)
                    and not self._is_below(held.person, below, day),
                )
                for held in holders
            ],
        )

    def _is_below(self, person: tuple[str, uuid.UUID], position_id: uuid.UUID, day: date) -> bool:
        """Whether the person's own place is below the post: one's subordinate is no supervisor."""
        home = self._post_on(person, day)
        return home is not None and position_id in self._above(home)


def _held(appointments, from_day: date, *, active: bool = False) -> list[Held]:
    """The appointments that reach beyond `from_day`; with `active` only days on which the holder works."""
    rows = appointments.filter(during__overlap=DateRange(from_day, None)).order_by("pk")
    if active:
        rows = rows.filter(employee__legal_standing__is_active=True)
    return [
        Held(("employee", employee), position, Holding(kind), during.lower, _earlier(during.upper, left_on))
        for employee, position, kind, during, left_on in rows.values_list(
            "employee", "position", "kind", "during", F("employee__left_on")
        )
    ]


def _officials(positions: Iterable[uuid.UUID], from_day: date) -> list[Held]:
    rows = Official.objects.filter(position__in=list(positions), during__overlap=DateRange(from_day, None))
    return [
        Held(("official", pk), position, Holding.DEFINITIVE, during.lower, during.upper)
        for pk, position, during in rows.order_by("pk").values_list("pk", "position", "during")
    ]


def _earlier(until: date | None, left_on: date | None) -> date | None:
    ends = [day for day in (until, left_on and left_on + ONE_DAY) if day]
    return min(ends) if ends else None


def _by(rows: Iterable[Held], key: str) -> dict:
    grouped = defaultdict(list)
    for held in rows:
        grouped[getattr(held, key)].append(held)
    return grouped


def _as_answer(choice: Choice | None) -> tuple[uuid.UUID | None, uuid.UUID | None, str]:
    if choice is None:
        return None, None, Source.HR_QUEUE
    person: Any = choice.person_id
    kind, pk = person
    return (pk, None, choice.source) if kind == "employee" else (None, pk, choice.source)


def candidates(employee: Employee, unit: OrgUnit | None, on: date) -> QuerySet[Employee]:
    """Whom HR may name as supervisor: people at work in the same unit and in those above it."""
    above = UnitLine.objects.filter(descendant=unit, during__contains=on).values("ancestor")
    held = Appointment.objects.filter(position__unit__in=above, during__contains=on)
    people = Employee.objects.filter(pk__in=held.values("employee"), legal_standing__is_active=True)
    return people.exclude(pk=employee.pk)
