"""Activity reports with their evidence: what an employee did, and what the supervisor said of it."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from performance.models.skp import Rhk


def _moment(clock_field: str) -> ExpressionWrapper:
    return ExpressionWrapper(F("date") + F(clock_field), output_field=models.DateTimeField())


TIME_RANGE = Func(_moment("starts_at"), _moment("ends_at"), function="tsrange")


@audit.track(insert=False)
class ActivityReport(Versioned):
    """One activity of one employee on one day (laporan aktivitas harian); many per day."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SUBMITTED = "submitted", _("Diajukan")
        RETURNED = "returned", _("Dikembalikan")
        APPROVED = "approved", _("Disetujui")

    MOVES = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.DRAFT, Status.RETURNED, Status.APPROVED},  # draft: own undo, 15 minutes
        Status.RETURNED: {Status.SUBMITTED},
        Status.APPROVED: {Status.SUBMITTED},  # undo, within 15 minutes
    }

    # What a report looks like that waits for its decision, the first time or again.
    UNDECIDED: ClassVar[dict[str, Any]] = {
        "decided_at": None,
        "decided_by": None,
        "return_reason": "",
        "decision_note": "",
        "bulk_size": None,
    }

    class Category(models.TextChoices):
        MAIN = "main", _("Tugas pokok")
        ADDITIONAL = "additional", _("Tugas tambahan")
        INNOVATION = "innovation", _("Inovasi")
        OTHER = "other", _("Lain-lain")

    class WorkMode(models.TextChoices):
        OFFICE = "office", _("Kantor")
        HOME = "home", _("Rumah")
        FIELD = "field", _("Dinas luar")

    class ReturnReason(models.TextChoices):
        EVIDENCE = "evidence", _("Lengkapi bukti dukung")
        UNCLEAR = "unclear", _("Perjelas uraian kegiatan")
        TARGET = "target", _("Sesuaikan rencana hasil kerja")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey("registry.Employee", models.PROTECT, related_name="activity_reports")
    client_key = models.UUIDField(default=uuid.uuid4, editable=False)
    date = models.DateField(_("tanggal"))
    starts_at = models.TimeField(_("mulai"), null=True, blank=True)
    ends_at = models.TimeField(_("selesai"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("lama kegiatan (menit)"))
    summary = models.CharField(_("uraian kegiatan"), max_length=1000)
    rhk = models.ForeignKey(
        Rhk,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("rencana hasil kerja"),
        related_name="reports",
    )
    category = models.CharField(_("kategori"), max_length=10, choices=Category, default=Category.MAIN)
    work_mode = models.CharField(_("tempat kerja"), max_length=6, choices=WorkMode, default=WorkMode.OFFICE)
    quantity = models.DecimalField(_("jumlah hasil"), max_digits=9, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(_("satuan"), max_length=40, blank=True)
    evidence_link = models.URLField(_("tautan bukti"), max_length=500, blank=True)
    off_day_reason = models.CharField(_("alasan di luar hari kerja"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    submitted_at = models.DateTimeField(_("waktu pengajuan"), null=True, editable=False)
    decided_at = models.DateTimeField(_("waktu keputusan"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name=_("diputuskan oleh"),
        related_name="+",
    )
    return_reason = models.CharField(
        _("alasan pengembalian"), max_length=10, choices=ReturnReason, blank=True
    )
    decision_note = models.CharField(_("catatan atasan"), max_length=500, blank=True)
    bulk_size = models.PositiveSmallIntegerField(_("disetujui bersama"), null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)
    request_id = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("laporan aktivitas harian")
        verbose_name_plural = _("laporan aktivitas harian")
        ordering = ["-date", "-created_at"]
        indexes = [
            models.Index(fields=["employee", "date"], name="activity_report_of_day"),
            models.Index(
                fields=["employee", "submitted_at"],
                condition=Q(status="submitted"),
                name="activity_report_queue",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["employee", "client_key"], name="activity_report_is_sent_once"),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 1440)),
                name="activity_report_lasts_within_a_day",
                violation_error_message=_("Lama kegiatan antara 1 menit dan 24 jam."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__lt=F("ends_at")),
                name="activity_report_ends_after_it_starts",
                violation_error_message=_("Jam selesai harus sesudah jam mulai."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(submitted_at__isnull=False, rhk__isnull=False),
                name="activity_report_beyond_draft_is_complete",
                violation_error_message=_("Pilih rencana hasil kerja sebelum mengajukan."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "submitted"])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="activity_report_decision_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason="", decision_note=""),
                name="returned_activity_report_says_why",
                violation_error_message=_("Pilih atau tulis alasan pengembalian."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("created_by")),
                name="activity_report_is_decided_by_another",
                violation_error_message=_("Anda tidak bisa memutuskan laporan Anda sendiri."),
            ),
            ExclusionConstraint(
                name="activity_reports_do_not_overlap",
                expressions=[("employee", RangeOperators.EQUAL), (TIME_RANGE, RangeOperators.OVERLAPS)],
                condition=~Q(status="draft") & Q(starts_at__isnull=False),
                violation_error_message=_("Jam kegiatan ini bertumpuk dengan laporan lain pada hari itu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.summary[:50]}"

    def get_absolute_url(self) -> str:
        """The page of the report."""
        return reverse("performance:activity-report-detail", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        """Whether the owner may still change the text: a draft, or returned by the supervisor."""
        return self.status in {self.Status.DRAFT, self.Status.RETURNED}

    @property
    def is_decided(self) -> bool:
        """Whether the supervisor has spoken on what was last handed in."""
        return self.status in {self.Status.RETURNED, self.Status.APPROVED}

    @property
    def why_returned(self) -> str:
        """The supervisor's reason in words: the chosen one, the written one, or both."""
        chosen = str(self.get_return_reason_display()) if self.return_reason else ""
        return " — ".join(part for part in (chosen, self.decision_note) if part)


@audit.track()
class ReportEvidence(models.Model):
    """A file that proves a report (bukti dukung)."""

    report = models.ForeignKey(ActivityReport, models.CASCADE, related_name="evidence")
    file = models.OneToOneField("core.StoredFile", models.PROTECT, related_name="report_evidence")
    number = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("bukti dukung")
        verbose_name_plural = _("bukti dukung")
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_evidence_number_is_unique"),
            models.CheckConstraint(
                condition=Q(number__range=(1, 3)),
                name="report_has_at_most_three_files",
                violation_error_message=_("Bukti dukung paling banyak 3 berkas."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} #{self.number}"


@audit.track()
class Outage(models.Model):
    """A time in which the portal could not be used (gangguan); it extends the filing windows it touched."""

    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("selesai"))
    reason = models.CharField(_("keterangan"), max_length=300)

    class Meta:
        verbose_name = _("gangguan")
        verbose_name_plural = _("gangguan")
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="outage_ends_after_it_starts",
                violation_error_message=_("Waktu selesai harus sesudah waktu mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
