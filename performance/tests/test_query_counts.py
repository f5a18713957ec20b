"""Every list asks as often for twenty rows as for one, and no page asks too often."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from performance.models import ActivityReport
from performance.tests.factories import make_evidence, make_report
from registry.models import Appointment
from registry.tests import factories

Status = ActivityReport.Status


def count(browser, path):
    browser.get(path)  # the first request writes when the session was last seen
    with CaptureQueriesContext(connection) as queries:
        response = browser.get(path)
    assert response.status_code == 200
    return len(queries)


def reports(account, number, **fields):
    for index in range(number):
        day = date(2026, 3, 4) - timedelta(days=index % 3)
        make_evidence(make_report(account, f"Kegiatan {index}", date=day, **fields))


def colleagues(cast, numbers):
    post = Appointment.objects.get(employee=cast.sari.employee).position
    for number in numbers:
        account = factories.make_account(f"rekan{number}")
        employee = factories.make_employee(f"Rekan {number}", account=account)
        factories.appoint(employee, post)
        factories.supervise(employee, cast.budi.employee)
        make_report(account)


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("sari", "/beranda/", 12),
        ("budi", "/beranda/", 12),
        ("sari", "/laporan/", 15),
        ("budi", "/validasi/", 15),
        ("lukman", "/dasbor/{social}/", 18),
        ("sari", "/laporan/baru/", 25),
    ],
)
def test_twenty_rows_cost_as_much_as_one(as_, cast, who, path, most):
    browser, path = as_(getattr(cast, who)), path.format(social=cast.social.pk)
    reports(cast.sari, 1)
    colleagues(cast, range(1))
    for_one = count(browser, path)
    reports(cast.sari, 19)
    colleagues(cast, range(1, 20))
    for_twenty = count(browser, path)

    assert for_twenty == for_one
    assert for_one <= most


def test_one_report_is_a_page_of_few_questions(as_, cast):
    report = make_report(cast.sari)
    for number in (1, 2, 3):
        make_evidence(report, number)
    assert count(as_(cast.budi), report.get_absolute_url()) <= 25
