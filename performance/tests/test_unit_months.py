"""The unit's month: who is on it, what it counts, and the workbook that says the same."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from psycopg.types.range import DateRange

from core import jobs
from core.models import AccessLog, Job
from performance.exports import unit_months as export
from performance.models import ActivityReport
from performance.tests.factories import decided, make_evidence, make_report
from registry.models import Appointment, Grant
from registry.tests.factories import setup

Status = ActivityReport.Status
HEADER_ROW = "Nama"


@pytest.fixture
def march(cast):
    """Two days of Sari, one of Tono, a draft that counts for nothing, one of another department."""
    make_report(
        cast.sari, "=1+1", date=date(2026, 3, 2), status=Status.APPROVED, minutes=90, **decided(cast.budi)
    )
    make_evidence(make_report(cast.sari, "Rapat", date=date(2026, 3, 3)))
    make_report(cast.sari, "Belum", date=date(2026, 3, 4), status=Status.DRAFT)
    make_report(cast.tono, "Survei", date=date(2026, 3, 2), minutes=60)
    make_report(cast.dewi, "Rahasia timur", date=date(2026, 3, 2))


def page(as_, account, unit, query=""):
    response = as_(account).get(f"/dasbor/{unit.pk}/{query}")
    assert response.status_code == 200
    return response


def rows_of(response):
    return {row.employee.name: row for row in response.context["rows"]}


def test_each_employee_is_counted(as_, cast, march):
    rows = rows_of(page(as_, cast.lukman, cast.social))
    sari = rows["Sari"]

    assert set(rows) == {"Sari", "Tono", "Andi", "Budi", "Wulan", "Lukman"}
    assert (sari.filed_days, sari.missing_days, sari.reports, sari.approved, sari.minutes) == (
        2,
        0,
        2,
        1,
        210,
    )
    assert (rows["Tono"].filed_days, rows["Tono"].missing_days) == (1, 1)


def test_the_totals_are_those_of_everybody(as_, cast, march):
    totals = page(as_, cast.lukman, cast.social).context["totals"]
    assert (totals.employees, totals.reports, totals.approved, totals.minutes) == (6, 3, 1, 270)


def test_a_unit_below_shows_its_own_people(as_, cast, march):
    assert set(rows_of(page(as_, cast.lukman, cast.aid))) == {"Wulan"}


def test_out_of_scope_it_is_not_there(as_, cast):
    answers = {
        name: as_(account).get(f"/dasbor/{cast.care.pk}/").status_code
        for name, account in cast.people().items()
    }
    assert {name for name, status in answers.items() if status == 200} == {"ratna", "hana", "lukman", "agus"}
    assert set(answers.values()) == {200, 404}
    assert as_(cast.hana).get(f"/dasbor/{cast.social.pk}/").status_code == 404


def test_the_chooser_leads_straight_to_the_only_unit(as_, cast):
    assert as_(cast.lukman).get("/dasbor/")["Location"] == f"/dasbor/{cast.social.pk}/"
    assert as_(cast.sari).get("/dasbor/").status_code == 403


def test_with_two_units_it_lets_choose(as_, cast):
    with setup():
        Grant.objects.create(
            account=cast.lukman,
            role="leader",
            unit=cast.east,
            during=DateRange(date(2026, 1, 1), None),
            granted_by=cast.adi,
            reason="uji",
        )
    text = as_(cast.lukman).get("/dasbor/").content.decode()
    assert "Dinas Timur" in text
    assert "Dinas Sosial" in text


def test_people_count_where_they_were_at_the_end_of_the_month(as_, cast):
    """Tono moved to Bantuan on 1 March: February still counts him in Rehabilitasi."""
    post = Appointment.objects.get(employee=cast.wulan.employee).position
    with setup():
        held = Appointment.objects.filter(employee=cast.tono.employee)
        held.update(during=DateRange(date(2020, 1, 1), date(2026, 3, 1)))
        Appointment.objects.create(
            employee=cast.tono.employee,
            position=post,
            single_holder=False,
            during=DateRange(date(2026, 3, 1), None),
        )
    assert "Tono" in rows_of(page(as_, cast.lukman, cast.aid))
    assert "Tono" not in rows_of(page(as_, cast.lukman, cast.aid, "?bulan=2026-02"))
    assert "Tono" in rows_of(page(as_, cast.lukman, cast.care, "?bulan=2026-02"))


def test_somebody_who_left_counts_in_the_month_of_leaving(as_, cast):
    assert "Rahmat" not in rows_of(page(as_, cast.lukman, cast.care, "?bulan=2026-03"))
    assert "Rahmat" in rows_of(page(as_, cast.lukman, cast.care, "?bulan=2026-01"))


def test_it_is_narrowed_by_name_and_said_in_words(as_, cast, march):
    response = page(as_, cast.lukman, cast.social, "?q=sar&bulan=2026-03")
    assert set(rows_of(response)) == {"Sari"}
    assert response.context["totals"].reports == 2


@pytest.mark.parametrize(
    "query", ["?bulan=2026-99", "?urut=nope", "?halaman=²", "?q=%25_'", "?q=" + "x" * 5000]
)
def test_odd_addresses_break_nothing(as_, cast, query):
    page(as_, cast.lukman, cast.social, query)


# The workbook


def workbook(as_, account, unit, query="?bulan=2026-03"):
    response = as_(account).get(f"/dasbor/{unit.pk}/unduh/{query}")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def table(sheet):
    """The rows below the heading as dictionaries, and the number of the heading's row."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == HEADER_ROW)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]], start + 1


def test_the_workbook_says_what_the_page_says(as_, cast, march):
    book = workbook(as_, cast.lukman, cast.social)
    summary, heading = table(book["Rekap"])
    on_page = rows_of(page(as_, cast.lukman, cast.social, "?bulan=2026-03"))

    assert [row["Nama"] for row in summary] == [row.employee.full_name for row in on_page.values()]
    for row in summary:
        shown = on_page[row["Nama"]]
        assert row["NIP"] == shown.employee.nip
        figures = [
            row[name] for name in ("Hari kerja", "Hari terlapor", "Hari kosong", "Laporan", "Disetujui")
        ]
        assert figures == [
            shown.working_days,
            shown.filed_days,
            shown.missing_days,
            shown.reports,
            shown.approved,
        ]
    assert book["Rekap"].freeze_panes.endswith(str(heading + 1))
    above = " ".join(str(row[0]) for row in book["Rekap"].iter_rows(max_row=heading - 1, values_only=True))
    assert "Laporan harian Dinas Sosial, Maret 2026" in above
    assert "Bulan: Maret 2026" in above
    assert "6 pegawai, 3 laporan, 1 disetujui" in above


def test_each_report_is_a_row_with_real_values(as_, cast, march):
    book = workbook(as_, cast.lukman, cast.social)
    details, _heading = table(book["Rincian"])
    first = details[0]

    assert [row["Uraian kegiatan"] for row in details] == ["=1+1", "Rapat", "Survei"]
    assert isinstance(first["NIP"], str)
    assert first["Tanggal"] == datetime(2026, 3, 2)  # noqa: DTZ001  # Excel knows no zones
    assert (first["Lama (menit)"], first["Status"], first["Diputuskan oleh"]) == (90, "Disetujui", "Budi")
    assert details[1]["Berkas bukti"] == 1
    cells = [cell for row in book["Rincian"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_workbook_keeps_to_the_reader_s_scope(as_, cast, march):
    details, _heading = table(workbook(as_, cast.hana, cast.care)["Rincian"])
    assert {row["Nama"] for row in details} == {"Sari", "Tono"}
    assert as_(cast.hana).get(f"/dasbor/{cast.social.pk}/unduh/").status_code == 404


def test_a_download_is_on_record(as_, cast, march):
    workbook(as_, cast.lukman, cast.social)
    assert AccessLog.objects.get(what="unit-month.download").subject == str(cast.social.pk)


def test_a_large_month_becomes_a_job(as_, cast, march, monkeypatch):
    monkeypatch.setattr(export, "DIRECT_ROWS", 2)
    text = page(as_, cast.lukman, cast.social).content.decode()
    assert '<form method="post" action="/dasbor/' in text
    answer = as_(cast.lukman).get(f"/dasbor/{cast.social.pk}/unduh/")
    assert answer["Location"].startswith(f"/dasbor/{cast.social.pk}/")

    answer = as_(cast.lukman).post(f"/dasbor/{cast.social.pk}/unduh/?q=sari&bulan=2026-03")
    assert answer["Location"] == "/unduhan/"
    job = Job.objects.get()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.status, job.title) == (Job.Status.DONE, "Laporan harian Dinas Sosial, Maret 2026")
    content = b"".join(as_(cast.lukman).get(f"/unduhan/{job.pk}/berkas/").streaming_content)
    details, _heading = table(openpyxl.load_workbook(io.BytesIO(content))["Rincian"])
    assert {row["Nama"] for row in details} == {"Sari"}


def test_a_job_of_somebody_whose_role_has_ended_fails(as_, cast, march):
    as_(cast.lukman).post(f"/dasbor/{cast.social.pk}/unduh/")
    with setup():
        Grant.objects.filter(account=cast.lukman).update(during=DateRange(date(2020, 1, 1), date(2026, 3, 1)))
    job = Job.objects.get()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert job.result is None
