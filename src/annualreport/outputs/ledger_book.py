"""Write ledger.xlsx: one row a requirement beside the plan's wording, and a sheet for each list of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

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
from annualreport.outputs.book_cells import (
    A3,
    EXAMPLE_TEXT,
    FONT,
    Shape,
    fill,
    for_reading,
    guard,
    heads,
    lock,
    mark_pages,
    saved,
)

ROOM = 500
"""Rows of a list's sheet whose dates and states are guarded."""
NARROW, WIDE = 12, 26
WIDTHS = {"章": 14, "节": 14, "要求": 44, "责任原文": 22, "时限": 14, "落实情况": 44, "标题": 30, "网址": 36}

HELP = (
    "一、工作表「台账」每条要求一行。灰底的各栏照录方案，已锁定；白底的各栏填写。",
    f"二、状态从下拉单里选：{'、'.join(STATUSES)}；还没有情况的留空。",
    "三、已完成的填完成日期；未完成的填未完成原因、整改措施、整改时限；不适用的填说明。",
    "四、落实情况写做了什么、多少、何时，不照抄方案的要求。",
    "五、日期写成 2021-12-31，也可以写 2021年12月31日。",
    "六、「指标」「佐证」「报送」三张工作表一行一项，「编号」写它所属的那一条要求。",
    "七、填好后保存即可；annualreport check 会指出有问题的格。不要改表头。",
)


def workbook(plans: Sequence[Plan], ledger: Ledger | None, *, example: bool = False) -> bytes:
    """The workbook's bytes: every requirement of the plans with what the ledger knows of it, blank where nothing is.

    Entries for no requirement stand at the end. Texts that begin like a formula (= + - @) stay texts.
    example: it says on every printed page and in its guide that it is a demonstration.
    """
    entries = ordered(plans, ledger)
    several = any(entry.plan for entry in entries)
    book = Workbook()
    book.remove(book.worksheets[0])
    ledger_sheet(book.create_sheet(LEDGER), plans, entries, several)
    for name, model in LISTS.items():
        list_sheet(book.create_sheet(name), name, keys(model), entries, several)
    guide_sheet(book.create_sheet(GUIDE), (EXAMPLE_TEXT, *HELP) if example else HELP)
    for sheet in book.worksheets if example else ():
        mark_pages(sheet)
    return saved(book)


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
    shape = shaped(columns)
    heads(sheet, shape, A3)
    wordings = {key: wording for plan in plans for key, wording in worded(plan)}
    for row, entry in enumerate(entries, 2):
        locked = (*identity(entry, several), *wordings.get((entry.plan, entry.number), ("",) * len(WORDING)))
        fill(sheet, row, (*locked, *values(entry, ENTRY)), shape, len(locked))
    last = max(len(entries) + 1, 2)
    guard(sheet, shape, last)
    sheet.freeze_panes = f"{get_column_letter(len(first) + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    lock(sheet)


def worded(plan: Plan) -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
    """The plan's wording of each requirement, for the columns of WORDING."""
    for chapter, section, requirement in plan.walk():
        limits = "；".join(deadline.wording for deadline in requirement.deadlines)
        headings = (f"{chapter.ordinal}、{chapter.heading}", f"（{section.ordinal}）{section.heading}")
        yield (plan.id, requirement.number), (*headings, requirement.wording, requirement.duty, limits)


def list_sheet(sheet: Worksheet, name: str, columns: Sequence[str], entries: list[Entry], several: bool) -> None:
    """One row an item: the number of its requirement, then its own columns; room to type more."""
    all_columns = (*((PLAN_ID,) if several else ()), NUMBER, *columns)
    shape = shaped(all_columns)
    heads(sheet, shape, A3)
    rows = [(*identity(entry, several), *values(item, columns)) for entry in entries for item in items(entry, name)]
    for row, line in enumerate(rows, 2):
        fill(sheet, row, line, shape)
    for number, column in enumerate(all_columns, 1):
        if column not in DATES and column != "数值":  # typed 2.2.5 stays 2.2.5 and is not made a date
            sheet.column_dimensions[get_column_letter(number)].number_format = "@"
    guard(sheet, shape, max(ROOM, len(rows)) + 1)
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


def shaped(columns: tuple[str, ...]) -> Shape:
    """The columns with their widths and days."""
    return Shape(columns, {name: WIDTHS.get(name, WIDE if name in LONG else NARROW) for name in columns}, DATES)


def guide_sheet(sheet: Worksheet, lines: Sequence[str]) -> None:
    """How the workbook is filled in."""
    for_reading(sheet)
    for row, text in enumerate(lines, 1):
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = Font(name=FONT, size=12), Alignment(wrap_text=True, vertical="top")
