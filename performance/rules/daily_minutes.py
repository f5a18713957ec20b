"""Minutes of activities in a day: reading times, overlap, totals (Perpres 21/2023)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from registry.rules.sentences import sentence as _

MINUTES_IN_DAY = 24 * 60
# 37 h 30 min and 32 h 30 min a week over five days (Perpres 21/2023); the parameter `aktivitas.menit_hari`
# holds the figures in force.
NORMAL_MINUTES = 450
RAMADAN_MINUTES = 390

CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")


@dataclass(frozen=True)
class TimeRange:
    """From `start` up to, not including, `end`, within one day."""

    start: time
    end: time


@dataclass(frozen=True)
class DayTotal:
    """The minutes reported for one day beside the effective working minutes of that day."""

    minutes: int
    effective_minutes: int

    @property
    def is_over_effective(self) -> bool:
        """True when more is reported than the working day holds; it warns and does not block."""
        return self.minutes > self.effective_minutes


def parse_clock(text: str) -> time:
    """Read "8.30" or "08:30"; ValueError for 24.00, 23.60 and anything else."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(_("Tulis jam seperti 08.30."))
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        raise ValueError(_("Jam harus antara 00.00 dan 23.59."))
    return time(hour, minute)


def minutes_between(start: time, end: time) -> int:
    """Return the minutes from `start` to `end`; ValueError when the end is not later, as over midnight."""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0:
        raise ValueError(
            _("Jam selesai harus sesudah jam mulai. Kegiatan lewat tengah malam ditulis dalam dua laporan.")
        )
    return minutes


def overlap(one: TimeRange, other: TimeRange) -> bool:
    """Say whether two ranges share a minute; one may begin when the other ends."""
    return one.start < other.end and other.start < one.end


def check_no_overlap(new: TimeRange, others: Iterable[TimeRange]) -> None:
    """Refuse a range that overlaps one of the others of that day: ValueError naming its hours."""
    for other in others:
        if overlap(new, other):
            raise ValueError(
                _("Jam ini bertumpuk dengan kegiatan pukul %(start)s–%(end)s. Ubah jam mulai atau selesai.")
                % {"start": f"{other.start:%H.%M}", "end": f"{other.end:%H.%M}"}
            )


def day_total(minutes: Iterable[int], *, effective_minutes: int = NORMAL_MINUTES) -> DayTotal:
    """Add up the activities of one day; ValueError for one below 1 minute or a sum above 24 hours."""
    each = list(minutes)
    if any(value < 1 for value in each):
        raise ValueError(_("Lama kegiatan paling sedikit 1 menit."))
    if sum(each) > MINUTES_IN_DAY:
        raise ValueError(
            _("Jumlah lama kegiatan dalam sehari paling banyak 24 jam, sekarang %(total)s.")
            % {"total": label(sum(each))}
        )
    return DayTotal(sum(each), effective_minutes)


def label(minutes: int) -> str:
    """Write minutes in words: "2 jam 30 menit", "3 jam", "45 menit", "0 menit". ValueError below 0."""
    if minutes < 0:
        raise ValueError(_("Lama kegiatan tidak boleh kurang dari 0 menit."))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(rest)d menit") % {"rest": rest}
    if not rest:
        return _("%(hours)d jam") % {"hours": hours}
    return _("%(hours)d jam %(rest)d menit") % {"hours": hours, "rest": rest}
