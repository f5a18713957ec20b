"""Handing a report in: what is checked, what is written, who is told."""

import uuid
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from psycopg.types.range import DateRange

from core import audit
from core.models import Notification
from performance.actions import activity_reports
from performance.models import ActivityReport, Outage
from performance.tests.factories import content, make_period, make_report, make_rhk
from registry.models import Absence, Holiday
from registry.tests.factories import setup

Status = ActivityReport.Status


def hand_in(account, rhk, *, key=None, files=(), **fields):
    return activity_reports.hand_in(
        account.employee, content(rhk, **fields), key=key or uuid.uuid4(), by=account, files=files
    )


@pytest.fixture
def rhk(sari):
    return make_rhk(sari.employee)


def test_it_reaches_the_supervisor(sari, budi, rhk):
    report = hand_in(sari, rhk)

    assert report.status == Status.SUBMITTED
    assert report.submitted_at is not None
    assert Notification.objects.get(recipient=budi).url == "/validasi/"
    assert audit.trail(report)[0].actor == str(sari.pk)


def test_a_day_full_of_reports_rings_once(sari, budi, rhk):
    hand_in(sari, rhk)
    hand_in(sari, rhk, summary="Rapat koordinasi")

    assert Notification.objects.filter(recipient=budi).count() == 1


def test_the_same_key_sent_again_is_the_same_report(sari, rhk):
    key = uuid.uuid4()
    first = hand_in(sari, rhk, key=key)
    again = hand_in(sari, rhk, key=key, summary="Teks lain")

    assert again.pk == first.pk
    assert ActivityReport.objects.get().summary == "Menyusun nota dinas"


def test_a_draft_of_the_same_key_is_taken_further(sari, rhk):
    key = uuid.uuid4()
    draft = activity_reports.keep_draft(sari.employee, content(None, summary="Menyusun"), key=key, by=sari)
    report = hand_in(sari, rhk, key=key)

    assert (report.pk, report.status, report.summary) == (draft.pk, Status.SUBMITTED, "Menyusun nota dinas")


def refusal(account, rhk, **fields):
    with pytest.raises(ValidationError) as refused:
        hand_in(account, rhk, **fields)
    assert not ActivityReport.objects.exists()
    return refused.value.message_dict


def test_a_day_to_come_is_refused(sari, rhk):
    assert "sesudah hari ini" in refusal(sari, rhk, date=date(2026, 3, 5))["date"][0]


def test_the_window_ends_after_three_working_days(sari, rhk, set_clock):
    set_clock("2026-03-03 23:59+07:00")
    hand_in(sari, rhk, date=date(2026, 2, 26))

    set_clock("2026-03-04 00:00+07:00")
    with pytest.raises(ValidationError, match="Batas waktu laporan ini 3 Maret 2026"):
        hand_in(sari, rhk, date=date(2026, 2, 26))


def test_the_deadline_is_that_of_the_unit_s_zone(dewi, set_clock):
    rhk = make_rhk(dewi.employee)
    set_clock("2026-03-03 22:59+07:00")  # 23.59 WITA
    hand_in(dewi, rhk, date=date(2026, 2, 26))

    set_clock("2026-03-03 23:01+07:00")  # 00.01 WITA
    with pytest.raises(ValidationError, match="Batas waktu"):
        hand_in(dewi, rhk, date=date(2026, 2, 26))


def test_an_outage_gives_a_day_more(sari, rhk, set_clock):
    with setup():
        Outage.objects.create(
            starts_at="2026-03-03 20:00+07:00", ends_at="2026-03-03 22:00+07:00", reason="listrik padam"
        )
    hand_in(sari, rhk, date=date(2026, 2, 26))

    set_clock("2026-03-05 09:00+07:00")
    with pytest.raises(ValidationError, match="4 Maret 2026"):
        hand_in(sari, rhk, date=date(2026, 2, 26))


def test_days_before_entry_and_after_leaving_are_refused(sari, rhk):
    sari.employee.joined_on = date(2026, 3, 3)
    assert "mulai 3 Maret 2026" in refusal(sari, rhk, date=date(2026, 3, 2))["date"][0]

    sari.employee.joined_on, sari.employee.left_on = date(2020, 1, 1), date(2026, 3, 2)
    assert "paling akhir 2 Maret 2026" in refusal(sari, rhk, date=date(2026, 3, 3))["date"][0]


def test_work_on_leave_needs_a_reason(sari, rhk):
    with setup():
        Absence.objects.create(
            employee=sari.employee, kind="leave", during=DateRange(date(2026, 3, 4), date(2026, 3, 5))
        )
    assert "Cuti" in refusal(sari, rhk)["off_day_reason"][0]
    assert hand_in(sari, rhk, off_day_reason="Dipanggil rapat darurat").status == Status.SUBMITTED


def test_work_on_a_holiday_or_a_sunday_needs_a_reason(sari, rhk, set_clock):
    with setup():
        Holiday.objects.create(date=date(2026, 3, 4), name="Hari Uji")
    assert "Hari Uji" in refusal(sari, rhk)["off_day_reason"][0]
    assert "Bukan hari kerja" in refusal(sari, rhk, date=date(2026, 3, 1))["off_day_reason"][0]


def test_the_plan_must_be_one_s_own_and_in_force(sari, tono, rhk):
    others = make_rhk(tono.employee)
    last_year = make_period("2025", DateRange(date(2025, 1, 1), date(2026, 1, 1)))
    old = make_rhk(sari.employee, period=last_year)
    for wrong in (others, old, None):
        assert "rencana hasil kerja" in refusal(sari, wrong)["rhk"][0]


def test_a_plan_that_is_not_agreed_does_not_count(sari):
    assert "rhk" in refusal(sari, make_rhk(sari.employee, status="draft", set_on=None))


def test_overlapping_times_are_refused(sari, rhk):
    hand_in(sari, rhk, starts_at=time(8), ends_at=time(10))
    with pytest.raises(ValidationError, match="08.00–10.00"):
        hand_in(sari, rhk, starts_at=time(9, 30), ends_at=time(11))
    hand_in(sari, rhk, starts_at=time(10), ends_at=time(11))


def test_a_day_has_24_hours(sari, rhk):
    hand_in(sari, rhk, minutes=1400)
    with pytest.raises(ValidationError, match="24 jam"):
        hand_in(sari, rhk, minutes=41)
    hand_in(sari, rhk, minutes=40)


def test_a_text_is_needed(sari, rhk):
    assert "summary" in refusal(sari, rhk, summary="")


def test_a_returned_report_may_come_again_after_its_window(sari, budi, rhk, set_clock):
    report = make_report(
        sari,
        date=date(2026, 2, 20),
        status=Status.RETURNED,
        rhk=rhk,
        decided_by=budi,
        decided_at="2026-03-02 08:00+07:00",
    )
    report.refresh_from_db()
    set_clock("2026-03-05 09:00+07:00")
    activity_reports.submit(report, by=sari)

    assert (report.status, report.decided_by, report.decision_note) == (Status.SUBMITTED, None, "")


def test_nobody_is_told_where_the_post_above_is_vacant(ratna, db):
    rhk = make_rhk(ratna.employee)
    assert hand_in(ratna, rhk).status == Status.SUBMITTED
    assert not Notification.objects.exists()
