"""What decides whether a report may be handed in, and what the form offers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from core import clock, parameters
from performance.models import ActivityReport, Outage, Rhk, Skp
from performance.queries import workplaces
from performance.queries.workplaces import Workplace
from performance.rules import favourites as most_used
from performance.rules import policy, reporting_window
from registry.models import Employee

ONE_DAY = timedelta(days=1)
# How far back the form offers plans; nothing older can still be in time.
DAYS_BACK = 60


@dataclass(frozen=True)
class Window:
    """Until when the activities of a day may be handed in, for one employee and one moment."""

    today: date
    workplace: Workplace
    days: int
    outage_days: frozenset[date]
    employed_from: date
    employed_until: date | None

    def check(self, day: date, *, returned_on: date | None = None) -> None:
        """Refuse a date to come, outside employment or past the window (ValueError with the sentence).

        A returned report may be handed in again for as many days after its return.
        """
        if returned_on and day <= self.today and self.is_open(returned_on):
            return
        reporting_window.check(
            day,
            self.today,
            calendar=self.workplace.calendar,
            days=self.days,
            outage_days=self.outage_days,
            employed_from=self.employed_from,
            employed_until=self.employed_until,
        )

    def reason_needed(self, day: date) -> str:
        """The question to answer for work on a free day, "" on a working day."""
        return reporting_window.reason_needed(day, self.workplace.calendar)

    def is_open(self, day: date) -> bool:
        """Whether a report of `day` would be in time today."""
        return reporting_window.is_open(
            day, self.today, calendar=self.workplace.calendar, days=self.days, outage_days=self.outage_days
        )


@dataclass(frozen=True)
class Offer:
    """What the form offers to one employee: today where they work, planned results, texts used often."""

    employee: Employee
    today: date
    workplace: Workplace
    rhks: list[Rhk]

    @cached_property
    def usual_rhk(self) -> uuid.UUID | None:
        """The planned result last used, else the only one there is."""
        used = ActivityReport.objects.filter(employee=self.employee, rhk__in=self.rhks)
        last = used.order_by("-date", "-created_at").values_list("rhk", flat=True).first()
        return last or (self.rhks[0].pk if len(self.rhks) == 1 else None)

    @cached_property
    def favourites(self) -> list[str]:
        """The five texts used most in 60 days ("Pakai yang sering")."""
        since = self.today - timedelta(days=most_used.DAYS)
        recent = ActivityReport.objects.filter(employee=self.employee, date__range=(since, self.today))
        handed_in = recent.exclude(status=ActivityReport.Status.DRAFT)
        return most_used.favourites(handed_in.values_list("summary", F("date")), today=self.today)


def lock(employee: Employee) -> None:
    """Let one filing of an employee wait for the other, so the sums of a day hold."""
    Employee.objects.select_for_update(no_key=True).only("pk").get(pk=employee.pk)


def window(employee: Employee, day: date, *, until: date | None = None) -> Window:
    """The filing window of `day` (and of the days to `until`) as it stands today at the workplace."""
    # A day more than the clock says, since "today" is known only with the workplace.
    latest = max(day, until or day, clock.now().date() + ONE_DAY)
    workplace = workplaces.of([employee], day, latest)[employee.pk]
    today = clock.today(workplace.zone)
    return Window(
        today=today,
        workplace=workplace,
        days=parameters.get(policy.WINDOW_DAYS, on=today),
        outage_days=outage_days(day, today, workplace.zone),
        employed_from=employee.joined_on,
        employed_until=employee.left_on,
    )


def offer(employee: Employee, around: date | None = None) -> Offer:
    """What the form of a new report (or of one of the day `around`) offers."""
    now = clock.now().date()
    workplace = workplaces.of([employee], now - ONE_DAY, now + ONE_DAY)[employee.pk]
    today = clock.today(workplace.zone)
    start = min(around or today, today - timedelta(days=DAYS_BACK))
    return Offer(employee, today, workplace, list(rhks(employee, start, today)))


def obstacle(employee: Employee, offer: Offer) -> str:
    """Why the employee cannot report at all, in words; "" for everyone at work with a plan."""
    if employee.left_on and employee.left_on < offer.today - timedelta(days=DAYS_BACK):
        return _("Anda sudah tidak bekerja di instansi ini, jadi tidak perlu melapor lagi.")
    if not offer.rhks:
        return _(
            "Laporan butuh rencana hasil kerja dari SKP yang sudah ditetapkan. Hubungi atasan atau staf SDM."
        )
    return ""


def outage_days(start: date, end: date, zone: str) -> frozenset[date]:
    """The days from `start` to `end` on which the portal could not be used for a time."""
    found = Outage.objects.filter(starts_at__date__lte=end + ONE_DAY, ends_at__date__gte=start - ONE_DAY)
    days: set[date] = set()
    for outage in found:
        first, last = clock.local(outage.starts_at, zone).date(), clock.local(outage.ends_at, zone).date()
        days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(day for day in days if start <= day <= end)


def rhks(employee: Employee, start: date, end: date | None = None) -> QuerySet[Rhk]:
    """The planned results of the employee's own agreed plans in force on a day (or between two)."""
    plans = Skp.objects.filter(employee=employee, status=Skp.Status.SET)
    plans = plans.filter(period__during__overlap=(start, (end or start) + ONE_DAY))
    return Rhk.objects.filter(skp__in=plans).order_by("-skp__period__during", "kind", "number")


def others_of_day(report: ActivityReport) -> list[ActivityReport]:
    """What else the employee handed in for the day of the report."""
    same_day = ActivityReport.objects.filter(employee=report.employee_id, date=report.date)
    return list(same_day.exclude(pk=report.pk).exclude(status=ActivityReport.Status.DRAFT))
