"""Plans and reports of the synthetic agency, as plain rows: there are millions of them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from asn_portal.seed.agency import Agency, during
from asn_portal.seed.demo.themes import THEMES, fill
from performance.models import Period, Rhk, Skp
from registry.models import Appointment, Holiday
from registry.rules.working_days import WorkCalendar, is_working_day

RESULTS_PER_PLAN = (3, 5)
TEXTS = 4000
MINUTES = [60, 90, 120, 150, 180, 240, 300, 360, 420]
NO_DECISION: tuple = (None, None, "", "")
UNDECIDED, RETURNED = 2, 0.01
WAY_HOME, NEXT_MORNING = timedelta(hours=9), timedelta(hours=25)
COLUMNS = [
    *("id", "version", "employee_id", "client_key", "date", "minutes", "summary", "rhk_id", "category"),
    *("work_mode", "quantity", "quantity_unit", "evidence_link", "off_day_reason", "status", "submitted_at"),
    *("decided_at", "decided_by_id", "return_reason", "decision_note", "created_by_id", "created_at"),
    "request_id",
]


class Diary:
    """The last working days of the agency, one report a day for everybody."""

    def __init__(self, rng: random.Random, today: date, reports: int) -> None:
        self.rng = rng
        self.days = _working_days(today, reports)
        self.periods = {year: _period(year) for year in {day.year for day in [*self.days, today]}}
        results = [result for theme in THEMES.values() for result in theme]
        self.results = [result.text for result in results]
        activities = [activity for result in results for activity in result.activities]
        chosen = rng.choices(activities, k=TEXTS)
        self.texts = [(*fill(activity, rng, today), activity.unit) for activity in chosen]
        self.moments = [datetime.combine(day, time(), tzinfo=UTC) for day in self.days]

    def plan(self, agency: Agency, held: Appointment) -> dict[int, list[uuid.UUID]]:
        """Plan an SKP for each year; the keys of its results by year."""
        planned = {}
        for year, period in self.periods.items():
            skp = Skp(
                id=agency.new_id(),
                employee_id=held.employee_id,
                period=period,
                position_id=held.position_id,
                status=Skp.Status.SET,
                set_on=period.during.lower,
            )
            agency.add(skp)
            texts = self.rng.sample(self.results, self.rng.randint(*RESULTS_PER_PLAN))
            rhks = [
                Rhk(id=agency.new_id(), skp_id=skp.pk, number=number, text=text)
                for number, text in enumerate(texts, start=1)
            ]
            for rhk in rhks:
                agency.add(rhk)
            planned[year] = [rhk.pk for rhk in rhks]
        return planned

    def reports(
        self, held: Appointment, rhks: dict[int, list[uuid.UUID]], supervisor: uuid.UUID | None
    ) -> Iterator[tuple]:
        """The reports of one person; those of the last two days, or without a supervisor, are undecided."""
        rng, bits = self.rng, self.rng.getrandbits
        owner, account = held.employee_id, held.employee.account_id
        undecided_from = len(self.days) - UNDECIDED
        for number, day in enumerate(self.days):
            text, quantity, unit = self.texts[int(rng.random() * TEXTS)]
            filed_at = self.moments[number] + WAY_HOME
            status, decision = "submitted", NO_DECISION
            if supervisor is not None and number < undecided_from:
                is_returned = rng.random() < RETURNED
                status = "returned" if is_returned else "approved"
                reason = "unclear" if is_returned else ""
                decision = (self.moments[number] + NEXT_MORNING, supervisor, reason, "")
            yield (
                *(uuid.UUID(int=bits(128), version=4), 1, owner, uuid.UUID(int=bits(128), version=4), day),
                *(
                    rng.choice(MINUTES),
                    text,
                    rng.choice(rhks[day.year]),
                    "main",
                    "office",
                    quantity,
                    unit,
                    "",
                    "",
                ),
                *(status, filed_at, *decision, account, filed_at, ""),
            )


def _working_days(today: date, number: int) -> list[date]:
    calendar = WorkCalendar(holidays=dict(Holiday.objects.values_list("date", "name")))
    days: list[date] = []
    day = today
    while len(days) < number:
        day -= timedelta(days=1)
        if is_working_day(day, calendar):
            days.append(day)
    return days[::-1]


def _period(year: int) -> Period:
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    found = Period.objects.filter(during__contains=first).first()
    return found or Period.objects.create(name=f"Tahun {year}", during=during(first, after))
