"""Finding employees: by part of a name or NIP, by unit, at work or gone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import Case, Exists, Max, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from registry.models import Appointment, Employee, OrgUnit, UnitLine

LISTED_DEPTH = 2
INDENT = "\u2003"
FILLERS = re.compile(r"[\s.]")


def named(people: QuerySet[Employee], text: str) -> QuerySet[Employee]:
    """Those whose name holds every word of the text, wherever it stands."""
    for word in text.lower().split():
        people = people.filter(sort_name__contains=word)
    return people


def matching(people: QuerySet[Employee], text: str) -> QuerySet[Employee]:
    """Those whose name or NIP the text is a part of; a NIP may have blanks and dots."""
    digits = FILLERS.sub("", text.strip().removeprefix("'"))
    if digits.isascii() and digits.isdigit():
        return people.filter(nip__contains=digits)
    return named(people, text)


def best_first(people: QuerySet[Employee], text: str) -> QuerySet[Employee]:
    """Names in which the text begins a word, then those that only hold it somewhere."""
    start = text.lower()
    begins = Q(sort_name__startswith=start) | Q(sort_name__contains=f" {start}")
    return people.order_by(Case(When(begins, then=0), default=1), "sort_name", "pk")


def at_work(people: QuerySet[Employee], on: date) -> QuerySet[Employee]:
    """Those who have not left by the day."""
    return people.filter(Q(left_on=None) | Q(left_on__gte=on))


def who_left(people: QuerySet[Employee], on: date) -> QuerySet[Employee]:
    """Those whose last day is over."""
    return people.filter(left_on__lt=on)


def placed_in(people: QuerySet[Employee], unit: OrgUnit, on: date) -> QuerySet[Employee]:
    """Those with a post in the unit or below it on the day, or on their last day before it."""
    below = UnitLine.objects.filter(ancestor=unit, during__contains=on).values("descendant")
    held = Appointment.objects.filter(employee=OuterRef("pk"), position__unit__in=below)
    today = Exists(held.filter(during__contains=on))
    until_the_end = Q(left_on__lt=on) & Exists(held.filter(during__contains=OuterRef("left_on")))
    return people.filter(today | until_the_end)


def unit_choices(units: QuerySet[OrgUnit], on: date, chosen: str, empty_label: str) -> list[tuple[Any, str]]:
    """The upper levels of some units for a select, indented, and the chosen one wherever it stands."""
    levels = units.filter(lines_up__during__contains=on).annotate(level=Max("lines_up__depth"))
    listed = levels.filter(level__lte=LISTED_DEPTH).order_by("code")
    choices: list[tuple[Any, str]] = [("", empty_label)]
    choices += [
        (str(pk), INDENT * depth + name) for pk, depth, name in listed.values_list("pk", "level", "name")
    ]
    if chosen and chosen not in {key for key, _name in choices}:
        choices.append((chosen, _("Unit yang dipilih")))
    return choices
