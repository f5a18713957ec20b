"""What the bells of the demo agency tell, as the product would have told it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from django.utils.formats import date_format

from asn_portal.seed.agency import Agency
from core.models import Account, Notification
from performance.models import ActivityReport

STATUS = ActivityReport.Status
DAYS, UNREAD = 6, 0.3


def ring(agency: Agency, now: datetime) -> None:
    """Plan the notifications of the last days: what supervisors decided."""
    names = {account.pk: account.name for account in agency.of(Account)}
    for report in agency.of(ActivityReport):
        if report.date > agency.days_ago(DAYS) and report.is_decided:
            agency.add(_decision(agency, report, names[report.decided_by_id], now))


def _decision(agency: Agency, report: ActivityReport, by_name: str, now: datetime) -> Notification:
    day = date_format(report.date, "j F Y")
    decided_at = cast(datetime, report.decided_at)
    is_returned = report.status == STATUS.RETURNED
    is_read = not is_returned and agency.rng.random() > UNREAD
    return Notification(
        id=agency.new_id(),
        # Everybody reports for themselves.
        recipient_id=report.created_by_id,
        kind=f"report-{report.status}",
        subject=str(report.pk),
        period=decided_at.isoformat(timespec="seconds"),
        title=f"Laporan {day} dikembalikan" if is_returned else f"Laporan {day} disetujui",
        body=report.why_returned if is_returned else by_name,
        url=report.get_absolute_url(),
        created_at=decided_at,
        read_at=min(decided_at + timedelta(hours=3), now) if is_read else None,
    )
