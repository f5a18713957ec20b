"""Supervisors of a whole agency at once, as `registry.queries.supervision` finds them from the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast
from uuid import UUID

from asn_portal.seed.agency import chain_above, during
from registry.models import Appointment, Official, Position, SupervisorAssignment
from registry.rules.supervision import Choice, Holder, Holding, Post, choose

FOREVER = date.max


@dataclass(frozen=True)
class Spell:
    """A person in a post from one day up to, not including, another."""

    start: date
    end: date
    person_id: UUID
    position: Position
    holding: Holding = Holding.DEFINITIVE

    def covers(self, day: date) -> bool:
        """Whether the post is held on the day."""
        return self.start <= day < self.end


class Chart:
    """Who holds which post when."""

    def __init__(self, appointments: Iterable[Appointment], officials: Iterable[Official]) -> None:
        self.holders: dict[UUID, list[Spell]] = defaultdict(list)
        self.homes: dict[UUID, list[Spell]] = defaultdict(list)
        for held in appointments:
            spell = Spell(*_bounds(held), held.employee_id, held.position, Holding(held.kind))
            # A standing is that of today: who is retired now did supervise before.
            if held.employee.legal_standing.is_active or held.during.upper:
                self.holders[held.position_id].append(spell)
            if held.kind == Appointment.Kind.DEFINITIVE:
                self.homes[held.employee_id].append(spell)
        for official in officials:
            self.holders[official.position_id].append(
                Spell(*_bounds(official), official.pk, official.position)
            )

    def segments(self, employee_id: UUID, since: date) -> Iterator[tuple[date, date, Choice | None]]:
        """The person's supervisors; neighbouring days with the same choice are one segment."""
        for home in self.homes[employee_id]:
            last = None
            for start, end in self._pieces(home, since):
                choice = self._choose(home, start)
                if last and _answer(last[2]) == _answer(choice):
                    last = (last[0], end, choice)
                    continue
                if last:
                    yield last
                last = (start, end, choice)
            if last:
                yield last

    def _pieces(self, home: Spell, since: date) -> Iterator[tuple[date, date]]:
        """The days in the post, cut wherever a holder above comes or goes."""
        start = max(home.start, since)
        spells = [spell for post in chain_above(home.position) for spell in self.holders[post.pk]]
        acting = {spell.person_id for spell in spells if spell.holding is not Holding.DEFINITIVE}
        spells += [spell for person in acting for spell in self.homes[person]]
        days = {day for spell in spells for day in (spell.start, spell.end) if start < day < home.end}
        if start < home.end:
            yield from pairwise(sorted({start, home.end} | days))

    def _choose(self, home: Spell, day: date) -> Choice | None:
        return choose(
            home.person_id, [self._post(post, home.position, day) for post in chain_above(home.position)]
        )

    def _post(self, post: Position, below: Position, day: date) -> Post:
        """A post above `below`: who acts stands in for the holder, and no one supervises from below."""
        spells = [spell for spell in self.holders[post.pk] if spell.covers(day)]
        has_acting = any(spell.holding is not Holding.DEFINITIVE for spell in spells)
        return Post(
            post.pk,
            [
                Holder(spell.person_id, spell.holding)
                for spell in spells
                if not has_acting
                or (spell.holding is not Holding.DEFINITIVE and not self._is_below(spell, below, day))
            ],
        )

    def _is_below(self, spell: Spell, position: Position, day: date) -> bool:
        homes = [home for home in self.homes[spell.person_id] if home.covers(day)]
        return any(post is position for home in homes for post in chain_above(home.position))


def assignments(
    appointments: Sequence[Appointment],
    officials: Sequence[Official],
    since: date,
    *,
    above: Sequence[Appointment] = (),
) -> Iterator[SupervisorAssignment]:
    """Who supervises the holders of these posts from `since` on; `above` are holders of posts above."""
    chart = Chart([*appointments, *above], officials)
    official_ids = {official.pk for official in officials}
    for employee_id in dict.fromkeys(held.employee_id for held in appointments):
        for start, end, choice in chart.segments(employee_id, since):
            yield _row(employee_id, start, end, choice, official_ids)


def _bounds(record: Appointment | Official) -> tuple[date, date]:
    return record.during.lower, record.during.upper or FOREVER


def _answer(choice: Choice | None) -> tuple | None:
    return (choice.person_id, choice.source) if choice else None


def _row(
    employee_id: UUID, start: date, end: date, choice: Choice | None, officials: set[UUID]
) -> SupervisorAssignment:
    row = SupervisorAssignment(employee_id=employee_id, during=during(start, None if end == FOREVER else end))
    if choice is None:
        row.source = SupervisorAssignment.Source.HR_QUEUE
        return row
    row.source = choice.source
    person_id = cast(UUID, choice.person_id)
    if person_id in officials:
        row.official_id = person_id
    else:
        row.supervisor_id = person_id
    return row
