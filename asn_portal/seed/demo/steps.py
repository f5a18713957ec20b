"""The steps of the newest reports as event rows, since what COPY writes has no history of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from psycopg.types.json import Jsonb

from asn_portal.seed import copying
from asn_portal.seed.agency import Agency
from core import audit
from core.models import Account
from performance.models import ActivityReport

DAYS = 7
STATUS = ActivityReport.Status
DECISION = ("decided_at", "decided_by_id", "return_reason", "decision_note", "bulk_size")


def copy_steps(agency: Agency) -> None:
    """Write who handed in and who decided on each report of the last days."""
    names = {account.pk: account.name for account in agency.of(Account)}
    newest = [report for report in agency.of(ActivityReport) if report.date > agency.days_ago(DAYS)]
    copying.copy_objects(event for report in newest for event in _events(report, names))


def _events(report: ActivityReport, names: dict) -> Iterator[Any]:
    if report.status == STATUS.DRAFT:
        return
    owner, decider = report.created_by_id, report.decided_by_id
    undecided = dict.fromkeys(DECISION) | {"return_reason": "", "decision_note": ""}
    yield _event(
        report, cast(datetime, report.submitted_at), owner, names, status=STATUS.SUBMITTED, **undecided
    )
    if decider:
        yield _event(report, cast(datetime, report.decided_at), decider, names, status=report.status)


def _event(report: ActivityReport, at: datetime, by: Any, names: dict, **changed: Any) -> Any:
    values = {field.attname: getattr(report, field.attname) for field in report._meta.concrete_fields}
    values |= changed
    context = {
        "action": f"performance.activityreport.{values['status']}",
        "by": str(by),
        "by_name": names[by],
        "note": values["decision_note"],
    }
    event = audit.event_model(ActivityReport)(
        pgh_obj_id=report.pk, pgh_created_at=at, pgh_label="update", **values
    )
    event.pgh_context = Jsonb(context)
    return event
