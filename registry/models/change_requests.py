"""What employees ask HR to put right about their own record."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import StoredFile, Versioned
from registry.models.employees import Employee

ACCOUNT = settings.AUTH_USER_MODEL


@audit.track()
class ChangeRequest(Versioned):
    """An employee's request to correct the own record, with proof (usulan perubahan data)."""

    class Status(models.TextChoices):
        SUBMITTED = "submitted", _("Diajukan")
        RETURNED = "returned", _("Dikembalikan")
        APPROVED = "approved", _("Disetujui")
        REJECTED = "rejected", _("Ditolak")
        CANCELLED = "cancelled", _("Dibatalkan")

    MOVES = {
        Status.SUBMITTED: {Status.RETURNED, Status.APPROVED, Status.REJECTED, Status.CANCELLED},
        Status.RETURNED: {Status.SUBMITTED, Status.CANCELLED},
        Status.APPROVED: set(),
        Status.REJECTED: set(),
        Status.CANCELLED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="change_requests"
    )
    field = models.CharField(_("data"), max_length=30)
    old_value = models.TextField(_("data sekarang"), blank=True)
    new_value = models.TextField(_("data yang benar"))
    reason = models.CharField(_("alasan"), max_length=500)
    document = models.OneToOneField(
        StoredFile, models.PROTECT, null=True, verbose_name=_("bukti"), related_name="+"
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.SUBMITTED)
    submitted_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("diajukan"), default=timezone.now)
    decided_by = models.ForeignKey(ACCOUNT, models.PROTECT, null=True, editable=False, related_name="+")
    decided_at = models.DateTimeField(_("diputuskan"), null=True, editable=False)
    decision_note = models.CharField(_("catatan SDM"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("usulan perubahan data")
        verbose_name_plural = _("usulan perubahan data")
        ordering = ["submitted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "field"],
                condition=Q(status__in=["submitted", "returned"]),
                name="one_open_request_per_fact",
                violation_error_message=_("Usulan untuk data ini masih diproses."),
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("submitted_by")),
                name="nobody_decides_on_the_own_request",
                violation_error_message=_("Usulan sendiri diputuskan oleh staf SDM lain."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["submitted", "cancelled"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="a_decided_request_names_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["returned", "rejected"]) | ~Q(decision_note=""),
                name="a_refused_request_says_why",
                violation_error_message=_("Tulis alasannya untuk pegawai."),
            ),
        ]
        indexes = [models.Index(fields=["status", "submitted_at"], name="change_request_queue")]

    def __str__(self) -> str:
        return self.field
