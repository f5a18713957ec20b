"""A wrong supervisor is reported with one click and answered with one."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.models import Notification
from registry.actions import supervision, supervisor_reports
from registry.models import SupervisorReport


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


@pytest.fixture
def reported(cast):
    return supervisor_reports.submit(cast.sari.employee, by=cast.sari)


def test_one_click_reports_it_and_the_page_says_that_it_waits(cast, as_):
    own, pk = as_(cast.sari), cast.sari.employee.pk
    assert "Atasan saya keliru" in own.get(url("employee-supervisors", pk)).content.decode()

    page = own.post(url("supervisor-report-add", pk), follow=True).content.decode()

    assert "Menunggu jawaban SDM" in page
    assert "Atasan saya keliru" not in page
    assert SupervisorReport.objects.get().status == "open"


def test_only_the_person_is_offered_it(cast, as_, ratna):
    page = as_(ratna).get(url("employee-supervisors", cast.sari.employee.pk)).content.decode()
    assert "Atasan saya keliru" not in page


def test_a_second_report_waits_for_the_answer_to_the_first(cast, reported):
    with pytest.raises(ValidationError, match="masih diproses"):
        supervisor_reports.submit(cast.sari.employee, by=cast.sari)


def test_one_click_says_that_the_supervisor_is_right(cast, as_, reported, ratna):
    hr = as_(ratna)
    assert "Jawab 1 laporan atasan" in hr.get("/beranda/").content.decode()
    assert "Budi" in hr.get(url("supervisor-report-list")).content.decode()

    hr.post(url("supervisor-report-confirm", reported.pk))

    reported.refresh_from_db()
    assert (reported.status, reported.answered_by) == ("done", ratna)
    told = Notification.objects.get(recipient=cast.sari, kind="supervisor-report")
    assert "sudah sesuai" in told.body
    assert "Tidak ada laporan yang menunggu" in hr.get(url("supervisor-report-list")).content.decode()


def test_naming_another_supervisor_answers_it(cast, reported, ratna):
    supervision.override(
        cast.sari.employee, cast.andi.employee, start=date(2026, 3, 5), by=ratna, note="Penugasan"
    )

    reported.refresh_from_db()
    assert reported.status == "done"
    assert cast.andi.employee.name in reported.answer


def test_nobody_answers_the_own_report(cast, as_, ratna):
    own = supervisor_reports.submit(ratna.employee, by=ratna)

    assert as_(ratna).post(url("supervisor-report-confirm", own.pk)).status_code == 404
    with pytest.raises(ValidationError, match="data sendiri"):
        supervisor_reports.confirm(own, by=ratna)


def test_a_report_is_answered_once(cast, reported, ratna):
    supervisor_reports.confirm(reported, by=ratna)
    with pytest.raises(ValidationError, match="tidak dapat diubah"):
        supervisor_reports.confirm(reported, by=ratna)


def test_the_queue_needs_few_queries(cast, as_, reported, ratna, django_assert_max_num_queries):
    supervisor_reports.submit(cast.tono.employee, by=cast.tono)
    hr = as_(ratna)
    with django_assert_max_num_queries(15):
        hr.get(url("supervisor-report-list"))


def test_an_unknown_report_is_not_there(as_, ratna):
    assert as_(ratna).post(url("supervisor-report-confirm", uuid.uuid4())).status_code == 404
