"""Performance ratings on record: what an evaluation came to, in versions that are never overwritten."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.histories import HistoryRow


@audit.track()
class RatingRecord(HistoryRow):
    """The final rating of a period (predikat kinerja); a changed one is a new version beside the old."""

    class Predicate(models.TextChoices):
        VERY_GOOD = "1", _("Sangat Baik")
        GOOD = "2", _("Baik")
        NEEDS_IMPROVEMENT = "3", _("Butuh Perbaikan")
        POOR = "4", _("Kurang")
        VERY_POOR = "5", _("Sangat Kurang")

    class Span(models.TextChoices):
        PERIODIC = "periodic", _("Periodik")
        ANNUAL = "annual", _("Tahunan")

    class Rating(models.TextChoices):
        ABOVE = "1", _("Di atas ekspektasi")
        AS_EXPECTED = "2", _("Sesuai ekspektasi")
        BELOW = "3", _("Di bawah ekspektasi")

    span = models.CharField(_("jenis penilaian"), max_length=8, choices=Span)
    period = DateRangeField(_("periode"))
    work = models.CharField(_("hasil kerja"), max_length=1, choices=Rating, blank=True)
    behaviour = models.CharField(_("perilaku kerja"), max_length=1, choices=Rating, blank=True)
    predicate = models.CharField(_("predikat"), max_length=1, choices=Predicate)
    rater_name = models.CharField(_("pejabat penilai"), max_length=200, blank=True)
    rater_number = models.CharField(_("NIP pejabat penilai"), max_length=18, blank=True)
    number = models.PositiveSmallIntegerField(_("versi"), default=1)
    is_current = models.BooleanField(_("berlaku"), default=True)
    reason = models.CharField(_("alasan perubahan"), max_length=500, blank=True)

    class Meta(HistoryRow.Meta):
        verbose_name = _("predikat kinerja")
        verbose_name_plural = _("predikat kinerja")
        ordering = ["-period", "-number"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "span", "period", "number"], name="rating_versions_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["employee", "span", "period"],
                condition=Q(is_current=True),
                name="one_rating_is_current",
                violation_error_message=_("Periode ini sudah punya predikat."),
            ),
            models.CheckConstraint(
                condition=Q(period__isempty=False, period__upper_inf=False, period__lower_inf=False),
                name="rating_period_has_two_ends",
                violation_error_message=_("Isi awal dan akhir periode."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="a_changed_rating_has_its_reason",
                violation_error_message=_("Tulis alasan perubahan predikat."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_predicate_display()
