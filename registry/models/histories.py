"""Rows of an employee's career file (riwayat), each with its proof; fields and codes as in SIASN."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import StoredFile, Versioned
from registry.models.employees import Employee


class Source(models.TextChoices):
    """Where a row of the file came from."""

    TYPED = "typed", _("Dicatat SDM")
    IMPORTED = "imported", _("Impor Excel")
    CORRECTED = "corrected", _("Usulan pegawai")
    HANDED_OVER = "handed-over", _("Proses di portal")


class HistoryRow(Versioned):
    """What every row of the file has: whose, from where, the proof, and who held it against the proof."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="%(class)ss"
    )
    source = models.CharField(_("asal"), max_length=11, choices=Source, default=Source.TYPED, editable=False)
    document = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, blank=True, verbose_name=_("bukti"), related_name="+"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name=_("diperiksa oleh"),
        related_name="+",
    )
    verified_at = models.DateTimeField(_("diperiksa pada"), null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_at__isnull=False, document__isnull=False),
                name="%(class)s_is_verified_by_its_proof",
                violation_error_message=_("Yang tanpa bukti tidak bisa ditandai sudah diperiksa."),
            ),
        ]

    @property
    def is_verified(self) -> bool:
        """Whether somebody held the row against its proof."""
        return self.verified_at is not None


class DecreedRow(HistoryRow):
    """A row that a decree (SK) brought about."""

    decree_number = models.CharField(_("nomor SK"), max_length=100, blank=True)
    decree_date = models.DateField(_("tanggal SK"), null=True, blank=True)

    class Meta(HistoryRow.Meta):
        abstract = True
