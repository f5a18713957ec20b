"""An agency as it is planned in memory, and the one transaction that writes it."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from django.db import models
from psycopg.types.range import DateRange

from core.models import Account
from registry.models import Employee, OrgUnit, Position, UnitLine


@dataclass
class Agency:
    """Everything that is to be written, in the order in which tables refer to each other."""

    today: date
    rng: random.Random
    rows: dict[type[models.Model], list] = field(default_factory=dict)

    def add(self, obj: models.Model) -> None:
        """Plan one row."""
        self.rows.setdefault(type(obj), []).append(obj)

    def of(self, model: type[models.Model]) -> list:
        """The planned rows of a model."""
        return self.rows.get(model, [])

    def new_id(self) -> uuid.UUID:
        """A key that the same seed gives again."""
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def days_ago(self, days: int) -> date:
        """A day before today."""
        return self.today - timedelta(days=days)


def account_of(employee: Employee) -> Account:
    """The account that every planned employee has."""
    return cast(Account, employee.account)


def add_lines(agency: Agency, unit: OrgUnit, ancestors: Iterable[OrgUnit]) -> None:
    """Plan the tree lines of a unit: itself, then its ancestors from the nearest up."""
    for depth, ancestor in enumerate([unit, *ancestors]):
        agency.add(UnitLine(ancestor_id=ancestor.pk, descendant_id=unit.pk, depth=depth, during=unit.during))


def chain_above(position: Position) -> list[Position]:
    """The posts above a post, nearest first."""
    chain = []
    while position.superior is not None:
        position = position.superior
        chain.append(position)
    return chain


def during(start: date, end: date | None = None) -> DateRange:
    """From `start` up to, not including, `end`."""
    return DateRange(start, end)
