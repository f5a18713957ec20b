"""IP ASN (indeks profesionalitas): what was computed for an employee on a day, and from what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.employees import Employee


@audit.exempt("hasil hitungan malam, dapat dihitung ulang; sumbernya sendiri tercatat")
class IndexSnapshot(models.Model):
    """The professionalism index of an employee on a day (IP ASN, Peraturan BKN 8/2019)."""

    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="index_snapshots"
    )
    on = models.DateField(_("tanggal"))
    qualification = models.DecimalField(_("kualifikasi"), max_digits=5, decimal_places=2)
    competence = models.DecimalField(_("kompetensi"), max_digits=5, decimal_places=2)
    performance = models.DecimalField(_("kinerja"), max_digits=5, decimal_places=2)
    discipline = models.DecimalField(_("disiplin"), max_digits=5, decimal_places=2)
    total = models.DecimalField(_("IP ASN"), max_digits=5, decimal_places=2)
    rule_version = models.CharField(_("versi aturan"), max_length=20)

    class Meta:
        verbose_name = _("IP ASN pegawai")
        verbose_name_plural = _("IP ASN pegawai")
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["employee", "on"], name="one_index_per_day"),
            models.CheckConstraint(
                condition=models.Q(total__gte=0, total__lte=100), name="index_is_0_to_100"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    total=models.F("qualification")
                    + models.F("competence")
                    + models.F("performance")
                    + models.F("discipline")
                ),
                name="index_is_the_sum_of_its_parts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total}"
