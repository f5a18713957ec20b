"""Days of the demo agency: which are worked, and what a clock on the wall shows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from asn_portal.seed.agency import Agency, during
from registry.models import Absence, Appointment, Holiday, OrgUnit
from registry.rules.working_days import WorkCalendar, is_working_day

LOCAL_HOLIDAY = "Hari Jadi Kabupaten Tirta Kencana"
ABSENT = 0.22
NOTES = {
    Absence.Kind.LEAVE: ("Cuti tahunan", 2, 5),
    Absence.Kind.SICK: ("Surat keterangan dokter", 1, 2),
    Absence.Kind.DUTY_TRAVEL: ("Rapat koordinasi di ibu kota provinsi", 2, 3),
    Absence.Kind.TRAINING: ("Pelatihan pelayanan publik", 3, 5),
}
KINDS, WEIGHTS = list(NOTES), [45, 25, 15, 15]


class Calendar:
    """Working days of every unit and absences of every person."""

    def __init__(self, agency: Agency, first_day: date) -> None:
        self.agency = agency
        self.first_day = first_day
        self.holidays = dict(Holiday.objects.values_list("date", "name"))
        self.absences: dict[UUID, list[Absence]] = defaultdict(list)
        for absence in agency.of(Absence):
            self.absences[absence.employee_id].append(absence)

    def add_local_holiday(self) -> None:
        """The regency has its birthday on a Tuesday some five weeks ago."""
        day = self.agency.days_ago(35 + (self.agency.today.weekday() - 1) % 7)
        if day not in self.holidays:
            self.holidays[day] = LOCAL_HOLIDAY
            self.agency.add(Holiday(date=day, name=LOCAL_HOLIDAY, kind=Holiday.Kind.LOCAL))

    def add_absences(self, spared: set[UUID]) -> None:
        """Plan leave, illness, travel and training for a part of the people."""
        rng, latest = self.agency.rng, (self.agency.today - self.first_day).days + 10
        for held in self.agency.of(Appointment):
            person = held.employee_id
            is_free = held.during.upper is None and person not in spared and person not in self.absences
            if not is_free or held.kind != Appointment.Kind.DEFINITIVE or rng.random() > ABSENT:
                continue
            kind = rng.choices(KINDS, WEIGHTS)[0]
            note, shortest, longest = NOTES[kind]
            start = self.first_day + timedelta(days=rng.randint(0, latest))
            end = start + timedelta(days=rng.randint(shortest, longest))
            absence = Absence(employee=held.employee, kind=kind, during=during(start, end), note=note)
            self.absences[person].append(absence)
            self.agency.add(absence)

    def working_days(self, unit: OrgUnit) -> list[date]:
        """The days that a unit works between the first day and today; for shifts two days of three."""
        return self._working_days(tuple(unit.work_pattern.weekdays), unit.work_pattern.is_shift)

    @cache  # noqa: B019  one calendar lives as long as its agency is planned
    def _working_days(self, weekdays: tuple[int, ...], is_shift: bool) -> list[date]:
        calendar = WorkCalendar(frozenset() if is_shift else frozenset(weekdays), self.holidays)
        days = [
            self.first_day + timedelta(days=n) for n in range((self.agency.today - self.first_day).days + 1)
        ]
        return [
            day
            for day in days
            if is_working_day(day, calendar) and not (is_shift and day.toordinal() % 3 == 0)
        ]

    def is_absent(self, person: UUID, day: date) -> bool:
        """Whether the person is away on the day."""
        return any(a.during.lower <= day < a.during.upper for a in self.absences.get(person, ()))


def moment(day: date, clock: time, zone: str) -> datetime:
    """The moment when a clock in the zone shows that time on that day."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
