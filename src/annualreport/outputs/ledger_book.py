"""Write ledger.xlsx: one row a requirement beside the plan's wording, and a sheet for each list of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Stop, fault
from annualreport.model.ledger import STATUSES, Entry, Ledger
from annualreport.model.ledger_sheets import (
    DATES,
    ENTRY,
    GUIDE,
    LEDGER,
    LISTS,
    LONG,
    NUMBER,
    PLAN_ID,
    WORDING,
    keys,
)  # fmt: skip
from annualreport.model.plan import Plan
from annualreport.model.record import Record

FONT, SIZE = "宋体", 10.5
LINE = Side(style="thin", color="BFBFBF")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD_FILL, PLAN_FILL = PatternFill("solid", fgColor="D9E2F3"), PatternFill("solid", fgColor="F2F2F2")
ROOM = 500
"""Rows of a list's sheet whose dates and states are guarded."""
LARGEST_TEXT = 32_767
"""Characters that a cell holds."""
DIGITS = 15
"""Digits that a number of a workbook keeps."""
NO_CELL = re.compile("[\x00-\x08\x0b-\x1f]")
WIDTHS = {"章": 14, "节": 14, "要求": 44, "责任原文": 22, "时限": 14, "落实情况": 44, "标题": 30, "网址": 36}
NARROW, WIDE = 12, 26
LINE_HEIGHT, HIGHEST = 14, 400
"""Points; set for every row, since WPS and LibreOffice do not fit rows of a new file to their texts."""
A3 = 8
"""Excel's number of the paper."""

HELP = (
    "一、工作表「台账」每条要求一行。灰底的各栏照录方案，已锁定；白底的各栏填写。",
    f"二、状态从下拉单里选：{'、'.join(STATUSES)}；还没有情况的留空。",
    "三、已完成的填完成日期；未完成的填未完成原因、整改措施、整改时限；不适用的填说明。",
    "四、落实情况写做了什么、多少、何时，不照抄方案的要求。",
    "五、日期写成 2021-12-31，也可以写 2021年12月31日。",
    "六、「指标」「佐证」「报送」三张工作表一行一项，「编号」写它所属的那一条要求。",
    "七、填好后保存即可；annualreport check 会指出有问题的格。不要改表头。",
)


def workbook(plans: Sequence[Plan], ledger: Ledger | None) -> bytes:
    """The workbook's bytes: every requirement of the plans with what the ledger knows of it, blank where nothing is.

    Entries for no requirement stand at the end. Texts that begin like a formula (= + - @) stay texts.
    """
    entries = ordered(plans, ledger)
    several = any(entry.plan for entry in entries)
    book = Workbook()
    book.remove(book.worksheets[0])
    ledger_sheet(book.create_sheet(LEDGER), plans, entries, several)
    for name, model in LISTS.items():
        list_sheet(book.create_sheet(name), name, keys(model), entries, several)
    guide_sheet(book.create_sheet(GUIDE))
    book.properties.creator = "annualreport"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def ordered(plans: Sequence[Plan], ledger: Ledger | None) -> list[Entry]:
    """An entry for every requirement, in the plans' order, then those that belong to none."""
    known = list(ledger.entries) if ledger else []
    found: list[Entry] = []
    for plan in plans:
        for requirement in plan.requirements:
            own = [entry for entry in known if (entry.plan, entry.number) == (plan.id, requirement.number)]
            found += own or [Entry(number=requirement.number, plan=plan.id)]
    return found + [entry for entry in known if entry not in found]


def ledger_sheet(sheet: Worksheet, plans: Sequence[Plan], entries: list[Entry], several: bool) -> None:
    """One row a requirement: the plan's wording locked, the entry to fill."""
    first = (PLAN_ID, NUMBER) if several else (NUMBER,)
    columns = (*first, *WORDING, *ENTRY)
    heads(sheet, columns)
    wordings = {key: wording for plan in plans for key, wording in worded(plan)}
    for row, entry in enumerate(entries, 2):
        locked = (*identity(entry, several), *wordings.get((entry.plan, entry.number), ("",) * len(WORDING)))
        fill(sheet, row, (*locked, *values(entry, ENTRY)), columns)
        shade(sheet, row, len(locked), len(columns))
    last = max(len(entries) + 1, 2)
    guard(sheet, columns, last)
    sheet.freeze_panes = f"{get_column_letter(len(first) + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    lock(sheet)


def shade(sheet: Worksheet, row: int, locked: int, width: int) -> None:
    """Grey and locked what the plan says, open what is to be filled."""
    for number in range(1, width + 1):
        cell = sheet.cell(row, number)
        cell.protection = Protection(locked=number <= locked)
        if number <= locked:
            cell.fill = PLAN_FILL


def worded(plan: Plan) -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
    """The plan's wording of each requirement, for the columns of WORDING."""
    for chapter, section, requirement in plan.walk():
        limits = "；".join(deadline.wording for deadline in requirement.deadlines)
        headings = (f"{chapter.ordinal}、{chapter.heading}", f"（{section.ordinal}）{section.heading}")
        yield (plan.id, requirement.number), (*headings, requirement.wording, requirement.duty, limits)


def list_sheet(sheet: Worksheet, name: str, columns: Sequence[str], entries: list[Entry], several: bool) -> None:
    """One row an item: the number of its requirement, then its own columns; room to type more."""
    all_columns = (*((PLAN_ID,) if several else ()), NUMBER, *columns)
    heads(sheet, all_columns)
    rows = [(*identity(entry, several), *values(item, columns)) for entry in entries for item in items(entry, name)]
    for row, line in enumerate(rows, 2):
        fill(sheet, row, line, all_columns)
    for number, column in enumerate(all_columns, 1):
        if column not in DATES and column != "数值":  # typed 2.2.5 stays 2.2.5 and is not made a date
            sheet.column_dimensions[get_column_letter(number)].number_format = "@"
    guard(sheet, all_columns, max(ROOM, len(rows)) + 1)
    sheet.freeze_panes = "A2"


def identity(entry: Entry, several: bool) -> tuple[str, ...]:
    """What names an entry: its number, before it the plan's id where there are several plans."""
    return (entry.plan, entry.number) if several else (entry.number,)


def items(entry: Entry, name: str) -> tuple[Record, ...]:
    """The records of one of an entry's lists."""
    return next(tuple(getattr(entry, field)) for field, info in Entry.model_fields.items() if info.alias == name)


def values(record: Record, columns: Sequence[str]) -> tuple[Any, ...]:
    """The record's values for these columns."""
    fields = {info.alias: name for name, info in type(record).model_fields.items()}
    return tuple(getattr(record, fields[column]) for column in columns)


def heads(sheet: Worksheet, columns: Sequence[str]) -> None:
    """The head row, the widths, and how the sheet prints."""
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number, column)
        cell.font, cell.fill, cell.border = Font(name=FONT, size=SIZE, bold=True), HEAD_FILL, BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width_of(column)
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def fill(sheet: Worksheet, row: int, line: Sequence[Any], columns: Sequence[str]) -> None:
    """One row of values."""
    for number, (value, column) in enumerate(zip(line, columns, strict=True), 1):
        cell = sheet.cell(row, number)
        cell.font, cell.border = Font(name=FONT, size=SIZE), BOX
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        put(cell, value, column)
    needed = max(lines_needed(str(value or ""), width_of(column)) for value, column in zip(line, columns, strict=True))
    sheet.row_dimensions[row].height = min(needed * LINE_HEIGHT + 3, HIGHEST)


def lines_needed(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide; a Chinese character is two wide."""
    return sum(ceil(max(len(part.encode("gb18030", "replace")), 1) / (width - 1)) for part in text.split("\n"))


def width_of(column: str) -> int:
    """A column's width in characters."""
    return WIDTHS.get(column, WIDE if column in LONG else NARROW)


def put(cell: Cell | MergedCell, value: Any, column: str) -> None:
    """A value in a cell: dates as dates, figures as figures, everything else as text, never as a formula."""
    cell.number_format = "yyyy-mm-dd" if column in DATES else "General" if column == "数值" else "@"
    if isinstance(value, date) or (isinstance(value, Decimal) and len(value.as_tuple().digits) <= DIGITS):
        cell.value = value
    elif value is not None and str(value):
        cell.value = checked(NO_CELL.sub("", format(value, "f") if isinstance(value, Decimal) else str(value)), column)
        cell.data_type = "s"
        cell.quotePrefix = str(value)[:1] in "=+-@"


def checked(text: str, column: str) -> str:
    """The text; Stop where it is longer than a cell holds, since a part of it would be lost."""
    if len(text) > LARGEST_TEXT:
        message = f"「{column}」的文字有 {len(text)} 字，Excel 一格最多 {LARGEST_TEXT} 字"
        raise Stop(fault("text-too-long", message, hint="请缩短文字，或继续用 ledger.yaml 填写"))
    return text


def guard(sheet: Worksheet, columns: Sequence[str], last: int) -> None:
    """Drop-down states, and a word of caution at what is no date."""
    for number, column in enumerate(columns, 1):
        where = f"{get_column_letter(number)}2:{get_column_letter(number)}{last}"
        if column == "状态":
            made = DataValidation(type="list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True)
            made.errorTitle, made.error = "请核对", f"状态只有：{'、'.join(STATUSES)}"
        elif column in DATES:
            made = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            made.errorStyle, made.errorTitle = "warning", "请核对"
            made.error = "这里填日期，如 2021-12-31；写成 2021年12月31日 也可以，选「是」。"
        else:
            continue
        made.showErrorMessage = True
        sheet.add_data_validation(made)
        made.add(where)


def lock(sheet: Worksheet) -> None:
    """Lock what the plan says; sizes, filters and formats stay free. No password: it is a guard, not a secret."""
    guarded = sheet.protection
    guarded.sheet = True
    guarded.formatCells = guarded.formatColumns = guarded.formatRows = guarded.autoFilter = guarded.sort = False


def guide_sheet(sheet: Worksheet) -> None:
    """How the workbook is filled in."""
    sheet.column_dimensions["A"].width = 100
    for row, text in enumerate(HELP, 1):
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = Font(name=FONT, size=12), Alignment(wrap_text=True, vertical="top")
