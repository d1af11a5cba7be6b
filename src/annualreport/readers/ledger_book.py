"""Read ledger.xlsx into the ledger, every field with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Finding, Stop, fault, note, warning
from annualreport.model.ledger import Ledger
from annualreport.model.ledger_sheets import (
    DATES,
    ENTRY,
    GUIDE,
    LEDGER,
    LISTS,
    MOST_ROWS,
    NUMBER,
    PLAN_ID,
    WORDING,
    keys,
    number_typed,
)  # fmt: skip
from annualreport.place import Place, sheet_cell, whole
from annualreport.readers.records import validate
from annualreport.readers.workbook import open_book
from annualreport.source import celltext, package
from annualreport.source.yamlfile import Listed, Mapped

COMMAND = "annualreport ledger new"
HEAD_ROWS = 5
"""The head stands in one of the first rows."""
NEW = f"请用 {COMMAND} 重做一份工作簿，把内容填进去"

Key = tuple[str, str]
"""Plan id and number."""


@dataclass
class Reading:
    """A workbook being read: as typed, with the values that Excel saved for formulas, and what is to be said."""

    label: str
    typed: Workbook
    values: Workbook
    findings: list[Finding] = field(default_factory=list)


def read(path: Path, label: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """The ledger; None with findings where the workbook cannot be understood."""
    try:
        package.check(path, label, ".xlsx")
        typed, values = (open_book(path, label, COMMAND, data_only=saved) for saved in (False, True))
    except Stop as stop:
        return None, stop.findings
    reading = Reading(label, typed, values)
    if LEDGER not in reading.typed.sheetnames:
        return None, (fault("no-sheet", f"工作簿里没有工作表「{LEDGER}」", whole(label), f"请改回原名；或者{NEW}"),)
    entries = list(rows(reading, LEDGER, (PLAN_ID, NUMBER, *ENTRY)))
    for name in LISTS if entries or not reading.findings else ():  # without a head, every number would be a stranger
        attach(reading, name, entries)
    strangers(reading)
    ledger, said = validate(Ledger, ledger_of(entries, reading), label)
    findings = (*reading.findings, *said)
    if ledger is None or any(finding.stops for finding in reading.findings):
        return None, findings
    return ledger.model_copy(update={"file": label}), findings


def ledger_of(entries: list[Mapped], reading: Reading) -> Mapped:
    """The entries as the one field of the ledger."""
    listed = Listed(entries)
    listed.place, listed.places = whole(reading.label), [entry.place for entry in entries]
    mapped = Mapped({"台账": listed})
    mapped.place, mapped.places = whole(reading.label), {"台账": whole(reading.label)}
    return mapped


def attach(reading: Reading, name: str, entries: list[Mapped]) -> None:
    """The rows of a list's sheet, each under the entry that its number names."""
    if name not in reading.typed.sheetnames:
        return
    by_key: dict[Key, Mapped] = {}
    for entry in entries:
        by_key.setdefault(key_of(entry), entry)
    for row in rows(reading, name, (PLAN_ID, NUMBER, *keys(LISTS[name]))):
        owner = by_key.get(key_of(row))
        if owner is None:
            message = f"工作表「{name}」的编号 {row[NUMBER]} 在「{LEDGER}」里没有"
            place = row.places[NUMBER]
            reading.findings.append(fault("no-such-number", message, place, "请改正编号，或在台账里补上这一条"))
            continue
        listed = owner.setdefault(name, empty_list(row.place))
        owner.places.setdefault(name, row.place)
        places = {key: place for key, place in row.places.items() if key not in (NUMBER, PLAN_ID)}
        bare = Mapped({key: value for key, value in row.items() if key not in (NUMBER, PLAN_ID)})
        bare.place, bare.places = row.place, places
        listed.append(bare)
        listed.places.append(row.place)


def empty_list(place: Place) -> Listed:
    """A list with nothing in it yet."""
    listed = Listed()
    listed.place, listed.places = place, []
    return listed


def key_of(row: Mapped) -> Key:
    """Plan id and number of a row."""
    return row.get(PLAN_ID) or "", row[NUMBER]


def rows(reading: Reading, name: str, columns: tuple[str, ...]) -> Iterator[Mapped]:
    """Every row that is filled, by column name, with the places of its cells; a row without number is told."""
    sheet = reading.typed[name]
    if not isinstance(sheet, Worksheet):
        reading.findings.append(fault("no-sheet", f"工作表「{name}」是图表，不是表格", whole(reading.label), NEW))
        return
    first, heads = head(reading, sheet, columns)
    if sheet.max_row > MOST_ROWS:
        message = f"工作表「{name}」有 {sheet.max_row} 行，只读了前 {MOST_ROWS} 行"
        reading.findings.append(warning("too-many-rows", message, whole(reading.label), "请删去表格下方的空行和格式"))
    for cells in sheet.iter_rows(min_row=first + 1, max_row=min(sheet.max_row, MOST_ROWS)) if heads else ():
        found = {heads[cell.column]: cell for cell in cells if isinstance(cell, Cell) and cell.column in heads}
        row = row_of(reading, name, found)
        if not row:
            continue
        if row.get(NUMBER):
            yield row
        elif row.keys() - {PLAN_ID}:
            message = f"工作表「{name}」的这一行有内容，没有编号"
            reading.findings.append(fault("no-number", message, row.place, "请在「编号」一栏写上方案的编号，如 2.2.5"))


def head(reading: Reading, sheet: Worksheet, columns: tuple[str, ...]) -> tuple[int, dict[int, str]]:
    """The row of the head, and which of its columns are which; columns unknown are told."""
    for number, cells in enumerate(sheet.iter_rows(max_row=HEAD_ROWS), 1):
        names = {cell.column: str(cell.value).strip() for cell in cells if cell.value is not None}
        if NUMBER in names.values():
            heads: dict[int, str] = {}
            for column, name in names.items():
                place = sheet_cell(reading.label, sheet.title, number, column)
                if name in columns and name not in heads.values():
                    heads[column] = name
                elif name not in WORDING or name in columns:
                    reading.findings.append(foreign(name, name in columns, place, columns))
            return number, heads
    place = sheet_cell(reading.label, sheet.title, 1, 1)
    message = f"工作表「{sheet.title}」里找不到表头（前 {HEAD_ROWS} 行里应当有「{NUMBER}」一栏）"
    reading.findings.append(fault("no-head", message, place, NEW))
    return 0, {}


def foreign(name: str, twice: bool, place: Place, columns: tuple[str, ...]) -> Finding:
    """A column that is not read."""
    if twice:
        return fault("double-column", f"表头里「{name}」出现了两次", place, "请删去一栏")
    near = get_close_matches(name, columns, 1, 0.5)
    message = f"表头「{name}」不认识，这一栏没有读入" + (f"；是不是「{near[0]}」？" if near else "")
    return warning("unknown-column", message, place, "表头请用：" + "、".join(columns))


def row_of(reading: Reading, name: str, cells: dict[str, Cell]) -> Mapped:
    """A row's filled cells by column name."""
    row = Mapped()
    row.places = {}
    for key, cell in cells.items():
        place = sheet_cell(reading.label, name, cell.row, cell.column)
        typed = value(reading, name, key, cell, place)
        if typed is not None and (text := typed.strip()):
            row[key] = number_typed(text) if key == NUMBER else text
            row.places[key] = place
    row.place = row.places.get(NUMBER) or next(iter(row.places.values()), whole(reading.label))
    return row


def value(reading: Reading, name: str, key: str, cell: Cell, place: Place) -> str | None:
    """What a cell says, as text; a formula says what Excel saved for it."""
    found: Any = cell.value
    if cell.data_type == "f":
        found = reading.values[name].cell(cell.row, cell.column).value
        if found is None:
            message = f"「{key}」里是公式，文件里没有它的结果"
            hint = "请用 Excel 打开并保存一次，或直接填写结果；文字以「=」开头的，前面加一个英文单引号"
            reading.findings.append(fault("formula-without-value", message, place, hint))
            return None
    if cell.data_type == "e" or (isinstance(found, str) and cell.data_type == "f" and found.startswith("#")):
        reading.findings.append(fault("cell-error", f"「{key}」里是错误值 {found}", place, "请改成实际内容"))
        return None
    if isinstance(found, (date, time)) and key not in DATES:
        hint = "请把这一格设成「文本」格式，再重新填写"
        message = f"「{key}」里是日期 {text_of(found)}；Excel 可能把填写的内容变成了日期"
        reading.findings.append(fault("cell-date", message, place, hint))
        return None
    return text_of(found)


def text_of(found: Any) -> str | None:
    """A cell's value as a clerk would type it."""
    if isinstance(found, datetime):
        return found.date().isoformat()
    if isinstance(found, bool):
        return "是" if found else "否"
    if isinstance(found, float):
        return str(int(found)) if found.is_integer() else format(Decimal(repr(found)), "f")
    return None if found is None else celltext.told(str(found))


def strangers(reading: Reading) -> None:
    """Sheets that hold something and are not read."""
    for name in reading.typed.sheetnames:
        sheet = reading.typed[name]
        if name in (LEDGER, GUIDE, *LISTS) or not isinstance(sheet, Worksheet) or sheet.max_row < 2:
            continue
        message = f"工作表「{name}」不是台账的一部分，没有读入"
        reading.findings.append(note("unknown-sheet", message, whole(reading.label), "不需要的可以删去"))
