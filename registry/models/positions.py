"""Positions: the posts of a unit."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from registry.models.units import OrgUnit


@audit.track()
class Position(Versioned):
    """A post in a unit (jabatan), with its place in the chain of command."""

    class Kind(models.TextChoices):
        POLITICAL = "political", _("Pejabat negara/kepala daerah")
        JPT_UTAMA = "jpt-utama", _("JPT Utama")
        JPT_MADYA = "jpt-madya", _("JPT Madya")
        JPT_PRATAMA = "jpt-pratama", _("JPT Pratama")
        ADMINISTRATOR = "administrator", _("Administrator")
        PENGAWAS = "pengawas", _("Pengawas")
        JF_KEAHLIAN = "jf-keahlian", _("Jabatan fungsional keahlian")
        JF_KETERAMPILAN = "jf-keterampilan", _("Jabatan fungsional keterampilan")
        PELAKSANA = "pelaksana", _("Pelaksana")

    class Level(models.TextChoices):
        IA = "I.a", _("Eselon I.a")
        IB = "I.b", _("Eselon I.b")
        IIA = "II.a", _("Eselon II.a")
        IIB = "II.b", _("Eselon II.b")
        IIIA = "III.a", _("Eselon III.a")
        IIIB = "III.b", _("Eselon III.b")
        IVA = "IV.a", _("Eselon IV.a")
        IVB = "IV.b", _("Eselon IV.b")
        PEMULA = "PM", _("Pemula")
        TERAMPIL = "TR", _("Terampil")
        MAHIR = "MH", _("Mahir")
        PENYELIA = "PY", _("Penyelia")
        AHLI_PERTAMA = "PT", _("Ahli Pertama")
        AHLI_MUDA = "MU", _("Ahli Muda")
        AHLI_MADYA = "MA", _("Ahli Madya")
        AHLI_UTAMA = "UT", _("Ahli Utama")
        NONE = "", _("Tanpa jenjang")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("nama jabatan"), max_length=200)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, verbose_name=_("unit kerja"), related_name="positions")
    kind = models.CharField(_("jenis jabatan"), max_length=20, choices=Kind)
    level = models.CharField(_("jenjang/eselon"), max_length=5, choices=Level, blank=True, default="")
    job_class = models.PositiveSmallIntegerField(_("kelas jabatan"), null=True, blank=True)
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("jabatan atasan"),
        related_name="subordinates",
    )
    is_head = models.BooleanField(_("pimpinan unit"), default=False)
    single_holder = models.BooleanField(_("hanya satu pemangku"), default=False)
    retirement_age = models.PositiveSmallIntegerField(_("batas usia pensiun"), null=True, blank=True)
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")
        ordering = ["unit__code", "-is_head", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(is_head=True, is_active=True),
                name="unit_has_one_head_position",
                violation_error_message=_("Unit ini sudah punya jabatan pimpinan."),
            ),
            models.UniqueConstraint(fields=["id", "single_holder"], name="position_holder_rule"),
            models.CheckConstraint(
                condition=Q(superior=None) | ~Q(superior=F("id")),
                name="position_is_not_its_own_superior",
                violation_error_message=_("Jabatan tidak bisa menjadi atasan dirinya sendiri."),
            ),
            models.CheckConstraint(
                condition=Q(job_class=None) | Q(job_class__range=(1, 17)),
                name="position_class_is_1_to_17",
                violation_error_message=_("Kelas jabatan antara 1 dan 17."),
            ),
            models.CheckConstraint(
                condition=Q(is_head=False) | Q(single_holder=True),
                name="head_position_has_one_holder",
                violation_error_message=_("Jabatan pimpinan hanya boleh punya satu pemangku."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
