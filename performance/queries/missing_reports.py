"""Who is at work today and has not reported: the people to remind."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.models import Notification
from performance.models import ActivityReport, Skp
from registry.models import Appointment, Employee
from registry.queries import calendars

CHUNK = 1_000


def accounts(zone: str, on: date, *, kind: str) -> Iterator[uuid.UUID]:
    """Accounts of a zone's employees for whom the day is a working day without a report.

    Those with leave, without an agreed plan, on a shift roster or told already are left out.
    """
    keys = list(_candidates(zone, on, kind).values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = list(Employee.objects.filter(pk__in=keys[start : start + CHUNK]))
        days = calendars.calendar(chunk, on, on)
        for employee in chunk:
            found = days[employee.pk]
            if employee.account_id and found.is_working_day(on) and not found.is_shift(on):
                yield employee.account_id


def _candidates(zone: str, on: date, kind: str) -> QuerySet[Employee]:
    """At work, with account, plan and a post in the zone, but without a report and not told yet."""
    post = Appointment.objects.filter(
        employee=OuterRef("pk"),
        kind=Appointment.Kind.DEFINITIVE,
        during__contains=on,
        position__unit__zone=zone,
    )
    plan = Skp.objects.filter(employee=OuterRef("pk"), status=Skp.Status.SET, period__during__contains=on)
    report = ActivityReport.objects.filter(employee=OuterRef("pk"), date=on).exclude(
        status=ActivityReport.Status.DRAFT
    )
    told = Notification.objects.filter(recipient=OuterRef("account"), kind=kind, period=on.isoformat())
    at_work = Q(left_on=None) | Q(left_on__gte=on)
    return Employee.objects.filter(
        at_work,
        Exists(post),
        Exists(plan),
        ~Exists(report),
        ~Exists(told),
        account__is_active=True,
        joined_on__lte=on,
    ).order_by("pk")
