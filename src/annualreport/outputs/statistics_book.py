"""Write statistics.xlsx: the three statutory tables in the form's own shape, to be filled in and read back."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.forms import AMOUNT, Form, Key, Table
from annualreport.forms import Cell as FormCell
from annualreport.forms.sheet import ABOUT, ABOUT_KEYS, HEAD, letters, spot, total_formulas
from annualreport.model.statistics import FIGURE, Cell, Statistics
from annualreport.outputs.book_cells import EXAMPLE_TEXT, mark_pages, saved, write
from annualreport.outputs.sheet_guard import colour_broken_sums, guard_figures

FONT, HEADING = "宋体", "黑体"
SIZE = 10.5
LINE = Side(style="thin", color="000000")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
LABEL_FILL = PatternFill("solid", fgColor="F2F2F2")
TOTAL_FILL = PatternFill("solid", fgColor="FFF9E5")
HOW = "白格填数：没有数的空着，确无数据填 0；浅黄格自动合计；变红处勾稽不平。"
MM_PER_CHARACTER, PADDING = 3.75, 1.5
"""Width of a Chinese character at 10.5 points, and what a cell keeps free at its sides, in millimetres."""
POINTS_PER_LINE = 15


def workbook(form: Form, statistics: Statistics | None, year: int | None = None, *, example: bool = False) -> bytes:
    """The workbook's bytes: the figures that there are as values, formulas for totals where there is none.

    Words that begin like a formula (= + - @) are kept as words.
    example: every table says above it and on its printed page that it is a demonstration.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in form.tables:
        fill_sheet(book.create_sheet(table.name), form, table, statistics.cells if statistics else {})
    for sheet in book.worksheets if example else ():
        mark_pages(sheet)
        sheet.cell(2, 1).value = f"{EXAMPLE_TEXT}。{sheet.cell(2, 1).value}"
    about(book, form, year)
    return saved(book)


def fill_sheet(sheet: Worksheet, form: Form, table: Table, cells: Mapping[Key, Cell]) -> None:
    """One table: heading, labels, figures, guards, print setup."""
    heading(sheet, form, table)
    formulas = total_formulas(table)
    for cell in table.cells:
        place = put(sheet, cell)
        if cell.key is None:
            label(place, cell, left=names_a_row(table, cell))
        else:
            figure(place, cell, cells.get(cell.key), formulas.get(cell.key))
    guard_figures(sheet, table)
    colour_broken_sums(sheet, table)
    measure(sheet, table)
    print_setup(sheet, table)


def heading(sheet: Worksheet, form: Form, table: Table) -> None:
    """The section's title and how to fill in, above the table."""
    section = next(section for section in form.sections if section.table == table.key)
    units = {cell.unit for cell in table.figures.values()}
    unit = f"单位：{units.pop()}。" if len(units) == 1 else ""
    for row, text, font in ((1, section.title, Font(HEADING, size=14)), (2, unit + HOW, Font(FONT, size=9))):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(table.widths))
        sheet.cell(row, 1, text).font = font
        sheet.cell(row, 1).alignment = Alignment(vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = 16


def put(sheet: Worksheet, cell: FormCell) -> SheetCell:
    """The sheet's cell for one of the form's, merged and boxed over its span."""
    row, column = spot(cell)
    for down in range(cell.rows):
        for right in range(cell.columns):
            sheet.cell(row + down, column + right).border = BOX
    if cell.rows > 1 or cell.columns > 1:
        last_row, last_column = row + cell.rows - 1, column + cell.columns - 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)
    place = sheet.cell(row, column)
    assert isinstance(place, SheetCell)
    place.font = Font(FONT, size=SIZE)
    place.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return place


def label(place: SheetCell, cell: FormCell, *, left: bool) -> None:
    """A statutory label, locked; the names of rows stand left, all others in the middle."""
    write(place, cell.text)
    place.fill = LABEL_FILL
    if left:
        place.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def names_a_row(table: Table, cell: FormCell) -> bool:
    """Whether a label stands directly before a figure."""
    beside = table.grid.get((cell.row, cell.column + cell.columns))
    return cell.rows == 1 and beside is not None and beside.key is not None


def figure(place: SheetCell, wanted: FormCell, cell: Cell | None, formula: str | None) -> None:
    """A cell to fill, unlocked: the figure that there is, else the formula of a total, else nothing."""
    place.protection = Protection(locked=False)
    place.number_format = "0.######" if wanted.kind == AMOUNT else "0"
    if formula:
        place.fill = TOTAL_FILL
    if cell is not None and cell.text is not None:
        value(place, wanted, cell)
    elif formula:
        place.value = formula


def value(place: SheetCell, wanted: FormCell, cell: Cell) -> None:
    """What stands in a cell: a number where nothing is lost by it, else the words as typed."""
    bare = cell.state == FIGURE and not cell.note and cell.unit in ("", wanted.unit)
    if wanted.kind == AMOUNT:
        bare = bare and cell.unit == wanted.unit
    elif cell.unit:
        bare = False
    if not bare or cell.figure is None or len(cell.figure.as_tuple().digits) > 15:
        write(place, cell.text or "")
    else:
        place.value = int(cell.figure) if cell.whole is not None else float(cell.figure)


def measure(sheet: Worksheet, table: Table) -> None:
    """Column widths as in the form, and rows high enough for their labels."""
    for number, width in enumerate(table.widths, 1):
        sheet.column_dimensions[letters(number)].width = round((width * 96 / 25.4 - 5) / 7, 2)
    for row in range(table.height):
        needed = [lines_needed(table, cell) for cell in table.cells if cell.row == row and cell.rows == 1]
        sheet.row_dimensions[row + 1 + HEAD].height = POINTS_PER_LINE * max(needed, default=1) + 5


def lines_needed(table: Table, cell: FormCell) -> int:
    """How many lines a label takes in its width."""
    width = sum(table.widths[cell.column : cell.column + cell.columns])
    signs = sum(0.5 if sign.isascii() else 1 for sign in cell.text)
    return max(ceil(signs * MM_PER_CHARACTER / (width - PADDING)), 1)


def print_setup(sheet: Worksheet, table: Table) -> None:
    """A4, one page wide and high, the table's head in view while scrolling."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.print_area = f"A1:{letters(len(table.widths))}{table.height + HEAD}"
    sheet.freeze_panes = f"A{table.head_rows + 1 + HEAD}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def about(book: Workbook, form: Form, year: int | None) -> None:
    """The hidden sheet that says which form and year the workbook is."""
    sheet = book.create_sheet(ABOUT)
    for row, (name, said) in enumerate(zip(ABOUT_KEYS, (form.edition, year), strict=True), 1):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, said)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
