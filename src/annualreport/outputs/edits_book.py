"""Set fields of the ledger in ledger.xlsx: the cells change, everything else of the workbook stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Stop, fault
from annualreport.model.ledger_sheets import DATES, ENTRY, LEDGER, LISTS, MOST_ROWS, NUMBER, PLAN_ID, keys, number_typed
from annualreport.outputs.book_cells import BODY_FONT, BOX, TOP, put
from annualreport.outputs.edits_yaml import clean
from annualreport.place import whole
from annualreport.source import package

if TYPE_CHECKING:
    from annualreport.outputs.edits import Edit

HEAD_ROWS = 5
"""The head stands in one of the first rows, as the reader has it."""

OPEN = Protection(locked=False)
Key = tuple[str, str]


@dataclass
class Table:
    """A sheet of the workbook with its columns by name and the rows of each entry, as the reader finds them."""

    sheet: Worksheet
    head: int
    columns: dict[str, int]
    rows: dict[Key, list[int]] = field(default_factory=dict)
    last: int = 0

    def write(self, row: int, values: Mapping[str, Any]) -> None:
        """Put values in a row; a column that is not there yet is made behind the last."""
        for name, value in values.items():
            if value is None and name not in self.columns:
                continue
            cell = self.sheet.cell(row, self.columns.get(name) or self.add_column(name))
            cell.value = None
            put(cell, clean(value) if isinstance(value, str) else value, name, DATES)

    def add_column(self, name: str) -> int:
        """A further column of the head."""
        column = self.columns[name] = max(self.columns.values(), default=0) + 1
        put(self.sheet.cell(self.head, column), name, name, DATES)
        return column

    def add_row(self, key: Key, values: Mapping[str, Any]) -> None:
        """A row behind the last that is filled; Stop where the reader would read no further."""
        self.last += 1
        if self.last > MOST_ROWS:
            message = f"工作表「{self.sheet.title}」超过 {MOST_ROWS} 行，没有写"
            raise Stop(fault("too-many-rows", message, hint="请删去不用的行；报送很多的，请改用 ledger.yaml 填写台账"))
        own = {PLAN_ID: key[0], NUMBER: key[1]} if key[0] else {NUMBER: key[1]}
        self.write(self.last, {**own, **values})
        for column in self.columns.values():
            cell = self.sheet.cell(self.last, column)
            cell.font, cell.border, cell.alignment, cell.protection = BODY_FONT, BOX, TOP, OPEN
        self.rows.setdefault(key, []).append(self.last)


def book_edited(path: Path, label: str, edits: Sequence[Edit]) -> bytes:
    """The workbook with the edits; Stop where it cannot be read or has no sheet of the ledger."""
    package.check(path, label, ".xlsx")
    book = load_workbook(BytesIO(path.read_bytes()))
    if LEDGER not in book.sheetnames:
        raise Stop(fault("no-sheet", f"工作簿里没有工作表「{LEDGER}」", whole(label), "请改回原名"))
    ledger = table(book[LEDGER], (PLAN_ID, NUMBER, *ENTRY))
    for edit in edits:
        if edit.key not in ledger.rows:
            ledger.add_row(edit.key, {})
        if edit.field not in LISTS:
            ledger.write(ledger.rows[edit.key][0], {edit.field: edit.value})
    for name, model in LISTS.items():
        own = [edit for edit in edits if edit.field == name]
        if own:
            columns = (PLAN_ID, NUMBER, *keys(model))
            sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
            change_list(table(sheet, columns), own, keys(model))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def change_list(listed: Table, edits: Sequence[Edit], columns: Sequence[str]) -> None:
    """Replace, add and take away rows of a list; one that goes leaves an empty row, which is not read."""
    blank = {name: None for name in columns if name in listed.columns}
    for edit in edits:
        if edit.position is None:
            listed.add_row(edit.key, clean(edit.value))
            continue
        row = listed.rows[edit.key][edit.position]
        if edit.value is None:
            listed.write(row, {PLAN_ID: None, NUMBER: None, **blank})
        else:
            listed.write(row, {**blank, **clean(edit.value)})


def table(sheet: Worksheet, columns: Sequence[str]) -> Table:
    """A sheet as a table; a sheet without a head gets one in its first row."""
    for number, cells in enumerate(sheet.iter_rows(max_row=HEAD_ROWS, values_only=True), 1):
        names = {str(value).strip(): at for at, value in reversed([*enumerate(cells, 1)]) if value is not None}
        if NUMBER in names:
            found = Table(sheet, number, {name: at for name, at in names.items() if name in columns})
            found.rows, found.last = {}, number
            for row, key in filled(found):
                found.rows.setdefault(key, []).append(row)
                found.last = row
            return found
    found = Table(sheet, 1, {}, last=1)
    for name in columns[1:]:
        found.add_column(name)
    return found


def filled(found: Table) -> Iterator[tuple[int, Key]]:
    """The rows that hold something with the entry that each belongs to."""
    for row, cells in enumerate(found.sheet.iter_rows(min_row=found.head + 1, values_only=True), found.head + 1):
        values = {name: cells[at - 1] for name, at in found.columns.items() if at <= len(cells)}
        if any(value is not None and str(value).strip() for value in values.values()):
            yield row, (str(values.get(PLAN_ID) or "").strip(), number_typed(str(values.get(NUMBER) or "").strip()))
