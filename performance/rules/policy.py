"""Figures of the activity report that an agency may change, and those that are the portal's own."""

from datetime import timedelta

from performance.rules.daily_minutes import NORMAL_MINUTES
from performance.rules.reporting_window import DEFAULT_DAYS

# Keys of `core.parameters` with their first values.
WINDOW_DAYS = "aktivitas.batas_isi_hari"
DAY_MINUTES = "aktivitas.menit_hari"
REMINDER_HOUR = "aktivitas.jam_pengingat"
DEFAULTS: dict[str, int] = {WINDOW_DAYS: DEFAULT_DAYS, DAY_MINUTES: NORMAL_MINUTES, REMINDER_HOUR: 16}
LEGAL_BASIS = {
    WINDOW_DAYS: "Kebijakan instansi",
    DAY_MINUTES: "Perpres 21/2023: 37 jam 30 menit dalam 5 hari kerja",
    REMINDER_HOUR: "Kebijakan instansi",
}

UNDO = timedelta(minutes=15)
USUAL_MINUTES = 120
MOST_FILES = 3
# The kind of `core.jobs` that writes a large unit's month.
UNIT_MONTH_JOB = "unit-month-excel"
