"""Education and training of an employee."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.histories import HistoryRow
from registry.models.references import EducationLevel

YEARS = [MinValueValidator(1950), MaxValueValidator(2100)]


@audit.track()
class EducationRecord(HistoryRow):
    """A finished education (riwayat pendidikan)."""

    level = models.ForeignKey(EducationLevel, models.PROTECT, verbose_name=_("tingkat"), related_name="+")
    school = models.CharField(_("sekolah atau perguruan tinggi"), max_length=200)
    major = models.CharField(_("jurusan atau program studi"), max_length=200, blank=True)
    graduated_year = models.PositiveSmallIntegerField(_("tahun lulus"), validators=YEARS)
    graduated_on = models.DateField(_("tanggal lulus"), null=True, blank=True)
    diploma_number = models.CharField(_("nomor ijazah"), max_length=100, blank=True)
    front_title = models.CharField(_("gelar depan"), max_length=50, blank=True)
    back_title = models.CharField(_("gelar belakang"), max_length=50, blank=True)
    is_first = models.BooleanField(_("pendidikan saat pengangkatan pertama"), default=False)

    class Meta(HistoryRow.Meta):
        verbose_name = _("riwayat pendidikan")
        verbose_name_plural = _("riwayat pendidikan")
        ordering = ["-level__order", "-graduated_year"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(is_first=True),
                name="one_education_is_the_first",
                violation_error_message=_("Pendidikan pertama sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(graduated_on=None) | Q(graduated_on__year=F("graduated_year")),
                name="graduation_day_is_in_its_year",
                violation_error_message=_("Tanggal lulus tidak dalam tahun lulus."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.school}"


@audit.track()
class TrainingRecord(HistoryRow):
    """A finished training (riwayat pelatihan), from outside or from the portal."""

    class Kind(models.TextChoices):
        LEADERSHIP = "leadership", _("Pelatihan kepemimpinan (struktural)")
        FUNCTIONAL = "functional", _("Pelatihan fungsional")
        TECHNICAL = "technical", _("Pelatihan teknis")
        SOCIOCULTURAL = "sociocultural", _("Pelatihan sosial kultural")
        BASIC = "basic", _("Pelatihan dasar CPNS")
        SEMINAR = "seminar", _("Seminar, lokakarya, atau sejenisnya")
        OTHER = "other", _("Pengembangan kompetensi lain")

    kind = models.CharField(_("jenis"), max_length=13, choices=Kind)
    siasn_kind = models.CharField(_("kode jenis SIASN"), max_length=10, blank=True)
    name = models.CharField(_("nama pelatihan"), max_length=300)
    organiser = models.CharField(_("penyelenggara"), max_length=200)
    hours = models.PositiveSmallIntegerField(_("jam pelajaran (JP)"))
    started_on = models.DateField(_("tanggal mulai"))
    ended_on = models.DateField(_("tanggal selesai"))
    certificate_number = models.CharField(_("nomor sertifikat"), max_length=100, blank=True)

    class Meta(HistoryRow.Meta):
        verbose_name = _("riwayat pelatihan")
        verbose_name_plural = _("riwayat pelatihan")
        ordering = ["-ended_on"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("started_on")),
                name="training_ends_after_it_starts",
                violation_error_message=_("Tanggal selesai harus sama dengan atau sesudah tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=Q(hours__range=(1, 2000)),
                name="training_has_1_to_2000_hours",
                violation_error_message=_("JP antara 1 dan 2.000."),
            ),
            models.UniqueConstraint(
                fields=["employee", "organiser", "certificate_number"],
                condition=~Q(certificate_number=""),
                name="a_certificate_counts_once",
                violation_error_message=_("Sertifikat ini sudah tercatat."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
