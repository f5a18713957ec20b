"""The employee list as Excel: exactly the page's filter and scope, with cells of the right kind."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core import exports, jobs
from core.models import AccessLog, Job
from registry.tests import factories

PAGE, DOWNLOAD = reverse("registry:employee-list"), reverse("registry:employee-download")


def book(response):
    assert response.status_code == 200
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def table(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "Nama")
    return rows[head], rows[head + 1 :]


def test_it_holds_what_the_page_holds(cast, as_, ratna):
    browser = as_(ratna)
    shown = {employee.full_name for employee, _post in browser.get(PAGE).context["rows"]}

    heading, rows = table(book(browser.post(DOWNLOAD)))

    assert heading[:3] == ("Nama", "NIP", "Jenis")
    assert {row[0] for row in rows} == shown


def test_numbers_stay_text_dates_are_dates_and_names_are_no_formulas(cast, as_, ratna):
    trick = factories.make_employee("=HYPERLINK(1)")
    factories.appoint(trick, cast.sari.employee.appointments.get().position)

    sheet = book(as_(ratna).post(DOWNLOAD, {"saring": "q=hyperlink"}))

    _heading, rows = table(sheet)
    assert rows[0][0] == "=HYPERLINK(1)"
    assert rows[0][1] == trick.nip
    assert rows[0][6].date() == date(2020, 1, 1)
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)")
    assert cell.data_type == "s"


def test_it_says_the_filter_in_words(cast, as_, ratna):
    sheet = book(as_(ratna).post(DOWNLOAD, {"saring": f"q=sari&unit={cast.care.pk}"}))

    words = [row[0] for row in sheet.iter_rows(max_row=3, values_only=True)]
    assert "Filter: Nama atau NIP: sari · Unit kerja: Bidang Rehabilitasi" in words
    assert [row[0] for row in table(sheet)[1]] == ["Sari"]


@pytest.mark.parametrize("query", ["unit={east}", "unit=x", "q=dewi"])
def test_no_filter_reaches_beyond_the_own_units(cast, as_, ratna, query):
    _heading, rows = table(book(as_(ratna).post(DOWNLOAD, {"saring": query.format(east=cast.east.pk)})))

    assert rows == []


@pytest.mark.parametrize("who", ["sari", "budi", "adi"])
def test_it_is_not_for_those_without_a_role(cast, as_, who):
    assert as_(getattr(cast, who)).post(DOWNLOAD).status_code == 403


def test_a_download_is_on_record(cast, as_, ratna):
    as_(ratna).post(DOWNLOAD)

    assert AccessLog.objects.filter(account=ratna, what__contains="employee-list").exists()


@pytest.mark.django_db(transaction=True)
def test_a_long_list_becomes_a_job_within_the_scope_at_that_time(cast, as_, ratna, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE_ROWS", 1)

    response = as_(ratna).post(DOWNLOAD, {"saring": "urut=-nama"})

    job = Job.objects.get(owner=ratna)
    assert response.url == reverse("core:download-list")
    assert job.parameters == {"query": "urut=-nama"}
    with factories.setup():
        ratna.grants.all().delete()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
