"""Notifications and outgoing mail: rows written with the fact they tell of, delivered by a task."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit


@audit.exempt("pemberitahuan pribadi, bukan data kerja")
class Notification(models.Model):
    """One line in a person's bell (notifikasi); the same fact is told once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey("core.Account", models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    period = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=500, blank=True)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notifikasi")
        verbose_name_plural = _("notifikasi")
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "recipient", "period"], name="notification_is_told_once"
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="notification_bell"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notification_unread"),
        ]

    def __str__(self) -> str:
        return self.title


@audit.exempt("kotak keluar surel; isinya pemberitahuan yang sudah tercatat")
class OutgoingMail(models.Model):
    """A mail waiting to be sent, sent, or given up (surel keluar)."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Menunggu")
        SENT = "sent", _("Terkirim")
        DEAD = "dead", _("Gagal")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=255, unique=True)
    recipient = models.ForeignKey("core.Account", models.CASCADE, null=True, related_name="+")
    address = models.EmailField(_("alamat"))
    subject = models.CharField(_("perihal"), max_length=200)
    body = models.TextField(_("isi"))
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True)
    error = models.CharField(_("kesalahan"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("surel keluar")
        verbose_name_plural = _("surel keluar")
        ordering = ["created_at"]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(status="waiting"), name="mail_waiting"),
        ]

    def __str__(self) -> str:
        return self.subject
