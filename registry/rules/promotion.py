"""Regular promotion in rank (kenaikan pangkat reguler, PP 99/2000 jo. PP 12/2002)."""

from datetime import date

from registry.rules.month_steps import add_months, first_on_or_after

YEARS_IN_RANK = 4
# Peraturan BKN 4/2025: the first of every month; before it six periods a year, earlier April and October.
EVERY_MONTH_SINCE = date(2025, 10, 1)


def regular_promotion(in_rank_since: date, *, years: int = YEARS_IN_RANK) -> date:
    """The first period in which a regular promotion is possible, four years after the present rank."""
    return first_on_or_after(add_months(in_rank_since, years * 12))
