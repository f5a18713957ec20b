"""What the supervisor says: approve, return, undo, many at once."""

import time
import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core import audit
from core.models import Notification
from performance import access
from performance.actions import report_decisions
from performance.models import ActivityReport
from performance.tests.factories import decided, make_report
from registry.tests.factories import setup

Status = ActivityReport.Status


@pytest.fixture
def report(sari):
    return make_report(sari)


def test_approval_is_on_record_and_told(budi, sari, report):
    report_decisions.approve(report, by=budi)

    report.refresh_from_db()
    assert (report.status, report.decided_by, report.bulk_size) == (Status.APPROVED, budi, None)
    assert audit.trail(report)[0].actor == str(budi.pk)
    assert Notification.objects.get(recipient=sari).title == "Laporan 4 Maret 2026 disetujui"
    assert not Notification.objects.filter(recipient=budi).exists()


def test_a_second_approval_is_refused(budi, report):
    report_decisions.approve(report, by=budi)
    with pytest.raises(ValidationError, match="Disetujui tidak dapat diubah"):
        report_decisions.approve(report, by=budi)


def test_a_return_needs_a_reason(budi, report):
    with pytest.raises(ValidationError, match="alasan"):
        report_decisions.send_back(report, by=budi)
    report_decisions.send_back(report, by=budi, reason="evidence", note="Tambahkan notula")

    assert report.why_returned == "Lengkapi bukti dukung — Tambahkan notula"
    assert audit.trail(report)[0].note == "Tambahkan notula"


def test_a_second_return_is_told_again(budi, sari, report, set_clock):
    report_decisions.send_back(report, by=budi, reason="unclear")
    report_decisions.undo(report, by=budi)
    set_clock("2026-03-04 09:05+07:00")
    report_decisions.send_back(report, by=budi, reason="target")

    assert Notification.objects.filter(recipient=sari, kind="report-returned").count() == 2


@pytest.mark.parametrize("status", [Status.APPROVED, Status.RETURNED])
def test_a_decision_is_undone_within_fifteen_minutes(budi, sari, set_clock, status):
    report = make_report(sari, status=status, **decided(budi))
    set_clock("2026-03-04 09:15+07:00")
    report_decisions.undo(report, by=budi)
    report.refresh_from_db()
    assert (report.status, report.decided_by, report.decision_note) == (Status.SUBMITTED, None, "")


def test_later_or_by_somebody_else_it_stays(budi, sari, lukman, set_clock):
    report = make_report(sari, status=Status.APPROVED, **decided(budi))
    with pytest.raises(ValidationError, match="oleh yang membuatnya"):
        report_decisions.undo(report, by=lukman)
    set_clock("2026-03-04 09:15:01+07:00")
    with pytest.raises(ValidationError, match="15 menit"):
        report_decisions.undo(report, by=budi)
    report.refresh_from_db()
    assert report.status == Status.APPROVED


def test_nobody_decides_on_a_report_of_their_own(sari, report):
    with pytest.raises(ValidationError, match="sendiri"):
        report_decisions.approve(report, by=sari)
    with pytest.raises(ValidationError, match="sendiri"):
        report_decisions.send_back(report, by=sari, reason="unclear")


def test_not_even_the_database_takes_it(sari, report):
    with pytest.raises(IntegrityError, match="decided_by_another"), transaction.atomic(), setup():
        ActivityReport.objects.filter(pk=report.pk).update(status=Status.APPROVED, **decided(sari))


def test_many_at_once_each_by_itself(budi, sari, tono, dewi):
    fine = [make_report(sari), make_report(tono)]
    returned = make_report(tono, status=Status.RETURNED, **decided(budi))
    strange = make_report(dewi)
    chosen = [*(one.pk for one in fine), returned.pk, strange.pk, uuid.uuid4()]
    result = report_decisions.approve_many(access.reviewable_reports(budi), chosen, by=budi)

    assert {one.pk for one in result.approved} == {one.pk for one in fine}
    assert [one.why for one in result.skipped] == [
        "Status sekarang: Dikembalikan.",
        *["Laporan tidak ditemukan atau bukan untuk Anda."] * 2,
    ]
    stored = ActivityReport.objects.filter(status=Status.APPROVED)
    assert set(stored.values_list("bulk_size", "decided_by")) == {(2, budi.pk)}
    assert {audit.trail(one)[0].actor for one in fine} == {str(budi.pk)}
    strange.refresh_from_db()
    assert strange.status == Status.SUBMITTED


def test_nothing_chosen_is_refused(budi, report):
    with pytest.raises(ValidationError, match="paling sedikit satu"):
        report_decisions.approve_many(access.reviewable_reports(budi), [], by=budi)


def test_two_hundred_take_as_many_statements_as_two(budi, sari, tono):
    few = [make_report(tono, date=date(2026, 2, 2)) for _number in range(2)]
    many = [make_report(sari, date=date(2026, 3, 2) - timedelta(days=n % 30)) for n in range(200)]
    reviewable = access.reviewable_reports(budi)
    with CaptureQueriesContext(connection) as for_two:
        report_decisions.approve_many(reviewable, [one.pk for one in few], by=budi)
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as for_many:
        result = report_decisions.approve_many(reviewable, [one.pk for one in many], by=budi)
    print(f"200 approved in {time.perf_counter() - began:.2f} s")  # noqa: T201  # a figure to read, not to fail on

    assert len(result.approved) == 200
    assert len(for_many) == len(for_two)


def test_an_approval_of_many_is_undone_as_one(budi, sari, tono, set_clock):
    single = make_report(sari, status=Status.APPROVED, **decided(budi))
    reports = [make_report(sari), make_report(tono)]
    report_decisions.approve_many(access.reviewable_reports(budi), [one.pk for one in reports], by=budi)

    assert report_decisions.undo_last_bulk(access.reviewable_reports(budi), by=budi) == 2
    assert set(ActivityReport.objects.filter(status=Status.SUBMITTED)) == set(reports)
    single.refresh_from_db()
    assert single.status == Status.APPROVED
    with pytest.raises(ValidationError, match="15 menit"):
        report_decisions.undo_last_bulk(access.reviewable_reports(budi), by=budi)
