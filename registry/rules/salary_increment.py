"""Periodic salary increment (kenaikan gaji berkala, PP 7/1977 Ps 11 with its changes)."""

from datetime import date

from registry.rules.month_steps import add_months

INTERVAL_MONTHS = 24


def next_increment(last: date, *, interval_months: int = INTERVAL_MONTHS, postponed_months: int = 0) -> date:
    """The day of the next increment after the `last` one.

    Poor performance postpones it, each time by at most a year: ValueError for more than 12 months.
    """
    if not 0 <= postponed_months <= 12:
        raise ValueError("an increment is postponed by at most 12 months at a time")
    return add_months(last, interval_months + postponed_months)
