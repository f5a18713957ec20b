"""What to say to somebody who has just handed in a report."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import parameters
from performance.models import ActivityReport
from performance.queries import filing, supervisors
from performance.rules import daily_minutes, policy


def success(report: ActivityReport) -> str:
    """Whom the report has gone to: the supervisor of that day, or the HR queue where there is none."""
    day = {"day": date_format(report.date, "j F")}
    supervisor = supervisors.on(report.employee, report.date)
    if supervisor is None:
        return _("Laporan %(day)s diajukan ke antrean SDM, karena jabatan atasan Anda belum terisi.") % day
    # A title may end with a full stop of its own.
    name = supervisor.full_name.removesuffix(".")
    return _("Laporan %(day)s diajukan ke %(name)s.") % {**day, "name": name}


def over_the_day(report: ActivityReport) -> str:
    """A note when more is reported for the day than its working minutes; it warns and blocks nothing."""
    effective = parameters.get(policy.DAY_MINUTES, on=report.date)
    minutes = [report.minutes, *(other.minutes for other in filing.others_of_day(report))]
    total = daily_minutes.day_total(minutes, effective_minutes=effective)
    if not total.is_over_effective:
        return ""
    return _("Jumlah pada hari itu %(total)s, lebih dari jam kerja %(effective)s. Periksa lagi lamanya.") % {
        "total": daily_minutes.label(total.minutes),
        "effective": daily_minutes.label(effective),
    }
