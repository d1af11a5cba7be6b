"""Fill a template of the ledger's workbook: every column by its name, every row in the look of its pattern."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Finding, Stop, fault
from annualreport.outputs import book_cells, cell_style
from annualreport.outputs.ledger_columns import GUIDE, Line, Words, lines
from annualreport.outputs.ledger_pattern import Layout, Look, faults, layout
from annualreport.place import sheet_cell, whole
from annualreport.source import celltext
from annualreport.vocabulary.narrative import Narrative, expanded, spoken

USUAL_WIDTH = 8.43
"""Characters of a column whose width nobody has set."""
TAGS = ("{{", "{%")


def filled(book: Workbook, label: str, words: Words) -> tuple[bytes, tuple[Finding, ...]]:
    """The workbook's bytes and what is wrong with the words in its texts; Stop where its sheets cannot be filled in.

    What stands above the head and below the patterns stays; template words in it are filled in.
    """
    if GUIDE in book.sheetnames:
        del book[GUIDE]
    layouts = [found for sheet in book.worksheets if (found := layout(sheet))]
    wrong = [one for found in layouts for one in faults(found, label)]
    if not layouts:
        hint = "请在表头下面留一行样板，第一格写「条」；或重新生成：annualreport template new 文件.xlsx --kind 台账"
        wrong.append(fault("no-pattern", "模板里没有样板行，不知道台账写在哪里", whole(label), hint))
    if wrong:
        raise Stop(*wrong)
    findings = [one for sheet in book.worksheets for one in fill_texts(sheet, label, words)]
    for found in layouts:
        fill(found, words)
    if words["示例"]:
        for sheet in book.worksheets:
            mark(sheet)
    return book_cells.saved(book), tuple(findings)


def fill_texts(sheet: Worksheet, label: str, words: Words) -> list[Finding]:
    """Fill in the template words in a sheet's texts; what is wrong with them."""
    findings: list[Finding] = []
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and any(tag in cell.value for tag in TAGS):
                place = sheet_cell(label, sheet.title, cell.row, cell.column)
                known = dict(words)
                text, _, problems = expanded(Narrative(cell.coordinate, cell.value, (place,)), known, spoken())
                findings += problems
                book_cells.write(cell, text or "")
    return findings


def fill(found: Layout, words: Words) -> None:
    """Write the rows of one sheet in place of its patterns, and move what stands below them down."""
    rows = [line for line in lines(found.sheet.title, words["各方案"]) if line.kind in found.patterns]
    clear(found, max(len(rows), 1))
    widths = [width(found.sheet, at) for at in range(1, len(found.columns) + 1)]
    for at, line in enumerate(rows, found.first):
        write(found, at, line, widths)
    if found.sheet.auto_filter.ref:
        last = max(found.head + len(rows), found.first)
        found.sheet.auto_filter.ref = f"A{found.head}:{get_column_letter(len(found.columns))}{last}"


def clear(found: Layout, rows: int) -> None:
    """Take the patterns away and make room for so many rows."""
    sheet = found.sheet
    for merged in [one for one in sheet.merged_cells.ranges if found.first <= one.min_row <= found.last]:
        sheet.unmerge_cells(merged.coord)
    for row in sheet.iter_rows(found.first, found.last):
        for cell in row:
            cell.value = None
    shift(sheet, found.last + 1, rows - (found.last - found.head))


def shift(sheet: Worksheet, first: int, rows: int) -> None:
    """Move what stands from a row on so many rows down (up, where negative), with its heights and merged cells."""
    last = sheet.max_row
    if first > last or not rows:
        return
    merged = [one for one in sheet.merged_cells.ranges if one.min_row >= first]
    for one in merged:
        sheet.unmerge_cells(one.coord)
    heights = {row: sheet.row_dimensions[row].height for row in range(first, last + 1)}
    sheet.move_range(f"A{first}:{get_column_letter(sheet.max_column)}{last}", rows=rows, translate=True)
    for row, height in heights.items():
        sheet.row_dimensions[row + rows].height = height
    for one in merged:
        moved = CellRange(one.coord)
        moved.shift(row_shift=rows)
        sheet.merge_cells(moved.coord)


def width(sheet: Worksheet, column: int) -> int:
    """How many characters wide a column is; several columns may share one setting."""
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max and dimension.width:
            return max(int(dimension.width), 2)
        if letter == get_column_letter(column) and dimension.width:
            return max(int(dimension.width), 2)
    return int(USUAL_WIDTH)


def write(found: Layout, at: int, line: Line, widths: Sequence[int]) -> None:
    """One row in the look of its pattern, high enough for its texts."""
    pattern = found.patterns[line.kind]
    needed = 1
    for number, (column, look) in enumerate(zip(found.columns, pattern.looks, strict=True), 1):
        value = line.values(column) if not line.text else line.text if number == 1 else None
        put(found.sheet.cell(at, number), value, column, look)
        room = widths[number - 1] if not line.text else sum(widths[: pattern.span])
        needed = max(needed, book_cells.lines_needed(str(value), room) if value else 1)
    fitting = min(needed * book_cells.LINE_HEIGHT + 3, book_cells.HIGHEST)
    found.sheet.row_dimensions[at].height = max(fitting, pattern.height or fitting)
    if line.text and pattern.span > 1:
        found.sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=pattern.span)


def put(cell: Any, value: Any, column: str, look: Look) -> None:
    """A value: a day as a day, a figure as a figure, everything else as text, never as a formula."""
    own = look.text
    if isinstance(value, date):
        cell.value, own = value, look.day
    elif isinstance(value, int | Decimal):
        cell.value, own = value, look.figure
    elif value is not None and str(value):
        text = book_cells.checked(str(value), column)
        cell.value, cell.data_type = celltext.written(text), "s"
        own = look.quoted if text.startswith(celltext.LIKE_FORMULAS) else look.text
    cell_style.give(cell, own)


def mark(sheet: Worksheet) -> None:
    """The notice of demonstration data: in the first cell, and at the head of every printed page."""
    first = sheet.cell(1, 1)
    book_cells.write(first, "　".join(filter(None, (book_cells.EXAMPLE_TEXT, str(first.value or "")))))
    book_cells.mark_pages(sheet)
