"""Dated absences: typed or imported, without a leave workflow."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.employees import Employee


@audit.track()
class Absence(models.Model):
    """Days on which an employee need not report from the office (ketidakhadiran)."""

    class Kind(models.TextChoices):
        LEAVE = "leave", _("Cuti")
        SICK = "sick", _("Sakit")
        STUDY = "study", _("Tugas belajar")
        DUTY_TRAVEL = "duty-travel", _("Dinas luar")
        TRAINING = "training", _("Diklat")

    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="absences")
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind)
    during = DateRangeField(_("tanggal"))
    note = models.CharField(_("keterangan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("ketidakhadiran")
        verbose_name_plural = _("ketidakhadiran")
        ordering = ["-during"]
        constraints = [
            ExclusionConstraint(
                name="absence_once_at_a_time",
                expressions=[("employee", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("Pada tanggal itu sudah ada ketidakhadiran lain."),
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False),
                name="absence_lasts_a_day",
                violation_error_message=_("Tanggal akhir harus sesudah tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
