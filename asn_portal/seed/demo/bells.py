"""What the bells of the demo agency tell."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.utils.formats import date_format

from asn_portal.seed.agency import Agency
from asn_portal.seed.demo.cast import SUPERVISOR
from asn_portal.seed.demo.staffing import Staffing
from core.models import Notification
from performance.models import ActivityReport
from registry.models import Employee

STATUS = ActivityReport.Status
DAYS = 6


def ring(agency: Agency, staffing: Staffing, now: datetime) -> None:
    """Plan the notifications of the last days: decisions for the owners, waiting work for supervisors."""
    accounts = {employee.pk: employee.account_id for employee in agency.of(Employee)}
    waiting = defaultdict(list)
    for report in agency.of(ActivityReport):
        if report.date < agency.days_ago(DAYS) or report.status not in {STATUS.RETURNED, STATUS.APPROVED}:
            continue
        _tell_decision(agency, report, accounts[report.employee_id], now)
        waiting[report.decided_by_id].append(report)
    _tell_supervisor(agency, staffing, now)


def _tell_decision(agency: Agency, report: ActivityReport, recipient, now: datetime) -> None:
    day = date_format(report.date, "j F")
    is_returned = report.status == STATUS.RETURNED
    agency.add(
        Notification(
            id=agency.new_id(),
            recipient_id=recipient,
            kind=f"report-{report.status}",
            subject=str(report.pk),
            period=report.decided_at.isoformat(timespec="seconds"),
            title=f"Laporan {day} dikembalikan" if is_returned else f"Laporan {day} disetujui",
            body=report.decision_note if is_returned else report.summary[:120],
            url=f"/laporan/{report.pk}/",
            created_at=report.decided_at,
            read_at=None
            if is_returned or agency.rng.random() < 0.3
            else min(report.decided_at + timedelta(hours=3), now),
        )
    )


def _tell_supervisor(agency: Agency, staffing: Staffing, now: datetime) -> None:
    supervisor = staffing.members[SUPERVISOR]
    agency.add(
        Notification(
            id=agency.new_id(),
            recipient_id=supervisor.account_id,
            kind="performance.review.waiting",
            subject=str(supervisor.pk),
            period=agency.today.isoformat(),
            title="20 laporan menunggu validasi Anda",
            body="Empat laporan perlu dilihat lebih dulu.",
            url="/validasi/",
            created_at=now - timedelta(hours=2),
        )
    )
