"""Who holds which post, and who supervises whom, on every date."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import Versioned
from registry.models.employees import Employee, Official
from registry.models.positions import Position

ACTING_KINDS = ["plt", "plh", "pj"]


@audit.track()
class Appointment(Versioned):
    """An employee in a post for a time (pengangkatan dalam jabatan); kinds as in SIASN jenisPenugasan."""

    class Kind(models.TextChoices):
        DEFINITIVE = "d", _("Definitif")
        PLT = "plt", _("Plt.")
        PLH = "plh", _("Plh.")
        PJ = "pj", _("Pj.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="appointments"
    )
    position = models.ForeignKey(
        Position, models.PROTECT, verbose_name=_("jabatan"), related_name="appointments"
    )
    # Copied from the position, kept true by a composite foreign key: no constraint looks across tables.
    single_holder = models.BooleanField(editable=False)
    kind = models.CharField(_("jenis penugasan"), max_length=3, choices=Kind, default=Kind.DEFINITIVE)
    during = DateRangeField(_("masa jabatan"))
    decree_number = models.CharField(_("nomor SK"), max_length=100, blank=True)
    decree_date = models.DateField(_("tanggal SK"), null=True, blank=True)

    class Meta:
        verbose_name = _("pengangkatan")
        verbose_name_plural = _("pengangkatan")
        ordering = ["-during"]
        constraints = [
            ExclusionConstraint(
                name="employee_has_one_definitive_post",
                expressions=[("employee", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(kind="d"),
                violation_error_message=_("Pegawai ini sudah punya jabatan definitif pada tanggal itu."),
            ),
            ExclusionConstraint(
                name="single_holder_post_has_one_holder",
                expressions=[("position", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(kind="d", single_holder=True),
                violation_error_message=_("Jabatan ini sudah ada pemangkunya pada tanggal itu."),
            ),
            ExclusionConstraint(
                name="single_holder_post_has_one_acting",
                expressions=[("position", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(kind__in=ACTING_KINDS, single_holder=True),
                violation_error_message=_("Jabatan ini sudah punya pelaksana pada tanggal itu."),
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False),
                name="appointment_lasts_a_day",
                violation_error_message=_("Tanggal akhir harus sesudah tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}"


@audit.track()
class SupervisorAssignment(models.Model):
    """Who supervises an employee for a time (penetapan atasan langsung); nobody means the HR queue.

    Appointment actions recompute the rows; those of source OVERRIDE stand until their end.
    """

    class Source(models.TextChoices):
        HOLDER = "holder", _("Pemangku jabatan atasan")
        ACTING = "acting", _("Pelaksana jabatan atasan")
        HIGHER = "higher", _("Jabatan di atasnya")
        OVERRIDE = "override", _("Penetapan SDM")
        HR_QUEUE = "hr-queue", _("Antrean SDM")

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="supervisor_assignments")
    supervisor = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="team_assignments"
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="team_assignments"
    )
    during = DateRangeField(_("masa berlaku"))
    source = models.CharField(_("dasar"), max_length=10, choices=Source)
    note = models.CharField(_("alasan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("penetapan atasan")
        verbose_name_plural = _("penetapan atasan")
        ordering = ["employee", "during"]
        constraints = [
            ExclusionConstraint(
                name="employee_has_one_supervisor",
                expressions=[("employee", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False), name="supervisor_assignment_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=Q(supervisor=None) | ~Q(supervisor=F("employee")),
                name="nobody_supervises_oneself",
                violation_error_message=_("Pegawai tidak bisa menjadi atasan dirinya sendiri."),
            ),
            models.CheckConstraint(
                condition=(Q(source="hr-queue") & Q(supervisor=None) & Q(official=None))
                | (~Q(source="hr-queue") & Q(supervisor__isnull=False) & Q(official=None))
                | (~Q(source="hr-queue") & Q(supervisor=None) & Q(official__isnull=False)),
                name="supervisor_is_one_person_or_hr",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} ({self.get_source_display()})"
