"""Periods in Django admin: shortening one may orphan no report."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from psycopg.types.range import DateRange

from core import administrators
from performance.actions import periods
from performance.models import Period
from performance.tests.factories import make_report


def test_a_period_keeps_its_reports_inside(as_, adi, ani, sari):
    administrators.appoint(adi, by=ani)
    make_report(sari, date=date(2026, 3, 3))
    period = Period.objects.get()
    periods.check_during(period, DateRange(date(2026, 1, 1), None))
    periods.check_during(period, DateRange(date(2026, 3, 3), date(2026, 3, 4)))
    with pytest.raises(ValidationError, match="1 laporan"):
        periods.check_during(period, DateRange(date(2026, 1, 1), date(2026, 3, 3)))

    data = {"name": "2026", "during_0": "2026-01-01", "during_1": "2026-02-01"}
    page = as_(adi).post(f"/admin/performance/period/{period.pk}/change/", data).content.decode()
    assert "tidak mencakup 1 laporan" in page
    period.refresh_from_db()
    assert period.during.upper == date(2027, 1, 1)


def test_reports_are_not_in_django_admin(as_, adi):
    assert as_(adi).get("/admin/performance/activityreport/").status_code == 404
