"""What the bells of the demo agency tell."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.utils.formats import date_format

from asn_portal.seed.agency import Agency, account_of
from asn_portal.seed.demo.cast import SUPERVISOR
from asn_portal.seed.demo.staffing import Staffing
from core.models import Notification
from performance.models import ActivityReport
from registry.models import Employee

STATUS = ActivityReport.Status
DAYS, UNREAD = 6, 0.3


def ring(agency: Agency, staffing: Staffing, now: datetime) -> None:
    """Plan the notifications of the last days: decisions for the owners, waiting work for supervisors."""
    accounts = {employee.pk: account_of(employee).pk for employee in agency.of(Employee)}
    for report in agency.of(ActivityReport):
        if report.date < agency.days_ago(DAYS) or report.status not in {STATUS.RETURNED, STATUS.APPROVED}:
            continue
        agency.add(_decision(agency, report, accounts[report.employee_id], now))
    _tell_supervisor(agency, staffing, now)


def _decision(agency: Agency, report: ActivityReport, recipient: UUID, now: datetime) -> Notification:
    day = date_format(report.date, "j F")
    decided_at = cast(datetime, report.decided_at)
    is_returned = report.status == STATUS.RETURNED
    is_read = not is_returned and agency.rng.random() > UNREAD
    return Notification(
        id=agency.new_id(),
        recipient_id=recipient,
        kind=f"report-{report.status}",
        subject=str(report.pk),
        period=decided_at.isoformat(timespec="seconds"),
        title=f"Laporan {day} dikembalikan" if is_returned else f"Laporan {day} disetujui",
        body=report.why_returned if is_returned else report.summary[:120],
        url=f"/laporan/{report.pk}/",
        created_at=decided_at,
        read_at=min(decided_at + timedelta(hours=3), now) if is_read else None,
    )


def _tell_supervisor(agency: Agency, staffing: Staffing, now: datetime) -> None:
    supervisor = staffing.members[SUPERVISOR]
    agency.add(
        Notification(
            id=agency.new_id(),
            recipient_id=account_of(supervisor).pk,
            kind="performance.review.waiting",
            subject=str(supervisor.pk),
            period=agency.today.isoformat(),
            title="20 laporan menunggu validasi Anda",
            body="Empat laporan perlu dilihat lebih dulu.",
            url="/validasi/",
            created_at=now - timedelta(hours=2),
        )
    )
