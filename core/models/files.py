"""Uploaded and produced files, stored under generated names outside any web root."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.track()
class StoredFile(models.Model):
    """A file on disk with its checksum (berkas); who may read it is decided by what owns it."""

    class Scan(models.TextChoices):
        CLEAN = "clean", _("Aman")
        WAITING = "waiting", _("Diperiksa")
        QUARANTINED = "quarantined", _("Dikarantina")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("nama berkas"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("ukuran"))
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=100, unique=True)
    scan = models.CharField(max_length=12, choices=Scan, default=Scan.CLEAN)
    uploaded_by = models.ForeignKey("core.Account", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    attached_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        ordering = ["uploaded_at"]

    def __str__(self) -> str:
        return self.name
