"""The reports that wait for one account, in two groups: "Perlu dilihat" and "Tampak wajar" (W1)."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from core import clock
from performance.models import ActivityReport, ReportEvidence
from performance.queries import workplaces
from performance.queries.workplaces import Workplace
from performance.rules import reporting_window, review_signals
from performance.rules.review_signals import Facts, Signal
from registry.models import Employee

# What one page holds; the rest moves up when these are decided.
MOST = 20
COMPARED_DAYS = 30
NEWCOMER_DAYS = 60


@dataclass(frozen=True)
class Waiting:
    """How many reports wait, and since which day."""

    count: int = 0
    oldest: date | None = None

    @classmethod
    def read(cls, found: dict[str, Any] | None) -> Waiting:
        """From the answer of `counted`; nothing found is nothing waiting."""
        if not found:
            return cls()
        return cls(found["count"], date.fromisoformat(found["oldest"]))


@dataclass(frozen=True)
class Row:
    """A report with what the supervisor should know at a glance."""

    report: ActivityReport
    workplace: Workplace
    days_late: int
    signals: list[Signal]


@dataclass(frozen=True)
class Queue:
    """What waits: `total` counts all, the rows are the oldest of them."""

    total: int
    oldest: date | None
    look: list[Row]
    fine: list[Row]


def waiting(reports: QuerySet[ActivityReport]) -> QuerySet[ActivityReport]:
    """Those of the reports that are handed in and not yet decided."""
    return reports.filter(status=ActivityReport.Status.SUBMITTED)


def counted(reports: QuerySet[ActivityReport]) -> QuerySet[Any, Any]:
    """Number and oldest day of what waits as one value, to stand inside another question."""
    by_status = waiting(reports).order_by().values("status")
    found = JSONObject(count=Count("pk"), oldest=Min("date"))
    return by_status.annotate(found=found).values_list("found", flat=True)


def count(reports: QuerySet[ActivityReport]) -> Waiting:
    """Number and oldest day of what waits."""
    return Waiting.read(next(iter(counted(reports)), None))


def queue(reports: QuerySet[ActivityReport]) -> Queue:
    """Group what waits among the reports that the account may decide on."""
    evidence = Prefetch("evidence", ReportEvidence.objects.select_related("file"))
    found = waiting(reports).select_related("employee", "rhk").prefetch_related(evidence)
    chosen = list(found.order_by("date", "submitted_at", "pk")[:MOST])
    rows = _rows(chosen)
    return Queue(
        total=found.count(),
        oldest=chosen[0].date if chosen else None,
        look=[row for row in rows if row.signals],
        fine=[row for row in rows if not row.signals],
    )


def row(report: ActivityReport) -> Row:
    """One row again, after it was decided or the decision taken back."""
    return _rows([report])[0]


def _rows(reports: list[ActivityReport]) -> list[Row]:
    if not reports:
        return []
    employees = list({report.employee_id: report.employee for report in reports}.values())
    start = min(report.date for report in reports)
    places = workplaces.of(employees, start, max(start, clock.now().date()) + timedelta(days=1))
    texts, firsts = _texts(employees, start), _first_reports(employees)
    return [
        _row(report, places[report.employee_id], texts[report.employee_id], report.pk in firsts)
        for report in reports
    ]


def _row(report: ActivityReport, workplace: Workplace, texts: list[tuple[date, str]], is_first: bool) -> Row:
    handed_in = clock.local(report.submitted_at or clock.now(), workplace.zone).date()
    late = reporting_window.days_late(report.date, handed_in, workplace.calendar)
    facts = Facts(
        date=report.date,
        text=report.summary,
        minutes=report.minutes,
        evidence_count=len(report.evidence.all()) + bool(report.evidence_link),
        days_late=late,
        is_first=is_first,
    )
    near = [(day, text) for day, text in texts if abs((day - report.date).days) <= COMPARED_DAYS]
    return Row(report, workplace, late, review_signals.signals(facts, near))


def _texts(employees: list[Employee], start: date) -> dict[uuid.UUID, list[tuple[date, str]]]:
    """What each employee wrote from a month before the oldest waiting report on."""
    rows = (
        ActivityReport.objects.filter(employee__in=employees, date__gte=start - timedelta(days=COMPARED_DAYS))
        .exclude(status=ActivityReport.Status.DRAFT)
        .values_list("employee", "date", "summary")
    )
    texts: dict[uuid.UUID, list[tuple[date, str]]] = defaultdict(list)
    for employee, day, text in rows:
        texts[employee].append((day, text))
    return texts


def _first_reports(employees: list[Employee]) -> set[uuid.UUID]:
    """The first report of everyone who joined not long ago."""
    since = clock.now().date() - timedelta(days=NEWCOMER_DAYS)
    newcomers = [employee.pk for employee in employees if employee.joined_on >= since]
    if not newcomers:
        return set()
    handed_in = ActivityReport.objects.filter(employee__in=newcomers).exclude(
        status=ActivityReport.Status.DRAFT
    )
    first = handed_in.order_by("employee", "date", "submitted_at", "pk").distinct("employee")
    return set(first.values_list("pk", flat=True))
