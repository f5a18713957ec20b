"""Imports: what was brought in from which file, and what came of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Job, StoredFile


@audit.track()
class ImportRun(models.Model):
    """One workbook on its way in (impor data): checked in the background, then applied whole or not."""

    class Status(models.TextChoices):
        CHECKING = "checking", _("Sedang diperiksa")
        FAULTY = "faulty", _("Ada baris yang salah")
        READY = "ready", _("Siap diterapkan")
        APPLYING = "applying", _("Sedang diterapkan")
        APPLIED = "applied", _("Diterapkan")
        FAILED = "failed", _("Gagal")

    MOVES = {
        Status.CHECKING: {Status.FAULTY, Status.READY, Status.FAILED},
        Status.FAULTY: set(),
        Status.READY: {Status.APPLYING, Status.FAULTY},
        Status.APPLYING: {Status.APPLIED, Status.FAULTY, Status.READY},
        Status.APPLIED: set(),
        Status.FAILED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("jenis data"), max_length=20)
    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name=_("berkas"), related_name="+")
    sha256 = models.CharField(max_length=64)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.CHECKING)
    rows = models.PositiveIntegerField(_("baris"), default=0)
    new = models.PositiveIntegerField(_("baru"), default=0)
    changed = models.PositiveIntegerField(_("berubah"), default=0)
    same = models.PositiveIntegerField(_("sama"), default=0)
    faulty = models.PositiveIntegerField(_("salah"), default=0)
    faults = models.JSONField(_("contoh kesalahan"), default=list, blank=True)
    fault_book = models.OneToOneField(StoredFile, models.PROTECT, null=True, editable=False, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, editable=False, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("diunggah"), default=timezone.now)
    applied_at = models.DateTimeField(_("diterapkan"), null=True, editable=False)

    class Meta:
        verbose_name = _("impor data")
        verbose_name_plural = _("impor data")
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "sha256"],
                condition=Q(status="applied"),
                name="a_file_is_applied_once",
                violation_error_message=_("Berkas ini sudah pernah diterapkan."),
            ),
            models.CheckConstraint(
                condition=~Q(status="applied") | Q(faulty=0, applied_at__isnull=False),
                name="only_a_faultless_file_is_applied",
            ),
        ]

    def __str__(self) -> str:
        return self.kind
