"""How a workbook looks, on the screen and on paper, for both of the writers behind `core.excel`."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from rustpy_xlsxwriter import Format

NUMBER_FORMATS = {
    "text": "General",
    "number": "#,##0",
    "decimal": "#,##0.00",
    "minutes": "#,##0",
    "date": "dd mmm yyyy",
    "datetime": "dd mmm yyyy hh:mm",
}
HEAD_FILL = "E8EEF5"
TITLE = Font(name="Calibri", bold=True, size=14)
HEADING = Font(name="Calibri", bold=True)
A4, A3 = 9, 8
A4_HOLDS = 250  # characters beside each other that can still be read
WRAPPED_FROM = 40  # characters; a narrower column holds short texts
LINE, HIGHEST = 15, 409  # points
LOST_IN_A_LINE = 2  # characters: words are not broken


def paper(widths: Sequence[int]) -> int:
    """The paper on which a row of all columns can be read."""
    return A4 if sum(widths) <= A4_HOLDS else A3


def style(page: Any, kind: str, width: int) -> Any:
    """The look of a column's cells, made once: making it for each cell would take most of the time."""
    cell = WriteOnlyCell(page)
    cell.number_format = NUMBER_FORMATS[kind]
    side, indent = _side(kind)
    cell.alignment = Alignment(
        horizontal=side, indent=indent, vertical="top", wrap_text=_is_wrapped(kind, width)
    )
    return cell._style


def head(cell: Any, kind: str) -> Any:
    """Give the cell the look of a heading above such a column."""
    side, indent = _side(kind)
    cell.font, cell.fill = HEADING, PatternFill("solid", fgColor=HEAD_FILL)
    cell.alignment = Alignment(horizontal=side, indent=indent, vertical="center", wrap_text=True)
    return cell


def quick(kind: str) -> Format:
    """The look of a column's cells for the quick writer, which cannot make a row higher for a long text."""
    made = Format().set_num_format(NUMBER_FORMATS[kind]).set_align("top")
    side, indent = _side(kind)
    return made.set_align(side).set_indent(indent) if side else made


def head_height(headings: Sequence[str], widths: Sequence[int]) -> int:
    """The height of the headings, broken at their blanks where a column is narrow."""
    lines = [_lines(heading, width) for heading, width in zip(headings, widths, strict=True)]
    return max(lines, default=1) * LINE


def height(kinds: Sequence[str], widths: Sequence[int], values: Sequence[Any]) -> int | None:
    """The height of a row whose long texts go on in the next line; None is the usual one.

    Excel would find it out by itself, LibreOffice does not.
    """
    lines = max(
        (
            _lines(value, width)
            for kind, width, value in zip(kinds, widths, values, strict=True)
            if value is not None and _is_wrapped(kind, width)
        ),
        default=1,
    )
    return min(lines * LINE, HIGHEST) if lines > 1 else None


def _lines(text: str, width: int) -> int:
    return sum(max(ceil(len(part) / (width - LOST_IN_A_LINE)), 1) for part in text.split("\n"))


def _is_wrapped(kind: str, width: int) -> bool:
    return kind == "text" and width >= WRAPPED_FROM


def _side(kind: str) -> tuple[str | None, int]:
    """Days stand at the left, numbers at the right with a gap to the column after them."""
    if kind in {"date", "datetime"}:
        return "left", 0
    return (None, 0) if kind == "text" else ("right", 1)
