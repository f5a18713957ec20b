"""What the supervisor says of a report: approve, return, undo. Nobody decides on a report of their own."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import clock, notifications, workflow
from core.models import Account
from core.reminders import Reminder
from performance.models import ActivityReport
from performance.rules import policy
from registry.rules.separation import may_decide

Status = ActivityReport.Status


@dataclass(frozen=True)
class Skipped:
    """A report that was not approved, and why."""

    report: ActivityReport | None
    why: str


@dataclass
class Bulk:
    """What became of an approval of many (setujui bersama)."""

    approved: list[ActivityReport] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@transaction.atomic
def approve(report: ActivityReport, *, by: Account) -> None:
    """Accept the report (setujui)."""
    _refuse_own(report, by)
    workflow.move(report, Status.APPROVED, by=by, decided_at=clock.now(), decided_by=by, bulk_size=None)
    _tell([report], "report-approved", by)


@transaction.atomic
def send_back(report: ActivityReport, *, by: Account, reason: str = "", note: str = "") -> None:
    """Return the report to its owner with a reason (kembalikan)."""
    _refuse_own(report, by)
    if not reason and not note:
        raise ValidationError({"reason": _("Pilih atau tulis alasan pengembalian.")})
    decision: dict[str, Any] = {"decided_at": clock.now(), "decided_by": by}
    workflow.move(
        report, Status.RETURNED, by=by, note=note, return_reason=reason, decision_note=note, **decision
    )
    _tell([report], "report-returned", by, mail=True)


@transaction.atomic
def undo(report: ActivityReport, *, by: Account) -> None:
    """Take the own decision back (urungkan), within 15 minutes."""
    report.refresh_from_db(from_queryset=ActivityReport.objects.select_for_update(of=("self",)))
    if not report.is_decided or report.decided_at is None:
        raise ValidationError(_("Laporan ini belum diputuskan."))
    if report.decided_by_id != by.pk:
        raise ValidationError(_("Keputusan hanya bisa diurungkan oleh yang membuatnya."))
    if clock.now() - report.decided_at > policy.UNDO:
        raise ValidationError(_("Keputusan bisa diurungkan dalam 15 menit."))
    workflow.move(report, Status.SUBMITTED, by=by, **ActivityReport.UNDECIDED)


def may_undo(report: ActivityReport, account: Account) -> bool:
    """Whether this is the account's own decision of less than 15 minutes ago."""
    is_own = report.is_decided and report.decided_by_id == account.pk
    return is_own and report.decided_at is not None and clock.now() - report.decided_at <= policy.UNDO


@transaction.atomic
def approve_many(reports: QuerySet[ActivityReport], pks: Collection[uuid.UUID], *, by: Account) -> Bulk:
    """Accept many at once (setujui bersama): each is judged by itself, those accepted are one statement.

    `reports` are those that the account may decide on. The size is stored, for samples by the auditor.
    """
    if not pks:
        raise ValidationError(_("Pilih paling sedikit satu laporan."))
    rows = reports.filter(pk__in=pks).select_related("employee").order_by("pk")
    result = Bulk()
    for report in rows.select_for_update(of=("self",)):
        why = _why_not(report, by)
        if why:
            result.skipped.append(Skipped(report, why))
        else:
            result.approved.append(report)
    missing = len(set(pks)) - len(result.approved) - len(result.skipped)
    result.skipped += [Skipped(None, _("Laporan tidak ditemukan atau bukan untuk Anda."))] * missing
    if result.approved:
        decision: dict[str, Any] = {
            "decided_at": clock.now(),
            "decided_by": by,
            "bulk_size": len(result.approved),
        }
        workflow.move_many(result.approved, Status.APPROVED, by=by, **decision)
        _tell(result.approved, "report-approved", by)
    return result


@transaction.atomic
def undo_last_bulk(reports: QuerySet[ActivityReport], *, by: Account) -> int:
    """Take back one's newest approval of many (urungkan), within 15 minutes; how many went back."""
    since = clock.now() - policy.UNDO
    own = reports.filter(status=Status.APPROVED, decided_by=by, bulk_size__isnull=False)
    newest = own.filter(decided_at__gte=since).order_by("-decided_at").first()
    if newest is None:
        raise ValidationError(_("Persetujuan bersama bisa diurungkan dalam 15 menit."))
    together = own.filter(decided_at=newest.decided_at).order_by("pk").select_for_update(of=("self",))
    found = list(together)
    workflow.move_many(found, Status.SUBMITTED, by=by, **ActivityReport.UNDECIDED)
    return len(found)


def _why_not(report: ActivityReport, by: Account) -> str:
    if not _is_others(report, by):
        return _("Laporan Anda sendiri diputuskan orang lain.")
    if report.status != Status.SUBMITTED:
        return _("Status sekarang: %(status)s.") % {"status": report.get_status_display()}
    return ""


def _is_others(report: ActivityReport, by: Account) -> bool:
    return may_decide(by.pk, {report.created_by_id, report.employee.account_id})


def _refuse_own(report: ActivityReport, by: Account) -> None:
    if not _is_others(report, by):
        raise ValidationError(_("Anda tidak bisa memutuskan laporan Anda sendiri."))


def _tell(reports: Sequence[ActivityReport], kind: str, by: Account, *, mail: bool = False) -> None:
    """Tell the owners; the moment of the decision is the period, so a second return is told again."""
    titles = {
        "report-approved": _("Laporan %(day)s disetujui"),
        "report-returned": _("Laporan %(day)s dikembalikan"),
    }
    told = [
        Reminder(
            report.employee.account_id,
            kind,
            str(report.pk),
            period=report.decided_at.isoformat(timespec="seconds") if report.decided_at else "",
            title=titles[kind] % {"day": date_format(report.date, "j F Y")},
            body=report.why_returned if kind == "report-returned" else by.name,
            url=report.get_absolute_url(),
        )
        for report in reports
        if report.employee.account_id
    ]
    notifications.notify_many(told, mail=mail)
