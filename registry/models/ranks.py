"""Ranks, salary increments and credit points of an employee: the career by decree."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.histories import DecreedRow, HistoryRow
from registry.models.references import Rank


@audit.track()
class RankRecord(DecreedRow):
    """A rank from a date on (riwayat pangkat); kinds as in SIASN jenisKP."""

    class Kind(models.TextChoices):
        FIRST = "211", _("Golongan dari pengadaan")
        REGULAR = "101", _("Reguler")
        STRUCTURAL = "201", _("Pilihan jabatan struktural")
        FUNCTIONAL = "202", _("Pilihan jabatan fungsional")
        DIPLOMA = "203", _("Penyesuaian ijazah")
        STUDYING = "204", _("Sedang tugas belajar")
        STUDIED = "205", _("Setelah selesai tugas belajar")
        SECONDED = "206", _("Dipekerjakan atau diperbantukan")
        DISCOVERY = "207", _("Penemuan baru")
        EXCELLENT = "208", _("Prestasi luar biasa")
        STATE_OFFICIAL = "209", _("Pejabat negara")

    rank = models.ForeignKey(Rank, models.PROTECT, verbose_name=_("pangkat"), related_name="+")
    kind = models.CharField(_("jenis kenaikan"), max_length=3, choices=Kind)
    effective_on = models.DateField(_("TMT golongan"))
    service_years = models.PositiveSmallIntegerField(_("masa kerja golongan, tahun"), null=True, blank=True)
    service_months = models.PositiveSmallIntegerField(_("masa kerja golongan, bulan"), null=True, blank=True)
    approval_number = models.CharField(_("nomor pertimbangan teknis BKN"), max_length=100, blank=True)

    class Meta(DecreedRow.Meta):
        verbose_name = _("riwayat pangkat")
        verbose_name_plural = _("riwayat pangkat")
        ordering = ["-effective_on"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "effective_on"],
                name="one_rank_from_a_day_on",
                violation_error_message=_("Pada TMT itu sudah ada pangkat lain."),
            ),
            models.CheckConstraint(
                condition=Q(service_months=None) | Q(service_months__lt=12),
                name="rank_record_months_are_under_12",
                violation_error_message=_("Bulan masa kerja antara 0 dan 11."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.rank)


@audit.track()
class SalaryIncrement(DecreedRow):
    """A periodic salary increment (kenaikan gaji berkala, PP 7/1977)."""

    effective_on = models.DateField(_("TMT gaji"))
    service_years = models.PositiveSmallIntegerField(_("masa kerja golongan, tahun"))
    service_months = models.PositiveSmallIntegerField(_("masa kerja golongan, bulan"), default=0)

    class Meta(DecreedRow.Meta):
        verbose_name = _("kenaikan gaji berkala")
        verbose_name_plural = _("kenaikan gaji berkala")
        ordering = ["-effective_on"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee", "effective_on"],
                name="one_increment_from_a_day_on",
                violation_error_message=_("Pada TMT itu sudah ada kenaikan gaji."),
            ),
            models.CheckConstraint(
                condition=Q(service_months__lt=12),
                name="increment_months_are_under_12",
                violation_error_message=_("Bulan masa kerja antara 0 dan 11."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effective_on}"


@audit.track()
class CreditRecord(DecreedRow):
    """Credit points of a functional post (angka kredit)."""

    period_start = models.DateField(_("awal penilaian"))
    period_end = models.DateField(_("akhir penilaian"))
    main = models.DecimalField(_("kredit utama"), max_digits=8, decimal_places=3)
    supporting = models.DecimalField(_("kredit penunjang"), max_digits=8, decimal_places=3, default=0)
    is_conversion = models.BooleanField(_("konversi predikat kinerja"), default=False)

    class Meta(DecreedRow.Meta):
        verbose_name = _("angka kredit")
        verbose_name_plural = _("angka kredit")
        ordering = ["-period_end"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="credit_period_ends_after_it_starts",
                violation_error_message=_("Akhir penilaian harus sama dengan atau sesudah awalnya."),
            ),
            models.CheckConstraint(
                condition=Q(main__gte=0, supporting__gte=0),
                name="credit_is_not_negative",
                violation_error_message=_("Angka kredit tidak boleh di bawah nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total}"

    @property
    def total(self) -> object:
        """Main and supporting credit together."""
        return self.main + self.supporting
