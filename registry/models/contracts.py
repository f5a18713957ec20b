"""Contracts of PPPK, former numbers, and papers of the personnel file that belong to no other row."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.histories import DecreedRow, HistoryRow


@audit.track()
class Contract(DecreedRow):
    """A PPPK's contract of work (perjanjian kerja, PP 49/2018)."""

    during = DateRangeField(_("masa kontrak"))

    class Meta(DecreedRow.Meta):
        verbose_name = _("perjanjian kerja")
        verbose_name_plural = _("perjanjian kerja")
        ordering = ["-during"]
        constraints = [
            *HistoryRow.Meta.constraints,
            ExclusionConstraint(
                name="one_contract_at_a_time",
                expressions=[("employee", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                violation_error_message=_("Pada tanggal itu sudah ada perjanjian kerja lain."),
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__upper_inf=False, during__lower_inf=False),
                name="contract_has_two_ends",
                violation_error_message=_("Isi awal dan akhir masa kontrak."),
            ),
        ]

    def __str__(self) -> str:
        return self.decree_number


@audit.track()
class NumberRecord(HistoryRow):
    """A number the employee had before (riwayat nomor induk): old NIP, former NI PPPK."""

    class Kind(models.TextChoices):
        OLD_NIP = "old-nip", _("NIP lama (9 angka)")
        NIP = "nip", _("NIP")
        NI_PPPK = "ni-pppk", _("NI PPPK")

    kind = models.CharField(_("jenis"), max_length=7, choices=Kind)
    number = models.CharField(_("nomor"), max_length=18)
    until = models.DateField(_("dipakai sampai"), null=True, blank=True)

    class Meta(HistoryRow.Meta):
        verbose_name = _("nomor induk terdahulu")
        verbose_name_plural = _("nomor induk terdahulu")
        ordering = ["-until", "number"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["number"],
                name="a_former_number_is_of_one_employee",
                violation_error_message=_("Nomor ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(kind="old-nip", number__regex=r"^[0-9]{9}$")
                | (~Q(kind="old-nip") & Q(number__regex=r"^[0-9]{18}$")),
                name="former_number_has_9_or_18_digits",
                violation_error_message=_("NIP lama 9 angka, nomor lain 18 angka."),
            ),
        ]

    def __str__(self) -> str:
        return self.number


@audit.track()
class FilePaper(DecreedRow):
    """A paper of the personnel file (dokumen kepegawaian); kinds as in SIASN's document codes."""

    class Kind(models.TextChoices):
        CPNS_DECREE = "889", _("SK CPNS")
        PNS_DECREE = "887", _("SK PNS")
        DUTY_STATEMENT = "888", _("Surat pernyataan melaksanakan tugas (SPMT)")
        POST_DECREE = "872", _("SK jabatan")
        OATH = "873", _("Berita acara pelantikan")
        CREDIT_SHEET = "879", _("Penetapan angka kredit (PAK)")
        PERFORMANCE = "890", _("Dokumen evaluasi kinerja")
        PPPK_DECREE = "pppk", _("SK PPPK")
        OTHER = "other", _("Dokumen lain")

    kind = models.CharField(_("jenis dokumen"), max_length=5, choices=Kind)
    title = models.CharField(_("keterangan"), max_length=200, blank=True)
    expires_on = models.DateField(_("berlaku sampai"), null=True, blank=True)

    class Meta(DecreedRow.Meta):
        verbose_name = _("dokumen kepegawaian")
        verbose_name_plural = _("dokumen kepegawaian")
        ordering = ["kind", "-decree_date"]
        constraints = [
            *HistoryRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(document__isnull=False),
                name="a_paper_has_its_file",
                violation_error_message=_("Unggah berkas dokumennya."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
