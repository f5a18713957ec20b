"""The month of an employee: what is filed, missing, free, and what of it can still be filled."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from performance.models import ActivityReport
from performance.queries import months
from performance.tests.factories import decided, make_report
from registry.models import Absence, WorkPattern
from registry.tests.factories import setup

Status = ActivityReport.Status
MARCH, FEBRUARY = date(2026, 3, 1), date(2026, 2, 1)


def month(account, first=MARCH):
    reports = ActivityReport.objects.filter(employee__account=account)
    return months.of(account.employee, first, reports)


def cell(shown, day):
    return shown.cells[day - 1]


def test_gaps_are_past_working_days_without_a_report(sari):
    make_report(sari, date=date(2026, 2, 27))
    shown = month(sari, FEBRUARY)

    missing = {one.day.date.day for one in shown.missing}
    assert {26, 25} <= missing
    assert not {27, 28} & missing
    assert shown.filed == 1


def test_only_days_inside_the_window_can_be_filled(sari):
    shown = month(sari, FEBRUARY)
    assert [one.day.date.day for one in shown.missing if one.is_open] == [27]
    assert shown.oldest_open_gap.day.date == date(2026, 2, 27)


def test_leave_and_holidays_are_free_and_say_why(sari):
    with setup():
        during = DateRange(date(2026, 3, 2), date(2026, 3, 3))
        Absence.objects.create(employee=sari.employee, kind="sick", during=during)
    shown = month(sari)

    assert (cell(shown, 2).day.state, cell(shown, 2).day.note) == ("free", "Sakit")
    assert cell(shown, 1).day.note == "Bukan hari kerja"
    assert not any(one.day.date.day == 2 for one in shown.missing)


def test_the_unit_s_pattern_decides(sari, cast):
    with setup():
        six = WorkPattern.objects.create(name="Enam hari", weekdays=[1, 2, 3, 4, 5, 6])
        type(cast.care).objects.filter(pk=cast.care.pk).update(work_pattern=six)
    assert 28 in {one.day.date.day for one in month(sari, FEBRUARY).missing}


def test_nothing_is_missing_on_a_shift_roster(sari, cast):
    with setup():
        shift = WorkPattern.objects.create(name="Bergilir", weekdays=[], is_shift=True)
        type(cast.care).objects.filter(pk=cast.care.pk).update(work_pattern=shift)
    assert month(sari, FEBRUARY).missing == []


def test_a_returned_report_shows_before_anything_else(sari, budi):
    make_report(sari, date=date(2026, 3, 2))
    make_report(sari, date=date(2026, 3, 2), status=Status.RETURNED, **decided(budi))
    make_report(sari, date=date(2026, 3, 3), status=Status.DRAFT)
    shown = month(sari)

    assert cell(shown, 2).day.state == "returned"
    assert (cell(shown, 3).day.state, cell(shown, 3).day.is_missing) == ("draft", True)
    assert (shown.waiting, shown.returned, shown.approved) == (1, 1, 0)


def test_the_page_leads_to_the_day_that_can_still_be_filled(as_, sari):
    make_report(sari, date=date(2026, 3, 2))
    page = as_(sari).get("/laporan/").content.decode()
    assert "/laporan/baru/?tanggal=2026-03-03" in page
    assert "Lapor hari kosong 3 Mar" in page


@pytest.mark.parametrize("asked", ["2026-13", "abc", "2030-01", "0001-01", "²²²²-01", "2026-02-01x"])
def test_an_odd_month_shows_this_one(as_, sari, asked):
    page = as_(sari).get("/laporan/", {"bulan": asked})
    assert page.status_code == 200
    assert "Maret 2026" in page.content.decode()


def test_a_supervisor_sees_the_month_without_drafts(as_, sari, budi):
    make_report(sari, "Terlihat", date=date(2026, 3, 3))
    make_report(sari, "Masih draf", date=date(2026, 3, 3), status=Status.DRAFT)
    page = as_(budi).get(f"/laporan/pegawai/{sari.employee.pk}/").content.decode()

    assert "Terlihat" in page
    assert "Masih draf" not in page
    assert "Lapor hari kosong" not in page


def test_the_month_of_others_is_closed_to_colleagues(as_, tono, sari):
    assert as_(tono).get(f"/laporan/pegawai/{sari.employee.pk}/").status_code == 404
