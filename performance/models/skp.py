"""Periods and performance plans; their full life is built on these tables."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.track()
class Period(models.Model):
    """A performance year (periode kinerja)."""

    name = models.CharField(_("nama"), max_length=100, unique=True)
    during = DateRangeField(_("masa"))

    class Meta:
        verbose_name = _("periode kinerja")
        verbose_name_plural = _("periode kinerja")
        ordering = ["-during"]
        constraints = [
            ExclusionConstraint(
                name="periods_do_not_overlap",
                expressions=[("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("Periode ini bertumpuk dengan periode lain."),
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="period_lasts_a_day"),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class Skp(models.Model):
    """Performance plan of one employee in one post and period (sasaran kinerja pegawai, SKP)."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SET = "set", _("Ditetapkan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey("registry.Employee", models.PROTECT, related_name="skps")
    period = models.ForeignKey(Period, models.PROTECT, verbose_name=_("periode"), related_name="skps")
    position = models.ForeignKey("registry.Position", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    set_on = models.DateField(_("ditetapkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("SKP")
        verbose_name_plural = _("SKP")
        ordering = ["-period__during"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "period", "position"], name="one_skp_per_period_and_post"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(set_on__isnull=False), name="set_skp_has_its_date"
            ),
        ]

    def __str__(self) -> str:
        return f"SKP {self.period}"


@audit.track()
class Rhk(models.Model):
    """A planned work result in an SKP (rencana hasil kerja, RHK)."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Utama")
        ADDITIONAL = "additional", _("Tambahan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="rhks")
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.MAIN)
    number = models.PositiveSmallIntegerField(_("nomor"))
    text = models.CharField(_("rencana hasil kerja"), max_length=300)

    class Meta:
        verbose_name = _("RHK")
        verbose_name_plural = _("RHK")
        ordering = ["skp", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["skp", "kind", "number"], name="rhk_number_is_unique_in_skp"),
        ]

    def __str__(self) -> str:
        return self.text
