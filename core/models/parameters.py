"""Dated values that come from law or policy."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.track()
class Parameter(models.Model):
    """A value in force from a day on, with its legal basis (parameter); keys are declared in code."""

    key = models.CharField(_("kunci"), max_length=100)
    value = models.JSONField(_("nilai"))
    valid_from = models.DateField(_("berlaku mulai"))
    legal_basis = models.CharField(_("dasar hukum"), max_length=300)

    class Meta:
        verbose_name = _("parameter")
        verbose_name_plural = _("parameter")
        ordering = ["key", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"],
                name="parameter_has_one_value_a_day",
                violation_error_message=_("Nilai kunci ini untuk tanggal itu sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.valid_from})"
