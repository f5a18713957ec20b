"""Two connections at the same moment: one decision, one row, three files, twenty-four hours."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from core import files
from core.models import Account
from performance.actions import activity_reports, report_decisions, report_evidence
from performance.models import ActivityReport
from performance.tests.factories import content, make_report, make_rhk, photo
from registry.models import Employee

pytestmark = pytest.mark.django_db(transaction=True)
Status = ActivityReport.Status


def at_once(*works):
    """Run all from one starting line, each on its own connection; refusals count as answers."""
    line = threading.Barrier(len(works))

    def run(work):
        line.wait(10)
        try:
            return work()
        except ValidationError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def refused(answers):
    return [answer for answer in answers if isinstance(answer, ValidationError)]


def test_two_supervisors_clicks_give_one_decision(cast):
    report = make_report(cast.sari)

    def decide(act):
        return lambda: act(ActivityReport.objects.get(pk=report.pk))

    answers = at_once(
        decide(lambda one: report_decisions.approve(one, by=cast.budi)),
        decide(lambda one: report_decisions.send_back(one, by=cast.budi, reason="unclear")),
    )
    assert len(refused(answers)) == 1
    report.refresh_from_db()
    assert report.status in {Status.APPROVED, Status.RETURNED}


def test_ten_identical_sendings_give_one_row_and_one_answer(cast):
    rhk, key = make_rhk(cast.sari.employee), uuid.uuid4()

    def send():
        employee, account = Employee.objects.get(account=cast.sari), Account.objects.get(pk=cast.sari.pk)
        return activity_reports.hand_in(employee, content(rhk), key=key, by=account).pk

    answers = at_once(*[send] * 10)
    assert set(answers) == {ActivityReport.objects.get().pk}


def test_two_uploads_at_once_take_two_numbers_and_never_more_than_three(cast):
    report = make_report(cast.sari, status=Status.DRAFT)
    uploads = [files.store(photo(f"{number}.jpg"), by=cast.sari) for number in range(4)]

    def attach(upload):
        return lambda: report_evidence.attach(
            ActivityReport.objects.get(pk=report.pk), [upload], by=cast.sari
        )

    answers = at_once(*map(attach, uploads))
    assert len(refused(answers)) == 1
    assert sorted(report.evidence.values_list("number", flat=True)) == [1, 2, 3]


def test_two_reports_at_once_do_not_fill_more_than_a_day(cast):
    rhk = make_rhk(cast.sari.employee)

    def send():
        employee = Employee.objects.get(account=cast.sari)
        return activity_reports.hand_in(employee, content(rhk, minutes=800), key=uuid.uuid4(), by=cast.sari)

    assert len(refused(at_once(send, send))) == 1
    assert ActivityReport.objects.count() == 1
