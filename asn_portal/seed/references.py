"""The reference rows that a made-up agency leans on; they come from `load_reference`."""

from __future__ import annotations

from django.core.management.base import CommandError

from registry.models import LegalStanding, Rank, WorkPattern

ACTIVE, STUDY_LEAVE, RETIRED = "01", "03", "99"
PATTERNS = {
    "five": ("Lima hari kerja", [1, 2, 3, 4, 5], False, 450),
    "six": ("Enam hari kerja", [1, 2, 3, 4, 5, 6], False, 375),
    "shift": ("Bergilir", [], True, 450),
}


def ranks() -> dict[tuple[str, str], Rank]:
    """Ranks by scheme and grade."""
    return {(rank.scheme, rank.grade): rank for rank in Rank.objects.all()}


def standings() -> dict[str, LegalStanding]:
    """Legal standings by code."""
    found = LegalStanding.objects.in_bulk()
    if ACTIVE not in found:
        raise CommandError("Data acuan belum ada. Jalankan dulu: ./portal manage load_reference")
    return found


def work_patterns() -> dict[str, WorkPattern]:
    """The three working weeks, those of the reference data where they fit."""
    known = list(WorkPattern.objects.order_by("pk"))
    return {key: _find(known, *wanted) for key, wanted in PATTERNS.items()}


def _find(
    known: list[WorkPattern], name: str, weekdays: list[int], is_shift: bool, minutes: int
) -> WorkPattern:
    for pattern in known:
        if pattern.is_shift == is_shift and (is_shift or pattern.weekdays == weekdays):
            return pattern
    return WorkPattern.objects.create(
        name=name, weekdays=weekdays, is_shift=is_shift, minutes_per_day=minutes
    )
