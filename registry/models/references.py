"""Reference tables with the codes of SIASN."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.track()
class Rank(models.Model):
    """Rank and grade (pangkat, golongan ruang) of PNS, or grade of PPPK; code as in SIASN."""

    class Scheme(models.TextChoices):
        PNS = "pns", _("PNS")
        PPPK = "pppk", _("PPPK")

    code = models.CharField(_("kode SIASN"), max_length=4)
    scheme = models.CharField(_("skema"), max_length=4, choices=Scheme)
    grade = models.CharField(_("golongan/ruang"), max_length=5)
    title = models.CharField(_("pangkat"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"))

    class Meta:
        verbose_name = _("pangkat")
        verbose_name_plural = _("pangkat")
        ordering = ["scheme", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="rank_code_is_unique",
                violation_error_message=_("Kode pangkat ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.grade})" if self.title else self.grade


@audit.track()
class LegalStanding(models.Model):
    """Legal standing of an employee (kedudukan hukum); code as in SIASN."""

    code = models.CharField(_("kode SIASN"), max_length=2, primary_key=True)
    name = models.CharField(_("nama"), max_length=100)
    is_active = models.BooleanField(_("aktif bekerja"))
    needs_skp = models.BooleanField(_("wajib SKP"))

    class Meta:
        verbose_name = _("kedudukan hukum")
        verbose_name_plural = _("kedudukan hukum")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


@audit.track()
class Holiday(models.Model):
    """A day off for the whole agency (hari libur atau cuti bersama)."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("Libur nasional")
        COLLECTIVE = "collective", _("Cuti bersama")
        LOCAL = "local", _("Libur daerah")

    date = models.DateField(_("tanggal"), unique=True)
    name = models.CharField(_("nama"), max_length=200)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.NATIONAL)

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.name} ({self.date})"


@audit.track()
class EducationLevel(models.Model):
    """A level of education (tingkat pendidikan); code as in SIASN."""

    code = models.CharField(_("kode SIASN"), max_length=2, primary_key=True)
    name = models.CharField(_("nama"), max_length=60)
    order = models.PositiveSmallIntegerField(_("urutan"))

    class Meta:
        verbose_name = _("tingkat pendidikan")
        verbose_name_plural = _("tingkat pendidikan")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name
