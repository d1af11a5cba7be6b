"""Put values into the cells of a workbook: days as days, figures as figures, everything else as text, on paper too."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any
from weakref import WeakKeyDictionary

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from annualreport.finding import Stop, fault
from annualreport.model.ledger import STATUSES
from annualreport.outputs import cell_style
from annualreport.source import celltext

FONT, SIZE = "宋体", 10.5
LINE = Side(style="thin", color="BFBFBF")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD_FILL, PLAN_FILL = PatternFill("solid", fgColor="D9E2F3"), PatternFill("solid", fgColor="F2F2F2")
BODY_FONT, HEAD_FONT = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
TOP, MIDDLE = Alignment(vertical="top", wrap_text=True), Alignment("center", "center", wrap_text=True)
LARGEST_TEXT = 32_767
"""Characters that a cell holds."""
DIGITS = 15
"""Digits that a number of a workbook keeps."""
LINE_HEIGHT, HIGHEST = 14, 400
"""Points; set for every row, since WPS and LibreOffice do not fit rows of a new file to their texts."""
A3, A4 = 8, 9
"""Excel's numbers of the papers."""
FIRST_DAY = datetime(2000, 1, 1)
"""The day that every workbook is told to be made on, so that the same content gives the same bytes."""
FIXED_HEIGHT = re.compile(rb'(<row [^<>]*?) customHeight="1"')
FONT_PARTS = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
EXAMPLE_TEXT = "示例：由演示数据生成，不是任何单位的真实情况"
"""What every sheet of a demonstration says first, and above every page."""
ACROSS = 92
"""Characters that fit on a lying page of A4, whatever font stands in for the workbook's."""
FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Look:
    """How a cell looks, and whether it may be typed in where its sheet is locked."""

    font: Font
    alignment: Alignment
    fill: PatternFill | None = None
    locked: bool = True


HEAD, SHOWN, OPEN = (
    Look(HEAD_FONT, MIDDLE, HEAD_FILL),
    Look(BODY_FONT, TOP, PLAN_FILL),
    Look(BODY_FONT, TOP, None, False),
)
SHOWN_BOLD = Look(HEAD_FONT, TOP, PLAN_FILL)
SHELF: WeakKeyDictionary[Workbook, dict[Look, StyleArray]] = WeakKeyDictionary()
"""The styles that a workbook has already: finding one by its parts takes most of the time of a cell."""


def styled(cell: Any, look: Look) -> None:
    """Give a cell of a workbook its look and a box."""
    shelf = SHELF.setdefault(cell.parent.parent, {})
    if look in shelf:
        cell_style.give(cell, copy(shelf[look]))
        return
    cell.font, cell.alignment, cell.border = look.font, look.alignment, BOX
    cell.protection = Protection(locked=look.locked)
    if look.fill:
        cell.fill = look.fill
    shelf[look] = cell_style.of(cell)


@dataclass(frozen=True)
class Shape:
    """The columns of a sheet, how wide each is in characters, and which hold days."""

    columns: tuple[str, ...]
    widths: Mapping[str, int]
    days: Collection[str]


def put(cell: Cell | MergedCell, value: Any, column: str, days: Collection[str]) -> None:
    """A value in a cell: days as days, figures as figures, everything else as text, never as a formula."""
    cell.number_format = "yyyy-mm-dd" if column in days else "General" if column == "数值" else "@"
    if isinstance(value, date) or (isinstance(value, Decimal) and len(value.as_tuple().digits) <= DIGITS):
        cell.value = value
    elif value is not None and str(value):
        write(cell, checked(format(value, "f") if isinstance(value, Decimal) else str(value), column))


def write(cell: Cell | MergedCell, text: str) -> None:
    """A text, which no spreadsheet takes for a formula or for an escaped sign."""
    cell.value = celltext.written(text)
    cell.data_type = "s"
    if text.startswith(celltext.LIKE_FORMULAS):
        cell.quotePrefix = True


def checked(text: str, column: str) -> str:
    """The text; Stop where it is longer than a cell holds, since a part of it would be lost."""
    if len(text) > LARGEST_TEXT:
        message = f"「{column}」的文字有 {len(text)} 字，Excel 一格最多 {LARGEST_TEXT} 字"
        raise Stop(fault("text-too-long", message, hint="请缩短文字，或继续用 ledger.yaml 填写"))
    return text


def fill(sheet: Worksheet, row: int, line: Sequence[Any], shape: Shape, locked: int = 0) -> None:
    """One row of values, high enough for its texts; the first so many columns are grey and locked."""
    needed = 1
    for number, (value, column) in enumerate(zip(line, shape.columns, strict=True), 1):
        cell = sheet.cell(row, number)
        styled(cell, SHOWN if number <= locked else OPEN)
        put(cell, value, column, shape.days)
        needed = max(needed, lines_needed(str(value), shape.widths[column]) if value else 1)
    sheet.row_dimensions[row].height = min(needed * LINE_HEIGHT + 3, HIGHEST)


def lines_needed(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide; a Chinese character is two wide.

    Two are left free: what a cell keeps at its sides, and what a line that may not end here leaves to the next.
    """
    return sum(ceil(max(len(part.encode("gb18030", "replace")), 1) / (width - 2)) for part in text.split("\n"))


def heads(sheet: Worksheet, shape: Shape, paper: int, row: int = 1) -> None:
    """The head row, the widths, and how the sheet prints: lying, one page wide, the head on every page."""
    for number, column in enumerate(shape.columns, 1):
        cell = sheet.cell(row, number, column)
        styled(cell, HEAD)
        sheet.column_dimensions[get_column_letter(number)].width = shape.widths[column]
    sheet.print_title_rows = f"{row}:{row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def guard(sheet: Worksheet, shape: Shape, last: int) -> None:
    """Drop-down states, and a word of caution at what is no date."""
    for number, column in enumerate(shape.columns, 1):
        if column == "状态":
            made = DataValidation(type="list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True)
            made.error = f"状态只有：{'、'.join(STATUSES)}"
        elif column in shape.days:
            made = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            made.errorStyle = "warning"
            made.error = "这里填日期，如 2021-12-31；写成 2021年12月31日 也可以，选「是」。"
        else:
            continue
        guarded(sheet, made, number, last)


def guarded(sheet: Worksheet, made: DataValidation, column: int, last: int, first: int = 2) -> None:
    """Guard a column's cells from the first row to the last."""
    made.showErrorMessage, made.errorTitle = True, "请核对"
    sheet.add_data_validation(made)
    made.add(f"{get_column_letter(column)}{first}:{get_column_letter(column)}{last}")


def lock(sheet: Worksheet) -> None:
    """Lock what is not to be filled; sizes, filters and formats stay free. No password: it is a guard, not a secret."""
    lock = sheet.protection
    lock.sheet = True
    lock.formatCells = lock.formatColumns = lock.formatRows = lock.autoFilter = lock.sort = False


def saved(book: Workbook, creator: str = "annualreport") -> bytes:
    """The workbook's bytes, the same for the same content whenever it is made."""
    book.properties.creator = creator
    book.properties.created = book.properties.modified = FIRST_DAY
    stream, settled = BytesIO(), BytesIO()
    ExcelWriter(book, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)).save()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            member = zipfile.ZipInfo(name, FIRST_ZIP_DAY)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            package.writestr(member, mended(name, made.read(name)))
    return settled.getvalue()


def mended(name: str, content: bytes) -> bytes:
    """A part as openpyxl should write it: fonts by the schema, rows that grow with what is typed into them."""
    if name == "xl/styles.xml":
        return in_order(content)
    return FIXED_HEIGHT.sub(rb"\1", content) if name.startswith("xl/worksheets/") else content


def in_order(styles: bytes) -> bytes:
    """The styles with the parts of each font in the order of the format's schema, which openpyxl does not keep."""
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: FONT_PARTS.index(etree.QName(part).localname))
    return etree.tostring(root)


def for_reading(sheet: Worksheet) -> None:
    """One column of text that a lying page of A4 is wide."""
    sheet.column_dimensions["A"].width = ACROSS
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def mark_pages(sheet: Worksheet) -> None:
    """The notice of demonstration data at the head of every printed page."""
    for head in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader):
        assert head is not None
        head.center.text = EXAMPLE_TEXT
