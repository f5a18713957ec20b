"""Sanctions and awards of an employee."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.histories import DecreedRow, HistoryRow

YEARS = [MinValueValidator(1950), MaxValueValidator(2100)]


@audit.track()
class DisciplineRecord(DecreedRow):
    """A disciplinary sanction (hukuman disiplin, PP 94/2021); only who decides on it reads it."""

    class Level(models.TextChoices):
        LIGHT = "R", _("Ringan")
        MEDIUM = "S", _("Sedang")
        HEAVY = "B", _("Berat")

    level = models.CharField(_("tingkat"), max_length=1, choices=Level)
    sanction = models.CharField(_("jenis hukuman"), max_length=2)
    effective_on = models.DateField(_("TMT hukuman"))
    ends_on = models.DateField(_("berakhir"), null=True, blank=True)
    reason = models.TextField(_("pelanggaran"), max_length=2000)
    is_annulled = models.BooleanField(_("dibatalkan"), default=False)

    class Meta(DecreedRow.Meta):
        verbose_name = _("hukuman disiplin")
        verbose_name_plural = _("hukuman disiplin")
        ordering = ["-effective_on"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("effective_on")),
                name="sanction_ends_after_it_starts",
                violation_error_message=_("Tanggal berakhir harus sama dengan atau sesudah TMT."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_level_display()


@audit.track()
class AwardRecord(DecreedRow):
    """An award (penghargaan), as Satyalancana Karya Satya; codes as in SIASN."""

    class Kind(models.TextChoices):
        LOYALTY_10 = "201", _("Satyalancana Karya Satya 10 tahun")
        LOYALTY_20 = "202", _("Satyalancana Karya Satya 20 tahun")
        LOYALTY_30 = "203", _("Satyalancana Karya Satya 30 tahun")
        WORK = "204", _("Satyalancana Wira Karya")
        OTHER = "400", _("Penghargaan lain")

    kind = models.CharField(_("jenis"), max_length=3, choices=Kind)
    name = models.CharField(_("nama penghargaan"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"), validators=YEARS)

    class Meta(DecreedRow.Meta):
        verbose_name = _("penghargaan")
        verbose_name_plural = _("penghargaan")
        ordering = ["-year"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "kind"],
                condition=Q(kind__in=["201", "202", "203"]),
                name="a_loyalty_award_is_given_once",
                violation_error_message=_("Satyalancana ini sudah tercatat."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()
