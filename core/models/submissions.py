"""Submission tokens: a form sent twice writes once and answers the same."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.exempt("penanda kirim ganda, dihapus setelah 48 jam")
class Submission(models.Model):
    """One form as it was sent (kiriman): its token, its body's hash and where the answer led."""

    token = models.UUIDField()
    account = models.ForeignKey("core.Account", models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=100)
    body_hash = models.CharField(max_length=64)
    location = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("kiriman")
        verbose_name_plural = _("kiriman")
        constraints = [
            models.UniqueConstraint(fields=["account", "token"], name="submission_is_made_once"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.token}"
