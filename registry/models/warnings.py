"""Early warnings (peringatan dini): what will fall due for an employee, once each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit
from registry.models.employees import Employee


@audit.track()
class EarlyWarning(models.Model):
    """Something that falls due for an employee on a day, until HR has dealt with it."""

    class Kind(models.TextChoices):
        RETIREMENT = "retirement", _("Pensiun")
        SALARY = "salary", _("Kenaikan gaji berkala")
        PROMOTION = "promotion", _("Kenaikan pangkat")
        CONTRACT = "contract", _("Kontrak PPPK berakhir")
        DOCUMENT = "document", _("Dokumen berakhir")

    employee = models.ForeignKey(
        Employee, models.PROTECT, verbose_name=_("pegawai"), related_name="early_warnings"
    )
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    subject = models.CharField(_("perihal"), max_length=40, blank=True, editable=False)
    due_on = models.DateField(_("jatuh tempo"))
    detail = models.CharField(_("keterangan"), max_length=300, blank=True)
    found_at = models.DateTimeField(_("ditemukan"), default=timezone.now)
    closed_at = models.DateTimeField(_("selesai"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    closing_note = models.CharField(_("catatan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("peringatan dini")
        verbose_name_plural = _("peringatan dini")
        ordering = ["due_on", "employee__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "kind", "subject", "due_on"], name="a_warning_is_given_once"
            ),
        ]
        indexes = [models.Index(fields=["kind", "due_on"], name="early_warning_by_day")]

    def __str__(self) -> str:
        return self.get_kind_display()
