"""Performance plans: one per employee, post and year, with the results of the unit's theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from asn_portal.seed.agency import Agency, during
from asn_portal.seed.demo.themes import THEMES, Result
from asn_portal.seed.demo.units import UNITS
from performance.models import Period, Rhk, Skp
from registry.models import Appointment

LEADERS = "pimpinan"


@dataclass(frozen=True)
class Work:
    """A definitive post of a person with the results planned in it, by year."""

    appointment: Appointment
    results: dict[int, list[tuple[Rhk, Result]]]

    def on(self, day: date) -> list[tuple[Rhk, Result]]:
        """The results to report on, none while the post is not held."""
        held = self.appointment.during
        if day < held.lower or (held.upper and day >= held.upper):
            return []
        return self.results.get(day.year, [])


def build(agency: Agency, first_day: date) -> list[Work]:
    """Plan an SKP for every post held between `first_day` and today."""
    periods = {year: _period(year) for year in range(first_day.year, agency.today.year + 1)}
    themes = {unit.code: unit.theme for unit in UNITS}
    works = []
    for held in agency.of(Appointment):
        if (
            held.kind != Appointment.Kind.DEFINITIVE
            or not held.employee.legal_standing.needs_skp
            and not held.during.upper
        ):
            continue
        theme = LEADERS if held.position.is_head else themes[held.position.unit.code]
        results = {
            year: _plan(agency, held, period, THEMES[theme] or THEMES["umum"])
            for year, period in periods.items()
            if _overlaps(held, period)
        }
        works.append(Work(held, results))
    return works


def _period(year: int) -> Period:
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    found = Period.objects.filter(during__contains=first).first()
    return found or Period.objects.create(name=f"Tahun {year}", during=during(first, after))


def _overlaps(held: Appointment, period: Period) -> bool:
    upper = held.during.upper or date.max
    return held.during.lower < period.during.upper and period.during.lower < upper


def _plan(agency: Agency, held: Appointment, period: Period, theme: list[Result]) -> list[tuple[Rhk, Result]]:
    start = max(period.during.lower, held.during.lower)
    skp = Skp(
        id=agency.new_id(),
        employee=held.employee,
        period=period,
        position=held.position,
        status=Skp.Status.SET,
        set_on=min(start + timedelta(days=agency.rng.randint(5, 20)), agency.today),
    )
    agency.add(skp)
    planned = []
    for number, result in enumerate(theme, start=1):
        rhk = Rhk(id=agency.new_id(), skp=skp, number=number, text=result.text)
        agency.add(rhk)
        planned.append((rhk, result))
    return planned
