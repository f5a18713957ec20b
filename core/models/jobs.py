"""Background work that a person asked for, and the runs of scheduled work."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.exempt("pekerjaan latar; datanya sendiri tercatat dan unduhan masuk AccessLog")
class Job(models.Model):
    """Work that may take longer than a page (pekerjaan latar), with progress and a result file."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Antre")
        RUNNING = "running", _("Disiapkan")
        DONE = "done", _("Siap diunduh")
        FAILED = "failed", _("Gagal")
        EXPIRED = "expired", _("Kedaluwarsa")

    MAX_ATTEMPTS = 3

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    title = models.CharField(_("judul"), max_length=200)
    parameters = models.JSONField(default=dict)
    owner = models.ForeignKey("core.Account", models.CASCADE, related_name="jobs")
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    progress = models.PositiveSmallIntegerField(_("kemajuan (%)"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    lease_key = models.UUIDField(null=True)
    result = models.OneToOneField("core.StoredFile", models.SET_NULL, null=True, related_name="+")
    error = models.CharField(_("kesalahan"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(_("berlaku sampai"), null=True)

    class Meta:
        verbose_name = _("pekerjaan latar")
        verbose_name_plural = _("pekerjaan latar")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="job_of_owner"),
            models.Index(
                fields=["lease_until"], condition=Q(status__in=["queued", "running"]), name="job_unfinished"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_unfinished(self) -> bool:
        """Whether the worker still has to do something."""
        return self.status in {self.Status.QUEUED, self.Status.RUNNING}


@audit.exempt("catatan jalannya jadwal, bukan data kerja")
class ScheduledRun(models.Model):
    """One run of scheduled work for one period (jalannya jadwal); the pair decides, not the clock."""

    class Status(models.TextChoices):
        RUNNING = "running", _("Berjalan")
        DONE = "done", _("Selesai")
        MISSED = "missed", _("Terlewat")

    job = models.CharField(max_length=60)
    period = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    started_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("jalannya jadwal")
        verbose_name_plural = _("jalannya jadwal")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["job", "period"], name="scheduled_run_once_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.period}"


@audit.exempt("tanda hidup proses, bukan data kerja")
class Heartbeat(models.Model):
    """The last sign of life of a background process (tanda hidup)."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("tanda hidup")
        verbose_name_plural = _("tanda hidup")

    def __str__(self) -> str:
        return self.name
