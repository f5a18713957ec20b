"""Evidence files of a report: attached and removed by its owner (bukti dukung)."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, files
from core.models import Account, StoredFile
from performance.models import ActivityReport, ReportEvidence
from performance.rules import policy


@transaction.atomic
def attach(report: ActivityReport, uploads: Collection[StoredFile], *, by: Account) -> list[ReportEvidence]:
    """Add uploaded files (lampirkan bukti), until the report is approved; the lock keeps numbers apart."""
    if not uploads:
        return []
    _lock(report)
    if report.status == ActivityReport.Status.APPROVED:
        raise ValidationError(_("Laporan ini sudah disetujui. Bukti tidak bisa ditambah."))
    taken = set(report.evidence.values_list("number", flat=True))
    free = [number for number in range(1, policy.MOST_FILES + 1) if number not in taken]
    if len(uploads) > len(free):
        raise ValidationError({"evidence": _("Bukti dukung paling banyak 3 berkas.")})
    with audit.acting("performance.reportevidence.attach", by=by):
        for upload in uploads:
            files.attach(upload)
        return [
            ReportEvidence.objects.create(report=report, file=upload, number=number)
            for upload, number in zip(uploads, free, strict=False)
        ]


@transaction.atomic
def remove(evidence: ReportEvidence, *, by: Account) -> None:
    """Take a file away (hapus bukti) while the report is a draft or returned."""
    _lock(evidence.report)
    if not evidence.report.is_editable:
        raise ValidationError(_("Bukti bisa dihapus sebelum laporan diajukan."))
    with audit.acting("performance.reportevidence.remove", by=by):
        _release([evidence])


def let_go(report: ActivityReport) -> None:
    """Free all files of a report that is about to be deleted."""
    _release(list(report.evidence.select_related("file")))


def _release(evidence: list[ReportEvidence]) -> None:
    for each in evidence:
        each.delete()
        files.delete(each.file)


def _lock(report: ActivityReport) -> None:
    report.refresh_from_db(from_queryset=ActivityReport.objects.select_for_update(of=("self",)))
