"""Organisation units, their dated tree and their working week."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned, Zone


@audit.track()
class WorkPattern(models.Model):
    """Working week of a unit (pola kerja): the days that call for a report."""

    name = models.CharField(_("nama"), max_length=100, unique=True)
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("hari kerja"),
        help_text=_("1 Senin sampai 7 Minggu, dipisah koma"),
    )
    is_shift = models.BooleanField(
        _("bergilir"), default=False, help_text=_("Hari kerja mengikuti giliran, tidak tetap")
    )
    minutes_per_day = models.PositiveSmallIntegerField(_("menit kerja sehari"), default=450)

    class Meta:
        verbose_name = _("pola kerja")
        verbose_name_plural = _("pola kerja")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="work_pattern_has_real_weekdays",
                violation_error_message=_("Hari kerja memakai angka 1 (Senin) sampai 7 (Minggu)."),
            ),
            models.CheckConstraint(
                condition=Q(minutes_per_day__range=(1, 1440)),
                name="work_pattern_minutes_fit_a_day",
                violation_error_message=_("Menit kerja sehari antara 1 dan 1.440."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class OrgUnit(Versioned):
    """An organisation unit (unit kerja); where it stands in the tree is in `UnitLine`."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("Instansi")
        DEPARTMENT = "department", _("Perangkat daerah")
        DIVISION = "division", _("Bidang/Bagian")
        SECTION = "section", _("Seksi/Subbagian")
        SERVICE_UNIT = "service-unit", _("UPT/Sekolah/Puskesmas")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("kode"), max_length=30, unique=True)
    name = models.CharField(_("nama unit"), max_length=200)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    zone = models.CharField(_("zona waktu"), max_length=20, choices=Zone, default=Zone.WIB)
    work_pattern = models.ForeignKey(
        WorkPattern, models.PROTECT, verbose_name=_("pola kerja"), related_name="+"
    )
    during = DateRangeField(_("masa berlaku"))

    class Meta:
        verbose_name = _("unit kerja")
        verbose_name_plural = _("unit kerja")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(during__isempty=False),
                name="unit_lasts_a_day",
                violation_error_message=_("Tanggal akhir unit harus sesudah tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class UnitLine(models.Model):
    """One line of the dated unit tree (garis struktur): descendant under ancestor, itself included.

    Only `registry.actions.units` writes it.
    """

    ancestor = models.ForeignKey(OrgUnit, models.PROTECT, related_name="lines_down")
    descendant = models.ForeignKey(OrgUnit, models.PROTECT, related_name="lines_up")
    depth = models.PositiveSmallIntegerField()
    during = DateRangeField()

    class Meta:
        verbose_name = _("garis struktur")
        verbose_name_plural = _("garis struktur")
        ordering = ["ancestor", "depth"]
        constraints = [
            ExclusionConstraint(
                name="unit_line_once_at_a_time",
                expressions=[
                    ("ancestor", RangeOperators.EQUAL),
                    ("descendant", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="unit_has_one_parent",
                expressions=[("descendant", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(depth=1),
                violation_error_message=_("Unit ini sudah punya induk pada tanggal itu."),
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="unit_line_lasts_a_day"),
            models.CheckConstraint(
                condition=(Q(depth=0) & Q(ancestor=models.F("descendant")))
                | (Q(depth__gt=0) & ~Q(ancestor=models.F("descendant"))),
                name="unit_line_depth_zero_is_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"
