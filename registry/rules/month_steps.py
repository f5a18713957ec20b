"""Steps of whole months, as dates of law are counted."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative); the month's last day where it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_on_or_after(day: date) -> date:
    """The first day of a month that is not before the day."""
    return day if day.day == 1 else add_months(day.replace(day=1), 1)
