"""Identity data of a person: ciphertext under a key of its own, so that deleting the key erases it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from registry.models.employees import Employee


@audit.exempt("kunci pribadi terbungkus; menghapusnya harus benar-benar menghapus, jadi tidak ada riwayatnya")
class PersonKey(models.Model):
    """The data key of one person, wrapped by the master key; without it nothing of theirs can be read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.OneToOneField(Employee, models.PROTECT, related_name="person_key")
    wrapped = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("kunci data pribadi")
        verbose_name_plural = _("kunci data pribadi")

    def __str__(self) -> str:
        return str(self.pk)


@audit.track()
class PersonIdentity(Versioned):
    """NIK, NPWP, address and phone of an employee (data identitas), encrypted; NIK is found by its HMAC."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.OneToOneField(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="identity"
    )
    nik = models.TextField(_("NIK, terenkripsi"), blank=True)
    nik_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  # NULL: none
    nik_tail = models.CharField(_("empat angka terakhir NIK"), max_length=4, blank=True)
    npwp = models.TextField(_("NPWP, terenkripsi"), blank=True)
    address = models.TextField(_("alamat, terenkripsi"), blank=True)
    phone = models.TextField(_("nomor HP, terenkripsi"), blank=True)
    personal_email = models.TextField(_("surel pribadi, terenkripsi"), blank=True)
    erased_at = models.DateTimeField(_("dihapus pada"), null=True, editable=False)

    class Meta:
        verbose_name = _("data identitas")
        verbose_name_plural = _("data identitas")
        constraints = [
            models.CheckConstraint(
                condition=Q(nik="", nik_hash=None, nik_tail="") | (~Q(nik="") & Q(nik_hash__isnull=False)),
                name="nik_has_its_hash",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(nik="", npwp="", address="", phone="", personal_email=""),
                name="erased_identity_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@audit.track()
class FamilyMember(Versioned):
    """A relative of an employee (keluarga): name and dates encrypted under the employee's key."""

    class Relation(models.TextChoices):
        SPOUSE = "spouse", _("Suami atau istri")
        CHILD = "child", _("Anak")
        PARENT = "parent", _("Orang tua")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="family")
    relation = models.CharField(_("hubungan"), max_length=6, choices=Relation)
    facts = models.TextField(_("nama, tanggal lahir dan keterangan, terenkripsi"))
    is_on_allowance = models.BooleanField(_("masuk tunjangan"), default=False)

    class Meta:
        verbose_name = _("anggota keluarga")
        verbose_name_plural = _("anggota keluarga")
        ordering = ["relation", "id"]

    def __str__(self) -> str:
        return self.get_relation_display()
