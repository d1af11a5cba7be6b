"""Write how the year stands as a workbook: the headline, then a sheet for each table that has entries."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.model.standing import Standing
from annualreport.outputs import book_cells
from annualreport.outputs.book_cells import FONT, Shape
from annualreport.outputs.status_listings import Cell, Listing, headline, listings

SUMMARY = "汇总"
TITLE_FONT, EXAMPLE_FONT = Font(name=FONT, size=14, bold=True), Font(name=FONT, size=12, bold=True, color="9B1C1C")
LONG, NAME, DAY, NARROW = 44, 22, 12, 9
NAMES = ("处室",)
DAYS = ("最近报送", "时限", "完成日期")
FIRST_ROW = 3
"""The first row of a table's entries: below its title and its heads."""


def workbook(standing: Standing) -> bytes:
    """The workbook's bytes, the same for the same content."""
    book = Workbook()
    tables = listings(standing)
    summary(book.worksheets[0], standing, tables)
    for table in (one for one in tables if one.rows):
        fill(book.create_sheet(table.title), table, standing)
    book.properties.title = standing.title
    return book_cells.saved(book)


def summary(sheet: Worksheet, standing: Standing, tables: Sequence[Listing]) -> None:
    """The first sheet: what it is, the whole in one sentence, and what the other sheets hold."""
    sheet.title = SUMMARY
    book_cells.for_reading(sheet)
    told = [f"工作表「{one.title}」：{len(one.rows)} 行" if one.rows else f"{one.title}：{one.empty}" for one in tables]
    lines = [*example(standing), standing.title, headline(standing), *told]
    for row, text in enumerate(lines, 1):
        cell = sheet.cell(row, 1)
        book_cells.write(cell, text)
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(name=FONT, size=12)
        sheet.row_dimensions[row].height = 18 * book_cells.lines_needed(text, book_cells.ACROSS - 10)
    sheet.cell(len(lines) - len(tables) - 1, 1).font = TITLE_FONT
    marked(sheet, standing)


def example(standing: Standing) -> list[str]:
    """The notice of demonstration data, where the year is one."""
    return [book_cells.EXAMPLE_TEXT] if standing.example else []


def marked(sheet: Worksheet, standing: Standing) -> None:
    """The notice in the first row, and at the head of every printed page."""
    if standing.example:
        sheet.cell(1, 1).font = EXAMPLE_FONT
        book_cells.mark_pages(sheet)


def fill(sheet: Worksheet, table: Listing, standing: Standing) -> None:
    """One table under its title, its heads on every printed page."""
    shape = Shape(table.heads, {head: width(head, table) for head in table.heads}, DAYS)
    book_cells.heads(sheet, shape, book_cells.A4, row=FIRST_ROW - 1)
    first = sheet.cell(1, 1)
    book_cells.write(first, "　".join((*example(standing), f"{standing.title}：{table.title}（截至 {standing.on}）")))
    first.font = Font(name=FONT, size=12, bold=True)
    marked(sheet, standing)
    for at, row in enumerate(table.rows, FIRST_ROW):
        book_cells.fill(sheet, at, [number(cell) for cell in row], shape)
        for cell in sheet[at]:
            if isinstance(cell.value, Decimal):
                cell.number_format, cell.alignment = "0", book_cells.MIDDLE
    sheet.print_title_rows = "1:2"
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(table.heads))}{len(table.rows) + FIRST_ROW - 1}"


def width(head: str, table: Listing) -> int:
    """How many characters wide a column is."""
    if head in table.long:
        return LONG
    return max(NAME if head in NAMES else DAY if head in DAYS else NARROW, 2 * len(head) + 1)


def number(cell: Cell) -> Cell | Decimal:
    """A count as a workbook's number."""
    return Decimal(cell) if isinstance(cell, int) else cell
