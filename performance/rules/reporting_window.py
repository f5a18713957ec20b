"""Until when the activities of a day may be reported (batas isi): H+3 working days, more after an outage."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format

from registry.rules import working_days
from registry.rules.sentences import sentence as _
from registry.rules.working_days import WorkCalendar

# Our default; no regulation sets it. The parameter `aktivitas.batas_isi_hari` holds the agency's own figure.
DEFAULT_DAYS = 3


def last_day(
    report_date: date,
    *,
    calendar: WorkCalendar,
    days: int = DEFAULT_DAYS,
    outage_days: Collection[date] = (),
) -> date:
    """Return the last day, in the unit's zone, on which activities of `report_date` may be handed in.

    The n-th working day after it; a day with a recorded outage of the system does not count.
    """
    usable = replace(calendar, absences={**calendar.absences, **dict.fromkeys(outage_days, "")})
    return working_days.add_working_days(report_date, days, usable)


def is_open(
    report_date: date,
    today: date,
    *,
    calendar: WorkCalendar,
    days: int = DEFAULT_DAYS,
    outage_days: Collection[date] = (),
) -> bool:
    """Say whether activities of `report_date` may be handed in on `today`; never for a day to come."""
    if report_date > today:
        return False
    return today <= last_day(report_date, calendar=calendar, days=days, outage_days=outage_days)


def check(
    report_date: date,
    today: date,
    *,
    calendar: WorkCalendar,
    days: int = DEFAULT_DAYS,
    outage_days: Collection[date] = (),
    employed_from: date | None = None,
    employed_until: date | None = None,
) -> None:
    """Refuse a date to come, outside employment or past the window: ValueError with the sentence to show."""
    if report_date > today:
        raise ValueError(_("Tanggal kegiatan tidak boleh sesudah hari ini."))
    if employed_from and report_date < employed_from:
        raise ValueError(
            _("Tanggal kegiatan harus mulai %(day)s, hari pertama Anda bekerja.") % _day(employed_from)
        )
    if employed_until and report_date > employed_until:
        raise ValueError(
            _("Tanggal kegiatan paling akhir %(day)s, hari terakhir Anda bekerja.") % _day(employed_until)
        )
    last = last_day(report_date, calendar=calendar, days=days, outage_days=outage_days)
    if today > last:
        raise ValueError(
            _("Batas waktu laporan ini %(day)s. Jika sistem terganggu saat itu, hubungi staf SDM.")
            % _day(last)
        )


def reason_needed(report_date: date, calendar: WorkCalendar) -> str:
    """Return the question to answer for work on a free day (leave, holiday, weekend), "" on a working day."""
    name = working_days.day_off_name(report_date, calendar)
    if not name:
        return ""
    return _("Hari ini tercatat sebagai “%(name)s”. Tulis alasan Anda bekerja.") % {"name": name}


def days_late(report_date: date, filed_on: date, calendar: WorkCalendar) -> int:
    """Return the working days from the day after `report_date` up to `filed_on`: 0 is the same day.

    A Friday reported on Monday is one day late.
    """
    return len(working_days.working_days(report_date + working_days.ONE_DAY, filed_on, calendar))


def _day(day: date) -> dict[str, str]:
    return {"day": date_format(day, "j F Y")}
