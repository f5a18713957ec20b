"""Attempts that are counted so that nobody guesses on and on."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.exempt("hitungan percobaan, hilang sendiri setelah masanya lewat")
class Throttle(models.Model):
    """The recent attempts of one kind by one source (penahan percobaan); see `core.throttle`."""

    key = models.CharField(max_length=64, primary_key=True)
    hits = ArrayField(models.FloatField())
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("penahan percobaan")
        verbose_name_plural = _("penahan percobaan")

    def __str__(self) -> str:
        return self.key
