"""The one place that makes Excel workbooks.

Text is always a text cell, so a NIP keeps its digits and a name such as `=1+1` is never a formula; dates are
dates, numbers are numbers. A long list goes through a writer in Rust, some eight times as fast; both look the
same, and a test compares them cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from rustpy_xlsxwriter import Format, write_worksheets

from core import excel_looks as looks

LONG_ROWS = 5_000
LONGEST_CELL = 32_767

# What XML cannot hold, and what would let a text show backwards.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Column:
    """A column: `kind` is text, number, decimal, minutes, date or datetime; `width` counts characters."""

    heading: str
    kind: str = "text"
    width: int = 18

    def __post_init__(self) -> None:
        if self.kind not in looks.NUMBER_FORMATS:
            raise ValueError(f"no such kind of column: {self.kind}")


@dataclass(frozen=True)
class Sheet:
    """A sheet: one sequence of values a row, in the order of the columns; `rows` may be a generator."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]

    def __post_init__(self) -> None:
        headings = [column.heading for column in self.columns]
        if len(set(headings)) < len(headings):
            raise ValueError("two columns have the same heading")

    @property
    def kinds(self) -> list[str]:
        """The kind of each column."""
        return [column.kind for column in self.columns]

    @property
    def widths(self) -> list[int]:
        """The width of each column."""
        return [column.width for column in self.columns]


@dataclass(frozen=True)
class About:
    """What stands above each table: title, filter in words, who asked and when (shown in `zone`)."""

    title: str
    filter_words: str
    by: str
    at: datetime
    zone: str = "Asia/Jakarta"
    notes: Sequence[str] = field(default_factory=tuple)

    def lines(self) -> list[str]:
        """The lines above the table."""
        local = self.at.astimezone(ZoneInfo(self.zone))
        made = {"at": f"{format_date(local, 'j F Y H.i')} {local.tzname()}", "by": self.by}
        return [
            clean(self.title),
            clean(_("Filter: %(filter)s") % {"filter": self.filter_words}),
            clean(_("Dibuat %(at)s oleh %(by)s") % made),
            *map(clean, self.notes),
        ]


def write(path: Path, sheets: Sequence[Sheet], about: About) -> None:
    """Write the workbook to `path`; rows are taken one by one and never held together."""
    peeked = [_peek(sheet) for sheet in sheets]
    writer = _write_long if any(is_long for __, is_long in peeked) else _write_styled
    writer(path, [sheet for sheet, __ in peeked], about)


def clean(text: str) -> str:
    """`text` as a cell can hold it: without control characters, at most as long as Excel allows."""
    text = UNWRITABLE.sub("", text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def sheet_title(text: str) -> str:
    """`text` as Excel allows the name of a sheet: 31 characters, no brackets or slashes."""
    return (FORBIDDEN_IN_TITLE.sub(" ", clean(text)).strip("' ") or _("Lembar"))[:31]


def _peek(sheet: Sheet) -> tuple[Sheet, bool]:
    rows = iter(sheet.rows)
    first = list(islice(rows, LONG_ROWS))
    return Sheet(sheet.title, sheet.columns, chain(first, rows)), len(first) == LONG_ROWS


def _converters(sheet: Sheet, about: About) -> list[Callable[[Any], Any]]:
    """For each column what turns a value into what the cell holds; None stays an empty cell."""
    zone = ZoneInfo(about.zone)

    def moment(value: datetime) -> datetime:
        # Excel knows no time zones: the clock on the wall of the reader.
        return value.astimezone(zone).replace(tzinfo=None, microsecond=0)

    by_kind: dict[str, Callable[[Any], Any]] = {"text": _text, "datetime": moment, "date": _day}
    return [by_kind.get(column.kind, _number) for column in sheet.columns]


def _text(value: Any) -> str:
    return clean(str(value))


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _number(value: int | float | Decimal) -> int | float:
    if not isinstance(value, (int, float, Decimal)):
        raise TypeError(f"not a number: {type(value).__name__}")
    return float(value) if isinstance(value, Decimal) else value


def _values(sheet: Sheet, about: About) -> Iterator[list[Any]]:
    converters = _converters(sheet, about)
    for row in sheet.rows:
        yield [None if v is None else convert(v) for convert, v in zip(converters, row, strict=True)]


def _write_styled(path: Path, sheets: Sequence[Sheet], about: About) -> None:
    book = Workbook(write_only=True)
    try:
        for sheet in sheets:
            _add_styled(book, sheet, about)
    except BaseException:
        for page in book.worksheets:
            page.close()  # else its open file fails at some later, unrelated moment
        raise
    book.save(path)


def _add_styled(book: Workbook, sheet: Sheet, about: About) -> None:
    page = book.create_sheet(sheet_title(sheet.title))
    lines = about.lines()
    head = len(lines) + 2
    last = get_column_letter(len(sheet.columns))
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = f"A{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", looks.paper(sheet.widths)
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, line in enumerate(lines):
        page.append([_text_cell(page, line, looks.TITLE if not number else None)])
    page.append([])
    page.row_dimensions[head].height = looks.head_height([c.heading for c in sheet.columns], sheet.widths)
    page.append([_head_cell(page, column) for column in sheet.columns])
    end = head
    styles = [looks.style(page, column.kind, column.width) for column in sheet.columns]
    for values in _values(sheet, about):
        end += 1
        if height := looks.height(sheet.kinds, sheet.widths, values):
            page.row_dimensions[end].height = height
        page.append([_cell(page, style, value) for style, value in zip(styles, values, strict=True)])
    page.auto_filter.ref = f"A{head}:{last}{end}"


def _cell(page: Any, style: Any, value: Any) -> Any:
    if value is None:
        return None
    cell = _text_cell(page, value) if isinstance(value, str) else WriteOnlyCell(page, value)
    cell._style = style
    return cell


def _text_cell(page: Any, text: str, font: Font | None = None) -> Any:
    # openpyxl takes a text that starts with "=" for a formula unless the type is set afterwards.
    cell = WriteOnlyCell(page, _escaped(text))
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell


def _escaped(text: str) -> str:
    """A carriage return, and what only looks like one, as the format wants them written."""
    return LOOKS_ESCAPED.sub(r"_x005F_\1", text).replace("\r", "_x000D_")


def _head_cell(page: Any, column: Column) -> Any:
    return looks.head(_text_cell(page, clean(column.heading)), column.kind)


def _write_long(path: Path, sheets: Sequence[Sheet], about: About) -> None:
    lines = about.lines()
    head = len(lines) + 1
    names = [sheet_title(sheet.title) for sheet in sheets]

    def each(make: Callable[[Sheet], Any]) -> dict[str, Any]:
        return {name: make(sheet) for name, sheet in zip(names, sheets, strict=True)}

    write_worksheets(
        [(name, _records(sheet, about)) for name, sheet in zip(names, sheets, strict=True)],
        path,
        header_row=each(lambda sheet: head),
        header_format=each(
            lambda sheet: Format().set_bold().set_background_color(looks.HEAD_FILL).set_text_wrap()
        ),
        freeze_panes=each(lambda sheet: {"row": head + 1, "col": 0}),
        autofilter=each(lambda sheet: True),
        column_widths=each(lambda sheet: sheet.widths),
        column_formats=each(_long_formats),
        merge_ranges=each(lambda sheet: _title_rows(lines, len(sheet.columns))),
        page_setup=each(
            lambda sheet: {
                "landscape": True,
                "paper_size": looks.paper(sheet.widths),
                "repeat_rows": head,
                "fit_to_pages": (1, 0),
            }
        ),
    )


def _records(sheet: Sheet, about: About) -> Iterator[dict[str, Any]]:
    headings = [clean(column.heading) for column in sheet.columns]
    values = None
    for values in _values(sheet, about):
        yield dict(zip(headings, values, strict=True))
    if values is None:
        # The writer learns the headings from the first record.
        yield dict.fromkeys(headings)


def _long_formats(sheet: Sheet) -> dict[str, Format]:
    return {clean(column.heading): looks.quick(column.kind) for column in sheet.columns}


def _title_rows(lines: list[str], width: int) -> list[tuple[Any, ...]]:
    styles = [Format().set_bold().set_font_size(14)] + [Format()] * (len(lines) - 1)
    return [(row, 0, row, max(width - 1, 1), line, styles[row]) for row, line in enumerate(lines)]
