"""Workbooks: opened by two other readers and compared cell by cell, from both writers."""

from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from core import excel

NIP = "199001012015031002"
AT = datetime(2026, 3, 5, 7, 7, 9, 123456, tzinfo=UTC)
COLUMNS = [
    excel.Column("NIP", width=22),
    excel.Column("Nama", width=30),
    excel.Column("Tanggal", "date"),
    excel.Column("Diajukan", "datetime"),
    excel.Column("Lama (menit)", "minutes"),
    excel.Column("Nilai", "decimal"),
    excel.Column("Jumlah", "number"),
]
ROW = (NIP, "Ma'ruf 😀 ꦗꦮ", date(2026, 3, 5), AT, 90, Decimal("85.50"), 1248)
HOSTILE = [
    *('=HYPERLINK("http://evil.test","x")', "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "{=1}", "'=1"),
    *("http://evil.test/", "mailto:a@b.test", "internal:Sheet1!A1", "_x0041_", "_x000D_", "a\r\nb", " tepi "),
    *("<b>&\"'", "{{7*7}}", "%s", "${x}", "0812", "1e5", "TRUE"),
]


@pytest.fixture(params=["styled", "long"])
def writer(request, monkeypatch):
    """Each test runs with both writers behind `excel.write`."""
    monkeypatch.setattr(excel, "LONG_ROWS", 1 if request.param == "long" else 10_000)
    return request.param


@pytest.fixture
def write(tmp_path, writer):
    def make(*sheets, title="Laporan", filter_words="Semua", by="Budi Santoso"):
        path = tmp_path / "buku.xlsx"
        excel.write(path, sheets, excel.About(title, filter_words, by, AT, zone="Asia/Makassar"))
        return path

    return make


def texts(path, sheet="Data"):
    """The texts below the headings, as Excel shows them (calamine undoes the format's escapes)."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [row[0] for row in rows[5:]]


def sheet_of_texts(values, title="Data"):
    return excel.Sheet(title, [excel.Column("Teks")], [(value,) for value in values])


def test_every_value_keeps_its_kind(write):
    page = openpyxl.load_workbook(write(excel.Sheet("Data", COLUMNS, [ROW])))["Data"]
    cells = page[6]

    assert [cell.value for cell in cells] == [
        *(NIP, ROW[1], datetime(2026, 3, 5), datetime(2026, 3, 5, 15, 7, 9), 90, 85.5, 1248)  # noqa: DTZ001
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "d", "d", "n", "n", "n"]
    assert [cell.is_date for cell in cells] == [False, False, True, True, False, False, False]


def test_the_head_says_what_it_is_and_stays_in_sight(write):
    sheet = excel.Sheet("Data", COLUMNS, [ROW] * 3)
    path = write(sheet, title="Bulan Maret", filter_words="Unit: Dinas Sosial")
    page = openpyxl.load_workbook(path)["Data"]

    assert [page.cell(row, 1).value for row in range(1, 4)] == [
        "Bulan Maret",
        "Filter: Unit: Dinas Sosial",
        "Dibuat 5 Maret 2026 15.07 WITA oleh Budi Santoso",
    ]
    assert [cell.value for cell in page[5]] == [column.heading for column in COLUMNS]
    assert all(cell.font.bold for cell in page[5])
    assert page.freeze_panes == "A6"
    assert page.auto_filter.ref == "A5:G8"
    assert page.column_dimensions["B"].width == pytest.approx(30, abs=1)
    assert page.print_title_rows == "$5:$5"
    assert page.page_setup.orientation == "landscape"


def test_text_that_looks_like_a_formula_is_text_and_comes_back_unchanged(write):
    path = write(sheet_of_texts(HOSTILE))

    assert texts(path) == HOSTILE
    cells = [row[0] for row in openpyxl.load_workbook(path)["Data"].iter_rows(min_row=6)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_title_filter_name_and_heading_cannot_be_formulas_either(write):
    sheet = excel.Sheet("Data", [excel.Column("=A1")], [("x",)])
    page = openpyxl.load_workbook(write(sheet, title="=1+1", filter_words="=2", by="=3"))["Data"]

    assert page["A1"].value == "=1+1"
    assert {page.cell(row, 1).data_type for row in (1, 2, 3, 5)} == {"s"}


def test_what_a_cell_cannot_hold_is_left_out(write):
    path = write(sheet_of_texts(["a\0b\x0bc", "\ud800x", "\u202ecod.exe", "y" * 40_000]))

    first, second, third, long = texts(path)
    assert (first, second, third) == ("abc", "x", "cod.exe")
    assert len(long) == 32_767
    assert long.endswith("…")


def test_an_empty_value_is_an_empty_cell(write):
    page = openpyxl.load_workbook(write(excel.Sheet("Data", COLUMNS, [(None,) * 7, ROW])))["Data"]

    assert [cell.value for cell in page[6]] == [None] * 7
    assert page["A7"].value == NIP


def test_a_book_holds_several_sheets_and_an_empty_one_keeps_its_headings(write):
    path = write(sheet_of_texts(["a", "b"], "Rekap/[1]"), excel.Sheet("Rincian", COLUMNS, iter(())))
    book = openpyxl.load_workbook(path)

    assert book.sheetnames == ["Rekap  1", "Rincian"]
    assert [cell.value for cell in book["Rincian"][5]] == [column.heading for column in COLUMNS]
    assert book["Rincian"].freeze_panes == "A6"


def test_both_writers_make_the_same_cells(tmp_path, monkeypatch):
    books = []
    for name, limit in (("styled", 10_000), ("long", 1)):
        monkeypatch.setattr(excel, "LONG_ROWS", limit)
        path = tmp_path / f"{name}.xlsx"
        sheets = [excel.Sheet("Data", COLUMNS, [ROW] * 50), sheet_of_texts(HOSTILE, "Teks")]
        excel.write(path, sheets, excel.About("Judul", "Semua", "Budi", AT))
        books.append(path)

    for sheet in ("Data", "Teks"):
        read = [CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python() for path in books]
        assert read[0] == read[1]
        pages = [openpyxl.load_workbook(path)[sheet] for path in books]
        for row in range(5, pages[0].max_row + 1):
            for column in range(1, pages[0].max_column + 1):
                first, second = (page.cell(row, column) for page in pages)
                assert (first.value, first.number_format) == (second.value, second.number_format)


def test_a_long_text_goes_on_in_the_next_line_of_its_row(tmp_path):
    columns = [excel.Column("Tanggal", "date"), excel.Column("Uraian", width=46), excel.Column("Status")]
    rows = [(date(2026, 3, 5), text, "Diajukan") for text in ("Rapat", "x" * 200, "a\nb\nc", "x" * 32_000)]
    path = tmp_path / "buku.xlsx"
    excel.write(path, [excel.Sheet("Data", columns, rows)], excel.About("Judul", "Semua", "Budi", AT))

    page = openpyxl.load_workbook(path)["Data"]
    assert [page.row_dimensions[number].height for number in range(6, 10)] == [None, 75, 45, 409]
    assert [bool(cell.alignment.wrap_text) for cell in page[6]] == [False, True, False]


def test_columns_keep_apart_and_a_wide_sheet_takes_larger_paper(write):
    wide = [excel.Column(f"Kolom {number}", width=60) for number in range(5)]
    book = openpyxl.load_workbook(write(excel.Sheet("Data", COLUMNS, [ROW]), excel.Sheet("Lebar", wide, [])))

    sides = [(cell.alignment.horizontal, int(cell.alignment.indent)) for cell in book["Data"][6]]
    assert sides[2:] == [("left", 0), ("left", 0), ("right", 1), ("right", 1), ("right", 1)]
    assert {cell.alignment.vertical for cell in book["Data"][6]} == {"top"}
    assert [int(book[name].page_setup.paperSize) for name in ("Data", "Lebar")] == [9, 8]


def test_a_long_list_goes_through_the_quick_writer(tmp_path):
    taken = []

    def rows():
        for number in range(excel.LONG_ROWS + 1):
            taken.append(number)
            yield (NIP,)

    path = tmp_path / "panjang.xlsx"
    excel.write(path, [excel.Sheet("Data", COLUMNS[:1], rows())], excel.About("Judul", "Semua", "Budi", AT))

    assert len(taken) == excel.LONG_ROWS + 1
    assert texts(path) == [NIP] * (excel.LONG_ROWS + 1)


def test_a_text_in_a_column_of_numbers_is_a_mistake_of_ours(write):
    with pytest.raises(TypeError):
        write(excel.Sheet("Data", [excel.Column("Jumlah", "number")], [("=1",)]))


@pytest.mark.parametrize("columns", [[excel.Column("A"), excel.Column("A")]])
def test_two_columns_of_one_heading_are_refused(columns):
    with pytest.raises(ValueError, match="same heading"):
        excel.Sheet("Data", columns, [])


def test_an_unknown_kind_of_column_is_refused():
    with pytest.raises(ValueError, match="no such kind"):
        excel.Column("A", "money")
