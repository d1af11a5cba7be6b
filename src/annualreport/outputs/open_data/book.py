"""Write the statutory tables as a workbook in the form's own shape: figures alone, no formula, no hidden sheet."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.forms import Form, Table
from annualreport.model.release import Figures
from annualreport.model.statistics import Cell, read_cell
from annualreport.outputs.statistics_book import FONT, HEADING, label, measure, names_a_row, print_setup, put, value
from annualreport.render.archive import Member, pack, squeezed_by_zlib

FIRST_DAY = datetime(2000, 1, 1)
"""The time that the file gives for its making: the same for everyone."""
STAMP = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def book(form: Form, figures: Figures, title: str, unit: str) -> bytes:
    """The workbook's bytes, the same for the same figures; title and unit are its properties."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for table in form.tables:
        fill(made.create_sheet(table.name), form, table, figures, title)
    made.properties.title, made.properties.creator = title, unit
    made.properties.created = made.properties.modified = FIRST_DAY
    stream = io.BytesIO()
    made.save(stream)
    return timeless(stream.getvalue())


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


def timeless(content: bytes) -> bytes:
    """The workbook with one time for all its members, compressed as on every machine."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["docProps/core.xml"] = STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", members["docProps/core.xml"])
    return pack(
        Member(name.encode(), zlib.crc32(one), len(one), squeezed_by_zlib(one)) for name, one in members.items()
    )
