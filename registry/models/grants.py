"""Grants: what an account may do for a unit and everything below it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.units import OrgUnit


@audit.track()
class Grant(models.Model):
    """A role given to an account for a unit and all below it (hak akses).

    HR, auditor and administrator grants count only once a second administrator has confirmed them.
    """

    class Role(models.TextChoices):
        HR = "hr", _("Staf SDM")
        TRAINING = "training", _("Penyelenggara pelatihan")
        LEADER = "leader", _("Pimpinan")
        AUDITOR = "auditor", _("Auditor")
        ADMIN = "admin", _("Administrator")

    CONFIRMED_ROLES = ["hr", "auditor", "admin"]

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("akun"), related_name="grants"
    )
    role = models.CharField(_("peran"), max_length=10, choices=Role)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, verbose_name=_("unit kerja"), related_name="grants")
    during = DateRangeField(_("masa berlaku"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("diberikan oleh"), related_name="+"
    )
    granted_at = models.DateTimeField(_("diberikan"), default=timezone.now, editable=False)
    reason = models.CharField(_("alasan"), max_length=300)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("disetujui oleh"),
        related_name="+",
    )

    class Meta:
        verbose_name = _("hak akses")
        verbose_name_plural = _("hak akses")
        ordering = ["account", "role", "unit"]
        constraints = [
            ExclusionConstraint(
                name="grant_once_at_a_time",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Hak yang sama sudah ada pada tanggal itu."),
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="grant_lasts_a_day"),
            models.CheckConstraint(
                condition=~Q(granted_by=F("account")),
                name="nobody_grants_oneself",
                violation_error_message=_("Anda tidak bisa memberi hak kepada diri sendiri."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | (~Q(confirmed_by=F("granted_by")) & ~Q(confirmed_by=F("account"))),
                name="grant_is_confirmed_by_another",
                violation_error_message=_("Hak ini harus disetujui administrator lain."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.unit}"
