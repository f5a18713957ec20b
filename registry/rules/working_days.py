"""Working days of one employee: the unit's work pattern, public holidays, own absences (Perpres 21/2023)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from registry.rules.sentences import sentence as _

ONE_DAY = timedelta(days=1)
FIVE_DAYS = frozenset({1, 2, 3, 4, 5})
SIX_DAYS = frozenset({1, 2, 3, 4, 5, 6})
# A shift roster has no fixed days.
SHIFTS: frozenset[int] = frozenset()


class DayOff(StrEnum):
    """Why a day is no working day."""

    ABSENCE = "absence"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"


@dataclass(frozen=True)
class WorkCalendar:
    """What decides whether an employee works on a day.

    `weekdays` are ISO numbers, Monday = 1; empty means shifts. `holidays` and `absences` map a day to its
    name, so that a page can say why ("Hari Raya Nyepi", "Cuti tahunan").
    """

    weekdays: frozenset[int] = FIVE_DAYS
    holidays: Mapping[date, str] = field(default_factory=dict)
    absences: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self):
        """Refuse weekdays outside 1 to 7 with ValueError."""
        if not self.weekdays <= set(range(1, 8)):
            raise ValueError(_("Hari kerja harus angka 1 (Senin) sampai 7 (Minggu)."))

    @property
    def has_fixed_days(self) -> bool:
        """False for shifts: then nobody but the employee knows on which days work is due."""
        return bool(self.weekdays)


def day_off(day: date, calendar: WorkCalendar) -> DayOff | None:
    """Return why `day` is free, None on a working day. Shifts run through weekends and holidays."""
    if day in calendar.absences:
        return DayOff.ABSENCE
    if not calendar.has_fixed_days:
        return None
    if day in calendar.holidays:
        return DayOff.HOLIDAY
    if day.isoweekday() not in calendar.weekdays:
        return DayOff.WEEKEND
    return None


def day_off_name(day: date, calendar: WorkCalendar) -> str:
    """Say in words why `day` is free ("Cuti tahunan", "Hari Raya Nyepi"), "" on a working day."""
    reason = day_off(day, calendar)
    if reason is DayOff.ABSENCE:
        return calendar.absences[day] or _("Tidak masuk")
    if reason is DayOff.HOLIDAY:
        return calendar.holidays[day] or _("Hari libur")
    return _("Bukan hari kerja") if reason else ""


def is_working_day(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the employee works on `day`."""
    return day_off(day, calendar) is None


def working_days(start: date, end: date, calendar: WorkCalendar) -> list[date]:
    """Return the working days from `start` to `end`, both included; none when the range is empty."""
    days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return [day for day in days if is_working_day(day, calendar)]


def add_working_days(day: date, n: int, calendar: WorkCalendar) -> date:
    """Return the n-th working day after `day` (H+n), `day` itself for 0; ValueError for a negative `n`."""
    if n < 0:
        raise ValueError(_("Jumlah hari kerja tidak boleh kurang dari 0."))
    while n:
        day += ONE_DAY
        n -= is_working_day(day, calendar)
    return day
