"""Signs of life of worker and scheduler, for `/readyz` and for the watchdog that restarts a deaf worker."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from celery.signals import before_task_publish
from django.conf import settings
from django.utils import timezone

from core.models import Heartbeat

WORKER, SCHEDULER = "worker", "scheduler"
TASK = "core.tasks.beat"
LIMIT = timedelta(seconds=90)


def beat_worker() -> None:
    """Called by a task that came all the way from the scheduler, so a deaf worker cannot beat."""
    file = Path(settings.DATA_DIR) / "run" / "worker.heartbeat"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    _beat(WORKER)


@before_task_publish.connect(sender=TASK)
def beat_scheduler(**about: Any) -> None:
    """Runs in the scheduler, each time it hands out the heartbeat."""
    _beat(SCHEDULER)


def is_alive(name: str) -> bool:
    """Whether the process has beaten in the last 90 seconds."""
    return Heartbeat.objects.filter(name=name, at__gt=timezone.now() - LIMIT).exists()


def _beat(name: str) -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )
