"""Employees say that the supervisor on record is the wrong one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.employees import Employee

ACCOUNT = settings.AUTH_USER_MODEL


@audit.track()
class SupervisorReport(models.Model):
    """An employee's report that the supervisor on record is the wrong one (laporan atasan keliru)."""

    class Status(models.TextChoices):
        OPEN = "open", _("Menunggu SDM")
        DONE = "done", _("Sudah dijawab")

    MOVES = {Status.OPEN: {Status.DONE}, Status.DONE: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="supervisor_reports"
    )
    status = models.CharField(_("status"), max_length=4, choices=Status, default=Status.OPEN)
    reported_by = models.ForeignKey(ACCOUNT, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(_("dilaporkan"), default=timezone.now)
    answer = models.CharField(_("jawaban"), max_length=300, blank=True)
    answered_by = models.ForeignKey(ACCOUNT, models.PROTECT, null=True, editable=False, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"), null=True, editable=False)

    class Meta:
        verbose_name = _("laporan atasan keliru")
        verbose_name_plural = _("laporan atasan keliru")
        ordering = ["reported_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(status="open"),
                name="one_open_supervisor_report",
                violation_error_message=_("Laporan Anda sebelumnya masih diproses."),
            ),
            models.CheckConstraint(
                condition=~Q(answered_by=F("reported_by")), name="nobody_answers_the_own_supervisor_report"
            ),
            models.CheckConstraint(
                condition=Q(status="open", answered_at=None)
                | (Q(status="done", answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="an_answered_report_says_who_when_and_what",
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()
