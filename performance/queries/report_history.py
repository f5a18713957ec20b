"""What happened to a report, in words, for the timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import audit
from core.audit import Entry
from performance.models import ActivityReport
from performance.rules import daily_minutes


@dataclass(frozen=True)
class Step:
    """One step: what, who, when, why."""

    title: str
    actor_name: str
    role: str
    at: datetime
    note: str = ""
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)


def history(report: ActivityReport) -> list[Step]:
    """Every step of the report, newest first; its beginning is on the row itself."""
    owner = str(report.created_by_id)
    steps = [_step(entry, owner) for entry in audit.trail(report)]
    begun = Step(_("Ditulis"), report.employee.full_name, _("pegawai"), report.created_at)
    return [*steps, begun]


def _step(entry: Entry, owner: str) -> Step:
    is_owner = entry.actor == owner
    reasons = dict(ActivityReport.ReturnReason.choices)
    moved = {label: new for label, __, new in entry.changes}
    chosen = str(reasons.get(str(moved.get(_label("return_reason"))), ""))
    shown = [
        (label, _shown(label, old), _shown(label, new))
        for label, old, new in entry.changes
        if label in _told()
    ]
    return Step(
        title=_title(entry.action, is_owner),
        actor_name=entry.actor_name,
        role=_("pegawai") if is_owner else _("atasan"),
        at=entry.at,
        note=" — ".join(part for part in (chosen, entry.note) if part),
        changes=shown if entry.action.endswith(".edit") else [],
    )


def _title(action: str, is_owner: bool) -> str:
    last = action.rpartition(".")[2]
    if last == ActivityReport.Status.SUBMITTED and not is_owner:
        return _("Keputusan diurungkan")
    titles = {
        "submitted": _("Diajukan"),
        "draft": _("Pengajuan dibatalkan"),
        "returned": _("Dikembalikan"),
        "approved": _("Disetujui"),
        "edit": _("Diubah"),
    }
    return titles.get(last, _("Diubah"))


def _label(name: str) -> str:
    return str(ActivityReport._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a real field


def _told() -> set[str]:
    return {_label(name) for name in ("date", "summary", "minutes")}


def _shown(label: str, value: Any) -> str:
    if label == _label("minutes") and value is not None:
        return daily_minutes.label(value)
    if label == _label("date") and value is not None:
        return date_format(value, "j F Y")
    return "" if value is None else str(value)
