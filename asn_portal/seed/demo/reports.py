"""Activity reports of everyone, as their days went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from asn_portal.seed.agency import Agency, account_of
from asn_portal.seed.demo.calendar import Calendar, moment
from asn_portal.seed.demo.plans import Work
from asn_portal.seed.demo.themes import Result, fill
from core import clock
from performance.models import ActivityReport, Rhk
from registry.models import Employee, Official, SupervisorAssignment

STATUS, MODE, CATEGORY = ActivityReport.Status, ActivityReport.WorkMode, ActivityReport.Category
WAY_HOME = time(15, 10)
FIRST_REPORTS = 10  # o'clock
BULK_SIZES = [None, None, 6, 9, 14, 18]
REASON = ActivityReport.ReturnReason
RETURNS = [
    (REASON.UNCLEAR, "Sebutkan tempat dan hasilnya."),
    (REASON.EVIDENCE, "Daftar hadir sudah cukup."),
    (REASON.TARGET, ""),
]
# For reports up to yesterday, up to four working days old, and older: draft, submitted, returned, approved.
OUTCOMES = [STATUS.DRAFT, STATUS.SUBMITTED, STATUS.RETURNED, STATUS.APPROVED]
FRESH, RECENT, OLD = [4, 58, 2, 36], [1, 8, 3, 88], [0, 0, 0.4, 99.6]
TODAY_OUTCOMES = [35, 65, 0, 0]


@dataclass
class Draft:
    """One report before it has a status."""

    employee: Employee
    rhk: Rhk
    day: date
    text: str
    minutes: int
    unit: str = ""
    quantity: int = 1
    is_field: bool = False
    starts_at: time | None = None


class Supervisors:
    """The account that decides on a person's reports of a day: the supervisor's, in the queue that of HR."""

    def __init__(self, agency: Agency, hr: UUID) -> None:
        self.hr = hr
        accounts = {person.pk: person.account_id for person in [*agency.of(Employee), *agency.of(Official)]}
        self._rows: dict[UUID, list[tuple[date, date, UUID | None]]] = defaultdict(list)
        for row in agency.of(SupervisorAssignment):
            person = row.supervisor_id or row.official_id
            span = (row.during.lower, row.during.upper or date.max, accounts.get(person))
            self._rows[row.employee_id].append(span)

    def on(self, employee_id: UUID, day: date) -> UUID:
        """The account that decides."""
        found = next((who for start, end, who in self._rows[employee_id] if start <= day < end), None)
        return found or self.hr


class Reports:
    """Writes the diary of the agency."""

    def __init__(self, agency: Agency, calendar: Calendar, now: datetime, hr: UUID) -> None:
        self.agency = agency
        self.rng = agency.rng
        self.calendar = calendar
        self.now = now
        self.supervisors = Supervisors(agency, hr)

    def add_usual(self, works: list[Work], spared: set[UUID]) -> None:
        """Plan the reports of everyone but the spared, with the gaps of real life."""
        for work in works:
            held = work.appointment
            if held.employee_id in spared:
                continue
            missing = self.rng.choice([0.0, 0.02, 0.02, 0.04, 0.08, 0.2])
            days = self.calendar.working_days(held.position.unit)
            for age, day in enumerate(reversed(days)):
                if day == self.agency.today and self.is_early(account_of(held.employee).zone):
                    continue
                if self.rng.random() < missing or self.calendar.is_absent(held.employee_id, day):
                    continue
                for draft in self.drafts(work, day):
                    self.file(draft, self._outcome(day, age))

    def is_early(self, zone: str) -> bool:
        """Whether nobody has had time to report on today."""
        return clock.local(self.now, zone).hour < FIRST_REPORTS

    def drafts(self, work: Work, day: date) -> Iterator[Draft]:
        """One to three activities of a day."""
        results = work.on(day)
        if not results:
            return
        number = self.rng.choices([1, 2, 3], [62, 28, 10])[0]
        whole = work.appointment.position.unit.work_pattern.minutes_per_day
        minutes = round(whole * self.rng.uniform(0.72, 1) / number / 15) * 15
        begin = 7 * 60 + 30 if self.rng.random() < 0.6 else None
        for _activity in range(number):
            draft = self.draft(work.appointment.employee, day, *self.rng.choice(results), minutes=minutes)
            if begin is not None:
                draft.starts_at = time(*divmod(begin, 60))
                begin += minutes
            yield draft

    def draft(self, employee: Employee, day: date, rhk: Rhk, result: Result, *, minutes: int) -> Draft:
        """One activity that leads to the result."""
        activity = self.rng.choice(result.activities)
        text, quantity = fill(activity, self.rng, day)
        return Draft(employee, rhk, day, text, minutes, activity.unit, quantity, activity.is_field)

    def _outcome(self, day: date, age: int) -> str:
        if day == self.agency.today:
            return self.rng.choices(OUTCOMES, TODAY_OUTCOMES)[0]
        weights = FRESH if age <= 2 else RECENT if age <= 4 else OLD
        return self.rng.choices(OUTCOMES, weights)[0]

    def file(self, draft: Draft, status: str, *, days_late: int = 0) -> ActivityReport:
        """Plan the report with its status; `days_late` counts calendar days after its day."""
        zone = account_of(draft.employee).zone
        filed_at = moment(draft.day + timedelta(days=days_late), WAY_HOME, zone)
        filed_at = min(
            filed_at + timedelta(minutes=self.rng.randint(0, 100)), self.now - timedelta(minutes=5)
        )
        report = self._report(draft, status, filed_at)
        if status != STATUS.DRAFT:
            report.submitted_at = filed_at
        if status in {STATUS.RETURNED, STATUS.APPROVED}:
            report.decided_at = min(filed_at + timedelta(hours=self.rng.randint(15, 40)), self.now)
            report.decided_by_id = self.supervisors.on(draft.employee.pk, draft.day)
            reason, words = self.rng.choice(RETURNS)
            if status == STATUS.RETURNED:
                report.return_reason, report.decision_note = reason, words
            else:
                report.bulk_size = self.rng.choice(BULK_SIZES)
        self.agency.add(report)
        return report

    def _report(self, draft: Draft, status: str, created_at: datetime) -> ActivityReport:
        ends_at = None
        if draft.starts_at:
            end = draft.starts_at.hour * 60 + draft.starts_at.minute + draft.minutes
            ends_at = time(*divmod(end, 60))
        return ActivityReport(
            id=self.agency.new_id(),
            employee_id=draft.employee.pk,
            client_key=self.agency.new_id(),
            date=draft.day,
            starts_at=draft.starts_at,
            ends_at=ends_at,
            minutes=draft.minutes,
            summary=draft.text,
            rhk_id=draft.rhk.pk,
            category=self.rng.choices(list(CATEGORY), [86, 10, 2, 2])[0],
            work_mode=MODE.FIELD if draft.is_field else MODE.OFFICE,
            quantity=draft.quantity if draft.unit else None,
            quantity_unit=draft.unit,
            status=status,
            created_by_id=account_of(draft.employee).pk,
            created_at=created_at - timedelta(minutes=self.rng.randint(2, 12)),
        )
