"""What must be on record beside the events of the data: sensitive reads and matters of security."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


@audit.exempt("hanya bertambah; baris ini sendiri adalah catatan")
class AccessLog(models.Model):
    """A sensitive read (catatan akses): who saw what of whom, and why."""

    at = models.DateTimeField(default=timezone.now)
    account = models.ForeignKey("core.Account", models.PROTECT, related_name="+")
    what = models.CharField(max_length=100)
    subject = models.CharField(max_length=100, db_index=True)
    reason = models.CharField(max_length=300, blank=True)
    request_id = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("catatan akses")
        verbose_name_plural = _("catatan akses")
        ordering = ["-id"]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"


@audit.exempt("hanya bertambah; baris ini sendiri adalah catatan")
class SecurityLog(models.Model):
    """A matter of security (catatan keamanan): sign-in, refusal, password, factor, role."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed-in", _("Masuk")
        SIGN_IN_FAILED = "sign-in-failed", _("Gagal masuk")
        SIGNED_OUT = "signed-out", _("Keluar")
        ACTIVATED = "activated", _("Akun diaktifkan")
        CODE_ISSUED = "code-issued", _("Kode aktivasi diterbitkan")
        PASSWORD_CHANGED = "password-changed", _("Kata sandi diganti")
        PASSWORD_RESET = "password-reset", _("Kata sandi disetel ulang")
        RESET_ASKED = "reset-asked", _("Penyetelan ulang diminta")
        FACTOR_ADDED = "factor-added", _("Faktor kedua dipasang")
        FACTOR_REMOVED = "factor-removed", _("Faktor kedua dilepas")
        FACTOR_FAILED = "factor-failed", _("Kode faktor kedua ditolak")
        EMAIL_CHANGED = "email-changed", _("Surel diganti")
        SESSION_ENDED = "session-ended", _("Sesi diakhiri")
        REFUSED = "refused", _("Akses ditolak")

    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=20, choices=Kind)
    account = models.ForeignKey("core.Account", models.PROTECT, null=True, related_name="+")
    detail = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("catatan keamanan")
        verbose_name_plural = _("catatan keamanan")
        ordering = ["-id"]
        indexes = [models.Index(fields=["account", "-id"], name="security_log_account")]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_kind_display()}"
