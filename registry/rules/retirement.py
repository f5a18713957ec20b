"""Retirement: the age of the post (BUP, UU 20/2023 Ps 55) and the date that follows from it."""

from datetime import date

# Where a post says nothing of its own; teachers, lecturers and researchers have their own age on the post.
AGES_BY_KIND = {
    "jpt-utama": 60,
    "jpt-madya": 60,
    "jpt-pratama": 60,
    "administrator": 58,
    "pengawas": 58,
    "pelaksana": 58,
    "jf-keterampilan": 58,
    "jf-keahlian": 58,
}
AGES_BY_LEVEL = {"MA": 60, "UT": 65}
USUAL_AGE = 58


def retirement_age(kind: str, level: str = "", *, own: int | None = None) -> int:
    """The retirement age of a post in years: its `own`, else by level, else by kind (UU 20/2023 Ps 55).

    `kind` and `level` are the codes of `Position`; a kind that is none of civil servants counts as usual.
    """
    return own or AGES_BY_LEVEL.get(level) or AGES_BY_KIND.get(kind, USUAL_AGE)


def retirement_date(birth_date: date, retirement_age: int) -> date:
    """TMT pensiun: the first day of the month after the month in which the age is reached.

    Born on 29 February, the age is reached in February all the same.
    """
    year, month = birth_date.year + retirement_age, birth_date.month + 1
    return date(year + (month > 12), (month - 1) % 12 + 1, 1)
