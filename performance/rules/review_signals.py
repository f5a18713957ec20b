"""Which handed-in reports the supervisor should look at before approving ("Perlu dilihat")."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.formats import date_format

from registry.rules.sentences import sentence as _

LONG_MINUTES = 8 * 60
LATE_DAYS = 1
SIMILARITY = 0.9
# Comparing takes time with the square of the length: longer texts are compared by words, not letters.
LETTERS = 200


class Code(StrEnum):
    """The reasons, in the order in which they are shown."""

    NO_EVIDENCE = "no_evidence"
    LONG = "long"
    LATE = "late"
    REPEATED = "repeated"
    FIRST = "first"


@dataclass(frozen=True)
class Signal:
    """One reason with its Indonesian label."""

    code: Code
    label: str


@dataclass(frozen=True)
class Facts:
    """What is known about one report; `days_late` counts working days, `is_first` is a newcomer's first."""

    date: date
    text: str
    minutes: int
    evidence_count: int
    days_late: int = 0
    is_first: bool = False


def signals(report: Facts, others: Iterable[tuple[date, str]] = ()) -> list[Signal]:
    """Return why a report deserves a look, none when it seems in order ("Tampak wajar").

    `others` are (date, text) of the same employee's reports; those of the same day are not compared.
    """
    found = []
    if not report.evidence_count:
        found.append(Signal(Code.NO_EVIDENCE, _("Tanpa bukti dukung")))
    if report.minutes > LONG_MINUTES:
        found.append(Signal(Code.LONG, _("Lebih dari 8 jam")))
    if report.days_late > LATE_DAYS:
        found.append(Signal(Code.LATE, _("Terlambat %(days)d hari") % {"days": report.days_late}))
    twin_date = repeated_from(report, others)
    if twin_date:
        label = _("Mirip laporan %(day)s") % {"day": date_format(twin_date, "j M Y")}
        found.append(Signal(Code.REPEATED, label))
    if report.is_first:
        found.append(Signal(Code.FIRST, _("Laporan pertama pegawai baru")))
    return found


def repeated_from(report: Facts, others: Iterable[tuple[date, str]]) -> date | None:
    """Return the newest other day whose text is at least 90 % the same, or None."""
    text = _normalised(report.text)
    split = str.split if len(text) > LETTERS else list
    # SequenceMatcher prepares its second text once and keeps it for all the first ones.
    matcher = SequenceMatcher(None, [], split(text), autojunk=False)
    for day, other in sorted(others, reverse=True):
        matcher.set_seq1(split(_normalised(other)))
        if day != report.date and _is_similar(matcher):
            return day
    return None


def _is_similar(matcher: SequenceMatcher[str]) -> bool:
    """Ask the cheap upper bounds first; most pairs end there."""
    return (
        matcher.real_quick_ratio() >= SIMILARITY
        and matcher.quick_ratio() >= SIMILARITY
        and matcher.ratio() >= SIMILARITY
    )


def _normalised(text: str) -> str:
    """Reduce a text to its words: no case, accent forms, punctuation or double blanks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())
