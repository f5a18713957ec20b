"""What performance adds to home, menu and bell."""

from datetime import date, timedelta

import pytest
from psycopg.types.range import DateRange

from core import clock, inbox, navigation, reminders, routines
from core.models import Account, Notification
from performance import providers
from performance.models import ActivityReport
from performance.tests.factories import decided, make_report, make_rhk
from registry.models import Absence, Employee, WorkPattern
from registry.tests.factories import setup

Status = ActivityReport.Status
TODAY = date(2026, 3, 4)


def fresh(account):
    """The account as the next request sees it."""
    return Account.objects.get(pk=account.pk)


def titles(account):
    return [item.title for item in inbox.items(fresh(account), TODAY)]


def test_today_s_report_is_asked_for_until_it_is_there(sari):
    assert "Laporan hari ini belum ada" in titles(sari)
    make_report(sari, status=Status.DRAFT)
    assert "Laporan hari ini belum ada" in titles(sari)
    make_report(sari)
    assert "Laporan hari ini belum ada" not in titles(sari)


def test_nothing_is_asked_on_leave(sari):
    with setup():
        during = DateRange(TODAY, TODAY + timedelta(days=1))
        Absence.objects.create(employee=sari.employee, kind="leave", during=during)
    assert "Laporan hari ini belum ada" not in titles(sari)


def test_a_returned_report_says_why_and_leads_to_the_form(sari, budi):
    report = make_report(sari, date=date(2026, 2, 26), status=Status.RETURNED, **decided(budi))
    item = next(item for item in inbox.items(fresh(sari), TODAY) if item.url.endswith("/ubah/"))
    assert item.title == "Laporan 26 Februari dikembalikan"
    assert item.detail == "“Tambahkan notula rapat” — Budi"
    assert str(report.pk) in item.url


def test_the_supervisor_is_told_how_many_wait_and_since_when(sari, budi):
    make_report(sari, date=date(2026, 3, 2))
    make_report(sari)
    item = next(item for item in inbox.items(fresh(budi), TODAY) if item.url == "/validasi/")
    assert (item.title, item.detail) == ("Validasi 2 laporan", "Paling lama: laporan 2 Maret 2026")
    assert item.level == inbox.Level.NORMAL


def test_old_ones_press(sari, budi):
    make_report(sari, date=date(2026, 2, 20))
    item = next(item for item in inbox.items(fresh(budi), TODAY) if item.url == "/validasi/")
    assert item.level == inbox.Level.OVERDUE


def test_the_month_s_card_counts(as_, sari, budi):
    make_report(sari, date=date(2026, 3, 2), status=Status.APPROVED, **decided(budi))
    make_report(sari, date=date(2026, 3, 3))
    page = as_(sari).get("/beranda/").content.decode()
    assert "Kinerja bulan ini" in page
    assert "1 disetujui · 0 dikembalikan · 1 menunggu" in page


def test_the_team_s_card_names_who_is_missing(as_, budi, sari):
    make_report(sari)
    page = as_(budi).get("/beranda/").content.decode()
    assert "dari 3 orang belum melapor hari ini" in page
    assert "Andi, Tono" in page


def menu(account):
    return {entry.label: entry for entry in navigation.entries(fresh(account), TODAY)}


def test_the_menu_follows_what_one_is(cast):
    make_report(cast.sari)
    assert {"Laporan harian", "Lapor"} <= set(menu(cast.sari))
    assert not {"Validasi", "Dasbor unit"} & set(menu(cast.sari))
    assert menu(cast.sari)["Lapor"].raised
    assert menu(cast.budi)["Validasi"].count == 1
    assert "Dasbor unit" in menu(cast.lukman)
    assert not {"Lapor", "Laporan harian"} & set(menu(cast.agus))


# Reminders


@pytest.fixture
def at_four(set_clock):
    set_clock("2026-03-04 16:00+07:00")


def told():
    return set(Notification.objects.filter(kind="report-missing").values_list("recipient__login", flat=True))


def due():
    return {Account.objects.get(pk=one.recipient_id).login for one in reminders.due(clock.now())}


@pytest.fixture
def plans(cast):
    for account in (cast.sari, cast.tono, cast.wulan, cast.dewi):
        make_rhk(account.employee)


def test_who_has_not_reported_is_reminded_at_four_in_the_unit_s_zone(cast, plans, set_clock):
    make_report(cast.tono)
    set_clock("2026-03-04 15:59+07:00")  # 16.59 WITA
    assert due() == {"dewi"}
    set_clock("2026-03-04 16:00+07:00")
    assert due() == {"dewi", "sari", "wulan"}
    set_clock("2026-03-04 19:00+07:00")
    assert due() == set()


def test_nobody_is_reminded_on_leave_off_days_without_plan_on_shift_or_after_leaving(cast, plans, at_four):
    with setup():
        during = DateRange(TODAY, TODAY + timedelta(days=1))
        Absence.objects.create(employee=cast.sari.employee, kind="duty-travel", during=during)
        Employee.objects.filter(account=cast.tono).update(left_on=date(2026, 3, 3))
        shift = WorkPattern.objects.create(name="Bergilir", weekdays=[], is_shift=True)
        type(cast.aid).objects.filter(pk=cast.aid.pk).update(work_pattern=shift)
    assert due() == {"dewi"}


def test_nobody_is_reminded_on_a_sunday(plans, set_clock):
    set_clock("2026-03-08 16:00+07:00")
    assert due() == set()


def test_each_is_reminded_once_however_often_the_work_runs(plans, at_four, set_clock):
    for minute in ("16:00", "16:15", "17:30"):
        set_clock(f"2026-03-04 {minute}+07:00")
        routines.send_reminders(clock.now())
    assert told() == {"sari", "tono", "wulan", "dewi"}
    assert Notification.objects.filter(kind="report-missing").count() == 4

    set_clock("2026-03-05 16:00+07:00")
    routines.send_reminders(clock.now())
    assert Notification.objects.filter(kind="report-missing").count() == 8


def test_the_hour_is_a_parameter(plans, set_clock, monkeypatch):
    monkeypatch.setattr(providers.parameters, "get", lambda key, on: 14)
    set_clock("2026-03-04 14:00+07:00")
    assert due() == {"sari", "tono", "wulan", "dewi"}
