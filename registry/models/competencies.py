"""Competencies: the dictionary, the standard of each post, and what employees hold."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from registry.models.employees import Employee
from registry.models.positions import Position

LEVELS = [MinValueValidator(1), MaxValueValidator(5)]


@audit.track()
class Competency(models.Model):
    """A competency of the dictionary (kompetensi, PermenPANRB 38/2017)."""

    class Kind(models.TextChoices):
        MANAGERIAL = "managerial", _("Manajerial")
        SOCIOCULTURAL = "sociocultural", _("Sosial kultural")
        TECHNICAL = "technical", _("Teknis")

    code = models.CharField(_("kode"), max_length=20, unique=True)
    name = models.CharField(_("nama"), max_length=150)
    kind = models.CharField(_("jenis"), max_length=13, choices=Kind)
    levels = models.JSONField(_("uraian level 1 sampai 5"), default=list, blank=True)
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("kompetensi")
        verbose_name_plural = _("kompetensi")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


@audit.track()
class PositionCompetency(models.Model):
    """The level of a competency that a post demands (standar kompetensi jabatan)."""

    position = models.ForeignKey(
        Position, models.CASCADE, verbose_name=_("jabatan"), related_name="competencies"
    )
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name=_("kompetensi"), related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), validators=LEVELS)

    class Meta:
        verbose_name = _("standar kompetensi jabatan")
        verbose_name_plural = _("standar kompetensi jabatan")
        ordering = ["competency__kind", "competency__name"]
        constraints = [
            models.UniqueConstraint(fields=["position", "competency"], name="one_standard_per_competency"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="standard_level_is_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.competency} {self.level}"


@audit.track()
class HeldCompetency(Versioned):
    """A level that an employee was found to hold, from a source on a day (kompetensi yang dimiliki)."""

    class Source(models.TextChoices):
        ASSESSMENT = "assessment", _("Penilaian kompetensi (assessment center)")
        SUPERVISOR = "supervisor", _("Penilaian atasan")
        TRAINING = "training", _("Hasil pelatihan")

    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="held_competencies"
    )
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name=_("kompetensi"), related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), validators=LEVELS)
    source = models.CharField(_("sumber"), max_length=10, choices=Source)
    assessed_on = models.DateField(_("tanggal penilaian"))
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    note = models.CharField(_("keterangan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kompetensi pegawai")
        verbose_name_plural = _("kompetensi pegawai")
        ordering = ["competency__name", "-assessed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "competency", "source", "assessed_on"],
                name="one_finding_per_source_and_day",
                violation_error_message=_("Penilaian dari sumber dan tanggal itu sudah tercatat."),
            ),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="held_level_is_1_to_5"),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("assessed_on")),
                name="finding_is_valid_from_its_day",
                violation_error_message=_("Masa berlaku berakhir sebelum tanggal penilaian."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency} {self.level}"
