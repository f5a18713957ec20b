"""Who did what, when and why: every change of business data leaves an append-only event row.

Triggers write the rows (django-pghistory), so a bulk update, an import, the admin and plain SQL are
caught too. The context (actor, action, note, request) is on the row itself and may not be missing:
a write outside `acting` is refused by the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pghistory
import pghistory.models
from django.db import connection, models
from django.db.models.expressions import RawSQL
from pghistory.runtime import _tracker

if TYPE_CHECKING:
    from core.models import Account

Model = TypeVar("Model", bound=type[models.Model])

ANONYMOUS = "anonim"

EXEMPT: dict[str, str] = {
    "admin.LogEntry": "ringkasan Django admin; perubahan datanya sendiri tercatat",
    "auth.Permission": "dibuat oleh migrasi dari kode",
    "auth.Group": "isi tetap, dibuat oleh load_reference dari kode",
    "auth.Group_permissions": "isi tetap, dibuat oleh load_reference dari kode",
    "contenttypes.ContentType": "dibuat oleh migrasi dari kode",
    "sessions.Session": "sesi; masuk dan keluar dicatat di SecurityLog",
    "account.EmailAddress": "perubahannya dicatat di SecurityLog",
    "account.EmailConfirmation": "tautan sekali pakai; hasilnya dicatat di SecurityLog",
    "mfa.Authenticator": "rahasia terenkripsi; perubahannya dicatat di SecurityLog",
    "usersessions.UserSession": "daftar perangkat; masuk dan keluar dicatat di SecurityLog",
    "pghistory.Events": "gabungan peristiwa, tanpa tabel sendiri",
    "pghistory.MiddlewareEvents": "gabungan peristiwa, tanpa tabel sendiri",
    "pghistory.Context": "selalu kosong: konteks ada di setiap baris peristiwa",
    "django_celery_beat.PeriodicTask": "dilacak melalui core.TrackedSchedule",
    "django_celery_beat.PeriodicTasks": "penanda waktu perubahan jadwal",
    "django_celery_beat.IntervalSchedule": "pilihan jeda, dipakai jadwal yang dilacak",
    "django_celery_beat.CrontabSchedule": "pilihan waktu, dipakai jadwal yang dilacak",
    "django_celery_beat.SolarSchedule": "tidak dipakai",
    "django_celery_beat.ClockedSchedule": "tidak dipakai",
}


class Event(pghistory.models.Event):
    """Base of every event table; `pgh_xid` lets a seal take only transactions that have ended."""

    pgh_id = models.BigAutoField(primary_key=True)
    pgh_xid = models.BigIntegerField(db_default=RawSQL("pg_current_xact_id()::text::bigint", ()))

    class Meta:
        abstract = True


def track(
    *, exclude: Iterable[str] = (), insert: bool = True, app_label: str | None = None
) -> Callable[[Model], Model]:
    """Record every insert (unless `insert=False`), update and delete of the model in an event table."""

    def decorate(model: Model) -> Model:
        meta = model._meta
        trackers = [pghistory.UpdateEvent(), pghistory.DeleteEvent()]
        if insert:
            trackers.insert(0, pghistory.InsertEvent())
        has_context = models.CheckConstraint(
            condition=models.Q(pgh_context__has_keys=["action", "by"]),
            name=f"{app_label or meta.app_label}_{meta.model_name}_event_has_context",
        )
        return pghistory.track(
            *trackers,
            exclude=list(exclude),
            base_model=Event,
            app_label=app_label,
            meta={"constraints": [has_context]},
        )(model)

    return decorate


def exempt(reason: str) -> Callable[[Model], Model]:
    """Say why a model needs no event rows; a model neither tracked nor exempt fails a test."""

    def decorate(model: Model) -> Model:
        EXEMPT[model._meta.label] = reason
        return model

    return decorate


@contextmanager
def acting(action: str, *, by: Account | None, note: str = "", **more: str) -> Iterator[None]:
    """Put `action` by `by` (None: nobody signed in) on every event row written inside.

    Nested calls refine the outer one and give it back at the end.
    """
    said = {"action": action, **identity(by), **({"note": note} if note else {}), **more}
    if hasattr(_tracker, "value"):
        metadata = _tracker.value.metadata
        before = dict(metadata)
        metadata.update(said)
        try:
            yield
        finally:
            metadata.clear()
            metadata.update(before)
        return
    with pghistory.context(**said):
        yield
    _forget_inside_transaction()


def name_context(action: str) -> None:
    """Say more exactly what the surrounding context does; nothing where there is none."""
    pghistory.context(action=action)


def actor() -> str:
    """The key of the account that the surrounding context names; "" where there is none."""
    return str(_tracker.value.metadata.get("by", "")) if hasattr(_tracker, "value") else ""


def identity(account: Account | None) -> dict[str, str]:
    """The actor as it stands on an event row: key and name, copied in."""
    if account is None or not account.is_authenticated:
        return {"by": ANONYMOUS, "by_name": ""}
    return {"by": str(account.pk), "by_name": account.name}


def _forget_inside_transaction() -> None:
    # The setting lasts until the transaction ends; a later write in it must not inherit this context.
    if connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


@dataclass(frozen=True)
class Entry:
    """One line of an object's history, ready for the timeline."""

    at: datetime
    actor: str
    actor_name: str
    action: str
    note: str
    label: str
    changes: list[tuple[str, Any, Any]]


def event_model(model: type[models.Model]) -> Any:
    """The event table's model of a tracked model."""
    return next(
        event
        for event in model._meta.apps.get_models()
        if issubclass(event, Event) and getattr(event, "pgh_tracked_model", None) is model
    )


def trail(obj: models.Model) -> list[Entry]:
    """The history of one object, newest first; values are as stored."""
    rows = list(event_model(type(obj)).objects.filter(pgh_obj_id=obj.pk).order_by("pgh_id"))
    entries = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        context = row.pgh_context
        entries.append(
            Entry(
                at=row.pgh_created_at,
                actor=context["by"],
                actor_name=context.get("by_name", ""),
                action=context["action"],
                note=context.get("note", ""),
                label=row.pgh_label,
                changes=_changes(row, before),
            )
        )
    return entries[::-1]


def _changes(row: Any, before: Any) -> list[tuple[str, Any, Any]]:
    if before is None:
        return []
    fields = [f for f in row._meta.concrete_fields if not f.name.startswith("pgh_") and not f.primary_key]
    pairs = [(f, getattr(before, f.attname), getattr(row, f.attname)) for f in fields]
    return [(str(f.verbose_name), old, new) for f, old, new in pairs if old != new]
