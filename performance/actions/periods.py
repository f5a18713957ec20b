"""What may become of a performance period."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from performance.models import ActivityReport, Period


def check_during(period: Period, during: DateRange) -> None:
    """Refuse a time span that would leave reports of the period's plans outside it."""
    reports = ActivityReport.objects.filter(rhk__skp__period=period).exclude(date__range=_days(during))
    count = reports.count()
    if count:
        raise ValidationError(
            _("Masa ini tidak mencakup %(n)d laporan yang sudah ditulis. Pilih masa yang lebih panjang.")
            % {"n": count}
        )


def _days(during: DateRange) -> tuple[date, date]:
    """First and last day; an open end is far away."""
    last = during.upper - timedelta(days=1) if during.upper else date.max
    return during.lower or date.min, last
