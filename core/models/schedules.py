"""Schedules that administrators edit (django-celery-beat), put on record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_celery_beat.models import PeriodicTask

from core import audit


@audit.track(exclude=["last_run_at", "total_run_count", "date_changed"], app_label="core")
class TrackedSchedule(PeriodicTask):
    """A schedule as administrators see and change it (jadwal)."""

    class Meta:
        proxy = True
        app_label = "core"
        verbose_name = _("jadwal")
        verbose_name_plural = _("jadwal")
