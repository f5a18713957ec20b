"""Fields that an agency adds to its employees' records."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.track()
class ExtraField(models.Model):
    """A field of the agency's own (data tambahan instansi); the values stand in `Employee.extra`."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Teks")
        NUMBER = "number", _("Angka")
        DATE = "date", _("Tanggal")
        CHOICE = "choice", _("Pilihan")
        YES_NO = "yes-no", _("Ya atau tidak")

    key = models.CharField(
        _("kode"), max_length=30, unique=True, validators=[RegexValidator(r"^[a-z][a-z0-9_]*$")]
    )
    label = models.CharField(_("nama"), max_length=80)
    kind = models.CharField(_("jenis"), max_length=6, choices=Kind)
    choices = models.JSONField(_("pilihan"), default=list, blank=True)
    is_required = models.BooleanField(_("wajib"), default=False)
    is_active = models.BooleanField(_("dipakai"), default=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=50)

    class Meta:
        verbose_name = _("data tambahan")
        verbose_name_plural = _("data tambahan")
        ordering = ["order", "label"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="choice") | ~models.Q(choices=[]),
                name="a_choice_has_choices",
                violation_error_message=_("Isi pilihannya."),
            ),
        ]

    def __str__(self) -> str:
        return self.label
