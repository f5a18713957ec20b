"""List, search, record, workbook and the job's workbook show the same people, and nothing private."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from psycopg.types.range import DateRange

from core import exports, jobs
from core.models import Account, Job
from performance.exports import unit_months
from performance.tests.factories import make_report
from registry.models import Absence, Employee
from registry.tests import factories

LIST, EXCEL = reverse("registry:employee-list"), reverse("registry:employee-download")
READERS = ["ratna", "hana", "lukman", "agus"]
OTHERS = ["budi", "sari", "andi", "adi"]
MORE_PEOPLE = 28
# The NIP tells a birth date of its own, so this one shows up only where the field itself does.
BIRTH_DATE = date(1977, 11, 23)
BIRTH_TEXTS = ["23 November 1977", "23 Nov 1977", "1977-11-23", "23-11-1977", "23/11/1977", "19771123"]
SEX_TEXTS = ["Perempuan", "Laki-laki", "female"]
SICK_NOTE, PRIVATE_ADDRESS = "KENARI-RAWAT-JALAN", "kenari-pribadi@uji.example"
PRIVATE = [*BIRTH_TEXTS, *SEX_TEXTS, SICK_NOTE, PRIVATE_ADDRESS]


@pytest.fixture
def crowd(cast):
    """More people than a page holds, and private facts of everybody."""
    post = cast.sari.employee.appointments.get().position
    for number in range(MORE_PEOPLE):
        factories.appoint(factories.make_employee(f"Pegawai {number:02d}"), post)
    tomorrow = date(2026, 3, 5)
    with factories.setup():
        Employee.objects.update(birth_date=BIRTH_DATE)
        Account.objects.filter(pk=cast.sari.pk).update(email=PRIVATE_ADDRESS)
        Absence.objects.create(
            employee=cast.sari.employee, kind="sick", during=DateRange(tomorrow, None), note=SICK_NOTE
        )
    for account in (cast.sari, cast.tono, cast.dewi, cast.wulan):
        make_report(account, f"Kegiatan {account.name}", date=date(2026, 3, 3))
    return cast


def html(response):
    assert response.status_code == 200
    return response.content.decode()


def nips_on_all_pages(browser, address, query=""):
    """The NIPs of every page of a list, and the pages."""
    found, pages, number, last = [], [], 1, 1
    while number <= last:
        response = browser.get(f"{address}?{query}&halaman={number}")
        pages.append(html(response))
        found += [
            row[0].nip if isinstance(row, tuple) else row.employee.nip for row in response.context["rows"]
        ]
        last = response.context["listing"].page.paginator.num_pages
        number += 1
    return found, "".join(pages)


def cells(response):
    """Every cell of every sheet as text, by sheet."""
    assert response.status_code == 200
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    return {
        sheet.title: [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def nips(rows):
    head = next(number for number, row in enumerate(rows) if row[0] == "Nama")
    column = rows[head].index("NIP")
    return [row[column] for row in rows[head + 1 :]]


def finished(account):
    """The download of the account's only job, once it has run."""
    job = Job.objects.get(owner=account)
    jobs.run(job.pk)
    return reverse("core:download-file", args=[job.pk])


def canaries(text):
    return [word for word in PRIVATE if word in text]


def searched(browser):
    """NIPs of whom a search by number leads to the record, and what the answers said."""
    found, said = set(), ""
    for employee in Employee.objects.all():
        answer = html(browser.get(reverse("core:search"), {"q": employee.nip}))
        said += answer
        if reverse("registry:employee-detail", args=[employee.pk]) in answer:
            found.add(employee.nip)
    return found, said


def opened(browser):
    """NIPs of those whose record opens."""
    return {
        employee.nip
        for employee in Employee.objects.all()
        if browser.get(reverse("registry:employee-detail", args=[employee.pk])).status_code == 200
    }


@pytest.mark.parametrize("who", READERS)
def test_p10_list_search_record_excel_and_job_hold_the_same_employees(crowd, as_, monkeypatch, who):
    account = getattr(crowd, who)
    browser = as_(account)
    listed, pages = nips_on_all_pages(browser, LIST, "status=semua")
    found, said = searched(browser)
    direct = cells(browser.post(EXCEL, {"saring": "status=semua"}))["Pegawai"]
    monkeypatch.setattr(exports, "AT_ONCE_ROWS", 0)
    browser.post(EXCEL, {"saring": "status=semua"})
    by_job = cells(browser.get(finished(account)))["Pegawai"]

    assert len(listed) > MORE_PEOPLE
    assert sorted(listed) == sorted(found) == sorted(opened(browser))
    assert nips(direct) == nips(by_job) == listed
    # The line with the moment of making apart, both books hold the same.
    assert [row for row in direct if "Dibuat" not in row[0]] == [
        row for row in by_job if "Dibuat" not in row[0]
    ]
    assert canaries(pages + said + str(direct) + str(by_job)) == []


@pytest.mark.parametrize("who", OTHERS)
def test_p10_without_a_role_there_is_neither_list_nor_excel_and_search_finds_whose_record_opens(
    crowd, as_, who
):
    browser = as_(getattr(crowd, who))
    found, said = searched(browser)

    assert browser.get(LIST).status_code == browser.post(EXCEL).status_code == 403
    assert found == opened(browser)
    assert len(found) < 5
    assert canaries(said) == []


@pytest.mark.parametrize(
    ("who", "may_see"),
    [("ratna", True), ("hana", True), ("agus", True), ("lukman", False), ("budi", False), ("tono", None)],
)
def test_a07_private_facts_stand_on_the_record_for_hr_and_auditors_alone(crowd, as_, who, may_see):
    browser = as_(getattr(crowd, who))
    employee = crowd.sari.employee
    names = ["employee-detail", "employee-appointments", "employee-supervisors"]
    answers = [browser.get(reverse(f"registry:{name}", args=[employee.pk])) for name in names]
    answers.append(browser.get(reverse("performance:employee-month", args=[employee.pk])))
    shown = set(canaries("".join(answer.content.decode() for answer in answers)))

    assert bool(shown & set(BIRTH_TEXTS)) is bool(may_see)
    assert bool(shown & set(SEX_TEXTS)) is bool(may_see)
    assert {answer.status_code for answer in answers} == ({404} if may_see is None else {200})
    assert not shown & {SICK_NOTE, PRIVATE_ADDRESS}


def test_a07_the_note_of_an_absence_is_for_the_person_hr_and_auditors(crowd, as_):
    address = reverse("registry:employee-absences", args=[crowd.sari.employee.pk])
    readers = {
        name
        for name, account in crowd.people().items()
        if SICK_NOTE in as_(account).get(address).content.decode()
    }
    assert readers == {"sari", "ratna", "hana", "agus"}


@pytest.mark.parametrize(
    ("who", "unit"), [("ratna", "social"), ("hana", "care"), ("lukman", "social"), ("agus", "root")]
)
@pytest.mark.parametrize("query", ["bulan=2026-03", "bulan=2026-03&q=sari", "bulan=2026-02&urut=-nama"])
def test_p10_the_month_s_page_excel_and_job_hold_the_same_employees(crowd, as_, who, unit, query):
    account, here = getattr(crowd, who), getattr(crowd, unit)
    browser = as_(account)
    address = reverse("performance:unit-month", args=[here.pk])
    download = f"{reverse('performance:unit-month-workbook', args=[here.pk])}?{query}"
    listed, pages = nips_on_all_pages(browser, address, query)
    direct = cells(browser.get(download))
    assert browser.post(download)["Location"] == reverse("core:download-list")
    by_job = cells(browser.get(finished(account)))

    assert listed
    assert nips(direct["Rekap"]) == nips(by_job["Rekap"]) == listed
    assert nips(direct["Rincian"]) == nips(by_job["Rincian"])
    assert set(nips(direct["Rincian"])) <= set(listed)
    readable = set(Employee.objects.filter(pk__in=_open_months(browser)).values_list("nip", flat=True))
    assert set(listed) <= readable
    assert canaries(pages + str(direct) + str(by_job)) == []


def _open_months(browser):
    """Keys of those whose own month opens for the reader."""
    return [
        key
        for key in Employee.objects.values_list("pk", flat=True)
        if browser.get(reverse("performance:employee-month", args=[key])).status_code == 200
    ]


@pytest.mark.parametrize("who", ["budi", "sari", "adi"])
def test_p10_the_month_of_a_unit_is_not_there_in_any_form_without_a_role(crowd, as_, who):
    browser = as_(getattr(crowd, who))
    address = reverse("performance:unit-month-workbook", args=[crowd.care.pk])

    assert browser.get(reverse("performance:unit-month", args=[crowd.care.pk])).status_code == 404
    assert {browser.get(address).status_code, browser.post(address).status_code} == {404}
    assert not Job.objects.exists()


@pytest.mark.parametrize("kind", ["employee-list", "unit-month"])
def test_p15_a_finished_file_is_refused_once_the_grant_has_ended(crowd, as_, monkeypatch, kind):
    monkeypatch.setattr(exports, "AT_ONCE_ROWS", 0)
    monkeypatch.setattr(unit_months, "DIRECT_ROWS", 0)
    browser = as_(crowd.lukman)
    month = reverse("performance:unit-month-workbook", args=[crowd.social.pk])
    browser.post(EXCEL if kind == "employee-list" else month)
    address = finished(crowd.lukman)
    assert browser.get(address).status_code == 200

    yesterday = date(2026, 3, 4) - timedelta(days=1)
    with factories.setup():
        crowd.lukman.grants.update(during=DateRange(date(2020, 1, 1), yesterday))

    assert browser.get(address).status_code == 404


def test_p15_a_narrower_grant_by_the_time_of_the_run_gives_a_narrower_book(crowd, as_, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE_ROWS", 0)
    as_(crowd.ratna).post(EXCEL)
    with factories.setup():
        crowd.ratna.grants.update(unit=crowd.aid)

    rows = cells(as_(crowd.ratna).get(finished(crowd.ratna)))["Pegawai"]

    # Andi acts in that unit this month.
    there = (crowd.wulan, crowd.andi, crowd.ratna)
    assert set(nips(rows)) == {account.employee.nip for account in there}
