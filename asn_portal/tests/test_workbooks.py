"""The real workbooks as a spreadsheet reads them: by LibreOffice, as pages and as values, and by openpyxl."""

import csv
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core import excel
from core.models import Account
from performance.tests.factories import decided, make_evidence, make_report, make_rhk
from registry.models import Employee
from registry.tests import factories

pytestmark = pytest.mark.full
SOFFICE = shutil.which("soffice")
# Every sheet to a file of its own, values as shown, UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
TRICKS = ["=1+1", "+62812", "-1", "@SUM(A1)", '=HYPERLINK("http://evil.test","klik")', "=cmd|' /C calc'!A0"]
LONG = "Menyusun telaahan staf tentang penyaluran bantuan sosial tahap kedua, " * 13
NAME = "Dr. H. M. Ma'ruf Nu'man, S.Pd., M.M."
QUERY = "bulan=2026-03&q=n"
WORDS = "Filter: Bulan: Maret 2026 · Nama atau NIP: n"


@pytest.fixture
def social(cast):
    """A month in which texts of every kind were written."""
    with factories.setup():
        Employee.objects.filter(account=cast.sari).update(
            front_title="Dr. H.", name="M. Ma'ruf Nu'man", back_title="S.Pd., M.M."
        )
        Account.objects.filter(pk=cast.budi.pk).update(name="=Budi")
    rhk = make_rhk(cast.sari.employee, "=2+2 penyusunan kebijakan teknis rehabilitasi sosial")
    seen = decided(cast.budi)
    for number, text in enumerate([*TRICKS, LONG, "ꦲꦏ꧀ꦱꦫꦗꦮ 😀 العربية"]):
        make_report(
            cast.sari, text, rhk=rhk, date=date(2026, 3, 2), minutes=30 + number, status="approved", **seen
        )
    back = make_report(cast.tono, "Rapat", date=date(2026, 3, 3), status="returned", **seen)
    make_report(cast.wulan, "Survei", date=date(2026, 3, 4), quantity="85.50", quantity_unit="berkas")
    make_evidence(back)
    return cast


@pytest.fixture(params=["styled", "quick"])
def books(request, social, as_, monkeypatch, tmp_path):
    """The unit's month and the employee list as downloaded, by either writer."""
    if request.param == "quick":
        monkeypatch.setattr(excel, "LONG_ROWS", 1)
    browser = as_(social.lukman)
    month = reverse("performance:unit-month-workbook", args=[social.social.pk])
    answers = {
        "bulan": browser.get(f"{month}?{QUERY}"),
        "pegawai": browser.post(reverse("registry:employee-download"), {"saring": "status=semua"}),
    }
    for name, answer in answers.items():
        assert answer.status_code == 200
        (tmp_path / f"{name}.xlsx").write_bytes(b"".join(answer.streaming_content))
    return tmp_path


def convert(folder: Path, kind: str) -> None:
    """Let LibreOffice open both books and save them as something else."""
    if SOFFICE is None:
        pytest.skip("LibreOffice tidak ada: apt-get install libreoffice-calc")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    files = sorted(str(path) for path in folder.glob("*.xlsx"))
    done = subprocess.run([*command, *files], capture_output=True, text=True, timeout=120, check=True)
    assert "Error" not in done.stdout + done.stderr


def said(folder: Path, name: str) -> str:
    """The text of the pages, in the order of reading."""
    done = subprocess.run(["pdftotext", "-layout", folder / name, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def table(path: Path, title: str):
    """The sheet, and its rows as dictionaries of cells."""
    sheet = load_workbook(path)[title]
    rows = list(sheet.iter_rows())
    head = next(number for number, row in enumerate(rows) if row[0].value == "Nama")
    names = [cell.value for cell in rows[head]]
    return sheet, head + 1, [dict(zip(names, row, strict=True)) for row in rows[head + 1 :]]


def lines_above(sheet, head):
    return [row[0] for row in sheet.iter_rows(max_row=head - 1, values_only=True)]


def test_libreoffice_opens_both_and_makes_pages(books):
    convert(books, "pdf")

    month, people = said(books, "bulan.pdf"), said(books, "pegawai.pdf")
    assert month.count("\f") >= 2
    assert people.count("\f") >= 1
    assert "Laporan harian Dinas Sosial, Maret 2026" in month
    assert WORDS in month
    assert "Daftar pegawai" in people
    for name in (NAME, "Tono", "Wulan"):
        assert name in month
        assert name in people
    assert "Rahmat" in people
    assert "#" not in re.sub(r"#\d", "", month + people)  # "####" is a column that is too narrow


def test_libreoffice_reads_the_texts_as_they_were_written(books):
    convert(books, CSV)

    with (books / "bulan-Rincian.csv").open(encoding="utf-8") as file:
        cells = [row for row in csv.reader(file) if len(row) > 4]
    texts = {row[4] for row in cells}
    assert set(TRICKS) <= texts
    assert "ꦲꦏ꧀ꦱꦫꦗꦮ 😀 العربية" in texts
    numbers = {row[1] for row in cells[1:] if row[1]} - {"NIP"}
    assert numbers <= set(Employee.objects.values_list("nip", flat=True))
    assert len(numbers) == 3


def test_no_cell_is_a_formula_or_a_link(books):
    for path in books.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
            xml = "".join(book.read(name).decode() for name in sheets)
            assert sheets
            assert "<f>" not in xml
            assert "<f " not in xml
            assert "<hyperlink" not in xml
            assert not [name for name in book.namelist() if "externalLink" in name or "vba" in name]


def test_the_month_s_details_keep_their_kinds(books):
    sheet, head, rows = table(books / "bulan.xlsx", "Rincian")

    assert WORDS in lines_above(sheet, head)
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{head}:")
    assert {row["Nama"].value for row in rows} == {NAME, "Tono", "Wulan"}
    for row in rows:
        assert row["NIP"].data_type == "s"
        assert len(row["NIP"].value) == 18
        assert row["Tanggal"].is_date
        assert isinstance(row["Tanggal"].value, datetime)
        assert row["Waktu pengajuan"].is_date
        assert row["Lama (menit)"].data_type == "n"
        assert row["Uraian kegiatan"].data_type == "s"
    by_text = {row["Uraian kegiatan"].value: row for row in rows}
    assert set(TRICKS) <= set(by_text)
    assert by_text["=1+1"]["Diputuskan oleh"].value == "=Budi"
    assert by_text["=1+1"]["Tanggal"].value.date() == date(2026, 3, 2)
    assert by_text["Survei"]["Jumlah hasil"].value == 85.5
    assert by_text["Survei"]["Jumlah hasil"].data_type == "n"
    assert by_text["Rapat"]["Berkas bukti"].value == 1


def test_the_month_s_summary_counts_in_numbers(books):
    sheet, head, rows = table(books / "bulan.xlsx", "Rekap")

    above = lines_above(sheet, head)
    assert above[0] == "Laporan harian Dinas Sosial, Maret 2026"
    assert WORDS in above
    assert any(str(line).startswith("Dibuat 4 Maret 2026 09.00 WIB oleh Lukman") for line in above)
    assert sheet.freeze_panes == f"A{head + 1}"
    mine = next(row for row in rows if row["Nama"].value == NAME)
    assert mine["NIP"].data_type == "s"
    assert (mine["Laporan"].value, mine["Disetujui"].value) == (8, 8)
    assert mine["Laporan"].data_type == mine["Lama (menit)"].data_type == "n"


def test_the_employee_list_keeps_its_kinds(books):
    sheet, head, rows = table(books / "pegawai.xlsx", "Pegawai")

    assert "Filter: Status: Semua" in lines_above(sheet, head)
    assert sheet.freeze_panes == f"A{head + 1}"
    assert len(rows) == 7
    for row in rows:
        assert row["NIP"].data_type == "s"
        assert row["Mulai bekerja"].is_date
    assert {row["Nama"].value for row in rows} >= {NAME, "Rahmat"}
