"""Dated facts: people say first and last day, the database keeps the half-open range."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

ONE_DAY = timedelta(days=1)
LAST_YEAR = 2200


def day_range(first: date, last: date | None = None) -> DateRange:
    """The range from `first` to `last`, both included; None leaves it open. ValueError when it is empty."""
    if last is None:
        return DateRange(first, None)
    if last < first:
        raise ValueError(_("Tanggal akhir harus sama dengan atau sesudah tanggal mulai."))
    if last.year > LAST_YEAR:
        raise ValueError(_("Tanggal akhir terlalu jauh. Kosongkan bila belum diketahui."))
    return DateRange(first, last + ONE_DAY)


def last_day(during: DateRange) -> date | None:
    """The last day that belongs to the range, None when it is open."""
    return during.upper - ONE_DAY if during.upper else None


def starts_before(during: DateRange, day: date) -> bool:
    """Whether the range began before `day`; one without a beginning did."""
    return during.lower is None or during.lower < day


def ends_after(during: DateRange, day: date) -> bool:
    """Whether the range goes on after `day`; an open one does."""
    return during.upper is None or during.upper > day + ONE_DAY


def cut_out(during: DateRange, hole: DateRange) -> list[DateRange]:
    """What is left of `during` without `hole`: none, one or two ranges, in order."""
    if not overlap(during, hole):
        return [during]
    left = []
    if hole.lower is not None and starts_before(during, hole.lower):
        left.append(DateRange(during.lower, hole.lower))
    if hole.upper is not None and (during.upper is None or hole.upper < during.upper):
        left.append(DateRange(hole.upper, during.upper))
    return left


def overlap(one: DateRange, other: DateRange) -> bool:
    """Whether the two ranges share a day."""
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: DateRange, other: DateRange) -> bool:
    return one.lower is None or other.upper is None or one.lower < other.upper
