"""Employees and the officials above them who are no civil servants."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from registry.models.positions import Position
from registry.models.references import LegalStanding, Rank
from registry.rules import employee_numbers, person_names


@audit.track()
class Employee(Versioned):
    """A civil servant of the agency (pegawai ASN), past or present."""

    class Kind(models.TextChoices):
        PNS = "pns", _("PNS")
        CPNS = "cpns", _("CPNS")
        PPPK = "pppk", _("PPPK")
        PPPK_PART_TIME = "pppk-part-time", _("PPPK paruh waktu")

    class Sex(models.TextChoices):
        MALE = "male", _("Laki-laki")
        FEMALE = "female", _("Perempuan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("akun"),
        related_name="employee",
    )
    kind = models.CharField(_("jenis pegawai"), max_length=15, choices=Kind)
    nip = models.CharField(
        _("NIP"), max_length=18, unique=True, error_messages={"unique": _("NIP ini sudah terdaftar.")}
    )
    name = models.CharField(_("nama"), max_length=200)
    front_title = models.CharField(_("gelar depan"), max_length=50, blank=True)
    back_title = models.CharField(_("gelar belakang"), max_length=100, blank=True)
    sort_name = models.GeneratedField(
        expression=Lower("name"), output_field=models.CharField(max_length=200), db_persist=True
    )
    birth_place = models.CharField(_("tempat lahir"), max_length=100, blank=True)
    birth_date = models.DateField(_("tanggal lahir"))
    sex = models.CharField(_("jenis kelamin"), max_length=6, choices=Sex)
    rank = models.ForeignKey(
        Rank, models.PROTECT, null=True, blank=True, verbose_name=_("pangkat"), related_name="+"
    )
    legal_standing = models.ForeignKey(
        LegalStanding, models.PROTECT, verbose_name=_("kedudukan hukum"), related_name="+"
    )
    office_email = models.EmailField(_("surel dinas"), blank=True)
    joined_on = models.DateField(_("mulai bekerja"))
    left_on = models.DateField(_("berhenti bekerja"), null=True, blank=True)

    class Meta:
        verbose_name = _("pegawai")
        verbose_name_plural = _("pegawai")
        ordering = ["sort_name", "id"]
        indexes = [
            models.Index(fields=["sort_name", "id"], name="employee_by_name"),
            GinIndex(name="employee_name_part", fields=["sort_name"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="employee_nip_part", fields=["nip"], opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(nip__regex=r"^[0-9]{18}$"),
                name="employee_nip_has_18_digits",
                violation_error_message=_("NIP harus 18 angka."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=models.F("joined_on")),
                name="employee_leaves_after_joining",
                violation_error_message=_("Tanggal berhenti harus sesudah tanggal mulai bekerja."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with titles, as on official papers."""
        return person_names.display(self.front_title, self.name, self.back_title)

    @property
    def nip_display(self) -> str:
        """NIP in groups: 19860926 201505 1 001."""
        return employee_numbers.display(self.nip)


@audit.track()
class Official(models.Model):
    """A rater above the civil service (pejabat non-ASN): regent, governor, minister."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("akun"),
        related_name="official",
    )
    name = models.CharField(_("nama"), max_length=200)
    position = models.ForeignKey(
        Position, models.PROTECT, verbose_name=_("jabatan"), related_name="officials"
    )
    during = DateRangeField(_("masa jabatan"))

    class Meta:
        verbose_name = _("pejabat non-ASN")
        verbose_name_plural = _("pejabat non-ASN")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="official_term_lasts_a_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """Name as shown beside an employee's supervisor."""
        return self.name
