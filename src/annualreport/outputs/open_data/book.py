"""Write the statutory tables as a workbook in the form's own shape: figures alone, no formula, no hidden sheet."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.forms import Form, Table
from annualreport.model.release import Figures
from annualreport.model.statistics import Cell, read_cell
from annualreport.outputs.book_cells import saved
from annualreport.outputs.statistics_book import FONT, HEADING, label, measure, names_a_row, print_setup, put, value


def book(form: Form, figures: Figures, title: str, unit: str) -> bytes:
    """The workbook's bytes, the same for the same figures; title and unit are its properties."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for table in form.tables:
        fill(made.create_sheet(table.name), form, table, figures, title)
    made.properties.title = title
    return saved(made, unit)


def fill(sheet: Worksheet, form: Form, table: Table, figures: Figures, title: str) -> None:
    """One table under its heading and the report's title."""
    section = next(section for section in form.sections if section.table == table.key)
    for row, text, font in ((1, section.title, Font(HEADING, size=14)), (2, title, Font(FONT, size=9))):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(table.widths))
        sheet.cell(row, 1, text).font = font
        sheet.cell(row, 1).alignment = Alignment(vertical="center", wrap_text=True)
    for cell in table.cells:
        place = put(sheet, cell)
        if cell.key is None:
            label(place, cell, left=names_a_row(table, cell))
        elif cell.key in figures:
            value(place, cell, typed(figures[cell.key], cell.unit))
    measure(sheet, table)
    print_setup(sheet, table)
    sheet.protection.sheet = False


def typed(text: str, unit: str) -> Cell:
    """What is printed, as a cell whose unit is that of its head."""
    read = read_cell(text)
    return replace(read, unit=read.unit or unit) if unit in ("万元", "元") else read
