"""Who may see and decide on a report: 404 for strangers, 403 for who may only look."""

from datetime import date

import pytest
from psycopg.types.range import DateRange

from performance import access
from performance.models import ActivityReport
from performance.tests.factories import make_evidence, make_report
from registry.models import Official, SupervisorAssignment
from registry.tests.factories import make_account, make_employee, setup, supervise

Status = ActivityReport.Status


@pytest.fixture
def report(sari):
    return make_report(sari)


def get(as_, account, path):
    return as_(account).get(path).status_code


def test_owner_supervisor_hr_leader_and_auditor_see_it_nobody_else(as_, cast, report):
    seen = {
        name for name, account in cast.people().items() if get(as_, account, report.get_absolute_url()) == 200
    }
    assert seen == {"sari", "budi", "ratna", "hana", "lukman", "agus"}


def test_a_draft_is_the_owner_s_alone(as_, cast, sari):
    draft = make_report(sari, status=Status.DRAFT)
    seen = {
        name for name, account in cast.people().items() if get(as_, account, draft.get_absolute_url()) == 200
    }
    assert seen == {"sari"}


@pytest.mark.parametrize("act", ["setujui", "kembalikan", "urungkan"])
def test_only_the_supervisor_of_its_date_decides(as_, cast, report, act):
    answers = {
        name: as_(account).post(f"/laporan/{report.pk}/{act}/").status_code
        for name, account in cast.people().items()
    }
    allowed = {name for name, status in answers.items() if status == 302}
    refused = {name for name, status in answers.items() if status == 403}
    assert allowed == {"budi"}
    assert refused == {"sari", "ratna", "hana", "lukman", "agus"}
    assert set(answers.values()) == {302, 403, 404}


@pytest.mark.parametrize("act", ["ubah", "ajukan", "tarik", "hapus", "bukti"])
def test_only_the_owner_changes_it(as_, cast, report, act):
    answers = {
        name: as_(account).post(f"/laporan/{report.pk}/{act}/").status_code
        for name, account in cast.people().items()
        if name != "sari"
    }
    assert {name for name, status in answers.items() if status == 403} == {
        "budi",
        "ratna",
        "hana",
        "lukman",
        "agus",
    }
    assert set(answers.values()) == {403, 404}


def test_the_right_follows_the_date_of_the_report(cast, andi, lukman, wulan):
    """Andi acts for Wulan's head in March; her report of February belongs to Lukman."""
    march = make_report(wulan, date=date(2026, 3, 3))
    february = make_report(wulan, date=date(2026, 2, 27))

    assert set(access.reviewable_reports(andi)) == {march}
    assert set(access.reviewable_reports(lukman)) == {february}


def test_hr_decides_where_there_is_no_supervisor(cast, ratna, hana, sari):
    newcomer = make_employee("Baru", account=make_account("baru"))
    with setup():
        SupervisorAssignment.objects.filter(employee=sari.employee).delete()
    supervise(sari.employee, None)
    report = make_report(sari)

    assert report in access.reviewable_reports(ratna)
    assert report in access.reviewable_reports(hana)
    assert report not in access.reviewable_reports(cast.agus)
    assert newcomer not in {one.employee for one in access.reviewable_reports(ratna)}


def test_hr_does_not_decide_where_there_is_a_supervisor(ratna, report):
    assert report not in access.reviewable_reports(ratna)
    assert report in access.visible_reports(ratna)


def test_an_official_decides_on_those_below(cast, lukman):
    account = make_account("bupati")
    with setup():
        Official.objects.filter(pk=cast.regent.pk).update(account=account)
    report = make_report(lukman)

    assert set(access.reviewable_reports(account)) == {report}


def test_nobody_reviews_a_report_of_their_own(budi):
    with setup():
        SupervisorAssignment.objects.filter(employee=budi.employee).delete()
    report = make_report(budi)
    assert report not in access.reviewable_reports(budi)


def test_a_former_supervisor_keeps_the_reports_of_that_time(cast, budi, maya, sari):
    during = DateRange(date(2020, 1, 1), date(2026, 3, 3))
    with setup():
        SupervisorAssignment.objects.filter(employee=sari.employee).update(during=during)
    supervise(sari.employee, maya.employee, during=DateRange(date(2026, 3, 3), None))
    old, new = make_report(sari, date=date(2026, 3, 2)), make_report(sari, date=date(2026, 3, 3))

    assert set(access.reviewable_reports(budi)) == {old}
    assert set(access.reviewable_reports(maya)) == {new}


def test_evidence_is_reached_through_the_report_alone(as_, cast, report):
    make_evidence(report)
    path = f"/laporan/{report.pk}/bukti/1/"
    seen = {name for name, account in cast.people().items() if get(as_, account, path) == 200}
    assert seen == {"sari", "budi", "ratna", "hana", "lukman", "agus"}
    assert get(as_, cast.sari, f"/laporan/{report.pk}/bukti/2/") == 404


def test_somebody_else_s_key_in_the_form_changes_nothing(as_, sari, tono, report):
    others = make_report(tono, status=Status.DRAFT)
    data = {"id": str(others.pk), "employee": str(tono.employee.pk), "summary": "Diubah"}
    as_(sari).post(f"/laporan/{others.pk}/ubah/", {**data, "version": 1})

    others.refresh_from_db()
    assert others.summary == "Menyusun nota dinas"


def test_the_queue_is_for_who_decides(as_, cast):
    answers = {name: get(as_, account, "/validasi/") for name, account in cast.people().items()}
    assert {name for name, status in answers.items() if status == 200} == {
        "budi",
        "maya",
        "andi",
        "lukman",
        "ratna",
        "hana",
    }
    assert set(answers.values()) == {200, 403}
