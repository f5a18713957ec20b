"""What the owner does with a report: write it, hand it in, take it back, delete it."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from core import audit, clock, logs, notifications, versions, workflow
from core.models import Account, StoredFile
from performance.actions import report_evidence
from performance.actions.refusals import at
from performance.models import ActivityReport
from performance.queries import filing, supervisors
from performance.rules import daily_minutes, policy
from performance.rules.daily_minutes import TimeRange
from registry.models import Employee

Status = ActivityReport.Status


@transaction.atomic
def keep_draft(
    employee: Employee,
    content: Mapping[str, Any],
    *,
    key: uuid.UUID,
    by: Account,
    files: Collection[StoredFile] = (),
) -> ActivityReport:
    """Write the draft of this key (simpan draf); sent again it is the same row.

    A report that was handed in under the key already stays as it is.
    """
    filing.lock(employee)
    report = ActivityReport.objects.filter(employee=employee, client_key=key).first()
    if report is None:
        report = ActivityReport(
            employee=employee,
            client_key=key,
            created_by=by,
            created_at=clock.now(),
            request_id=logs.request_id.get(),
        )
        _write(report, content)
        report.save(force_insert=True)
    elif report.status == Status.DRAFT:
        change(report, content, version=report.version, by=by)
    if report.status == Status.DRAFT:
        report_evidence.attach(report, files, by=by)
    return report


@transaction.atomic
def hand_in(
    employee: Employee,
    content: Mapping[str, Any],
    *,
    key: uuid.UUID,
    by: Account,
    files: Collection[StoredFile] = (),
) -> ActivityReport:
    """Write and submit in one step (ajukan laporan); the key makes a second sending harmless."""
    report = keep_draft(employee, content, key=key, by=by, files=files)
    if report.status == Status.DRAFT:
        submit(report, by=by)
    return report


@transaction.atomic
def change(
    report: ActivityReport,
    content: Mapping[str, Any],
    *,
    version: int,
    by: Account,
    files: Collection[StoredFile] = (),
) -> None:
    """Change a draft or a returned report (ubah); a stale `version` is refused."""
    _lock(report)
    if not report.is_editable:
        raise ValidationError(_("Laporan ini sudah diajukan. Batalkan pengajuan sebelum mengubahnya."))
    versions.check(report, version)
    changed = _write(report, content)
    if changed:
        with audit.acting("performance.activityreport.edit", by=by):
            report.save(update_fields=[*changed, "version"])
    report_evidence.attach(report, files, by=by)


@transaction.atomic
def change_and_submit(
    report: ActivityReport,
    content: Mapping[str, Any],
    *,
    version: int,
    by: Account,
    files: Collection[StoredFile] = (),
) -> None:
    """Change and hand in again (ajukan lagi) in one step."""
    change(report, content, version=version, by=by, files=files)
    submit(report, by=by)


@transaction.atomic
def submit(report: ActivityReport, *, by: Account) -> None:
    """Hand the report to the supervisor (ajukan), inside the filing window of its date."""
    filing.lock(report.employee)
    _lock(report)
    if not report.is_editable:
        raise ValidationError(_("Laporan ini sudah diajukan."))
    check_ready(report)
    workflow.move(report, Status.SUBMITTED, by=by, submitted_at=clock.now(), **ActivityReport.UNDECIDED)
    _tell_supervisor(report)


@transaction.atomic
def withdraw(report: ActivityReport, *, by: Account) -> None:
    """Take back what was just handed in (batalkan pengajuan), within 15 minutes."""
    _lock(report)
    if report.status == Status.SUBMITTED and not may_withdraw(report):
        raise ValidationError(
            _("Pengajuan bisa dibatalkan dalam 15 menit. Minta atasan mengembalikan laporan ini.")
        )
    workflow.move(report, Status.DRAFT, by=by, submitted_at=None)


def may_withdraw(report: ActivityReport) -> bool:
    """Whether the report was handed in less than 15 minutes ago and nobody has decided."""
    handed_in = report.submitted_at if report.status == Status.SUBMITTED else None
    return handed_in is not None and clock.now() - handed_in <= policy.UNDO


@transaction.atomic
def delete(report: ActivityReport, *, by: Account) -> None:
    """Delete an own draft (hapus draf) with its files."""
    _lock(report)
    if report.status != Status.DRAFT:
        raise ValidationError(_("Hanya draf yang bisa dihapus."))
    with audit.acting("performance.activityreport.delete", by=by):
        report_evidence.let_go(report)
        report.delete()


def check_ready(report: ActivityReport) -> None:
    """Refuse a report that may not be handed in now: text, date, plan, times, total of the day."""
    if not report.summary:
        raise ValidationError({"summary": _("Tulis uraian kegiatan.")})
    _check_date(report)
    if report.rhk_id not in filing.rhks(report.employee, report.date).values_list("pk", flat=True):
        raise ValidationError(
            {"rhk": _("Pilih rencana hasil kerja dari SKP Anda yang berlaku pada tanggal itu.")}
        )
    _check_day(report)


def _check_date(report: ActivityReport) -> None:
    window = filing.window(report.employee, report.date)
    returned_on = None
    if report.status == Status.RETURNED and report.decided_at:
        returned_on = clock.local(report.decided_at, window.workplace.zone).date()
    with at("date"):
        window.check(report.date, returned_on=returned_on)
    question = window.reason_needed(report.date)
    if question and not report.off_day_reason:
        raise ValidationError({"off_day_reason": question})


def _check_day(report: ActivityReport) -> None:
    others = filing.others_of_day(report)
    if report.starts_at and report.ends_at:
        with at("starts_at"):
            daily_minutes.check_no_overlap(
                TimeRange(report.starts_at, report.ends_at),
                [TimeRange(o.starts_at, o.ends_at) for o in others if o.starts_at and o.ends_at],
            )
    with at("minutes"):
        daily_minutes.day_total([report.minutes, *(o.minutes for o in others)])


def _write(report: ActivityReport, content: Mapping[str, Any]) -> list[str]:
    changed = [name for name, value in content.items() if getattr(report, name) != value]
    for name in changed:
        setattr(report, name, content[name])
    report.clean_fields(
        exclude=[*UNCHECKED, *(name for name, value in content.items() if value in ("", None))]
    )
    return changed


UNCHECKED = ["employee", "created_by", "decided_by", "rhk"]


def _lock(report: ActivityReport) -> None:
    """Read the row anew under a lock; who it belongs to never changes."""
    employee = report.employee
    report.refresh_from_db(from_queryset=ActivityReport.objects.select_for_update(of=("self",)))
    report.employee = employee


def _tell_supervisor(report: ActivityReport) -> None:
    """One line a day in the supervisor's bell, however many reports come in; the inbox holds the count."""
    supervisor = supervisors.on(report.employee, report.date)
    if supervisor and supervisor.account and supervisor.account_id != report.created_by_id:
        notifications.notify(
            supervisor.account,
            "report-waiting",
            "validation",
            period=clock.today(supervisor.account.zone).isoformat(),
            title=_("Ada laporan yang menunggu validasi Anda"),
            url=reverse("performance:validation"),
            mail=False,
        )
