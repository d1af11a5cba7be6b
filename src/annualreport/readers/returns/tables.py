"""Find the head of a returned sheet, however moved or renamed, and turn what is below into rows by column name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annualreport.finding import fault, note, warning
from annualreport.model.office_sheets import BEFORE, EXCERPT, NUMBER, ROLE, SCOPE, WORDINGS
from annualreport.place import Place, sheet_cell
from annualreport.readers.returns import words
from annualreport.readers.returns.cells import Reading
from annualreport.readers.returns.sheets import MOST_ROWS, Cell, Sheet

HEAD_ROWS = 10
"""The head stands in one of the first rows."""
MOST_MERGED = 1000
"""Merged cells of one sheet that are looked at."""
SHOWN_ONLY = frozenset({*WORDINGS, BEFORE, ROLE, EXCERPT})
"""Columns that are for the office to read."""
NEW = "请用 annualreport ledger split 重发一份，把内容填进去"


@dataclass(frozen=True)
class Row:
    """One row's filled cells by column name."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    label: str

    @property
    def place(self) -> Place:
        """Where the row begins: its number, else its first cell; of cells merged from above its own row."""
        first = self.cells.get(NUMBER) or min(self.cells.values(), key=lambda cell: cell.column)
        return sheet_cell(self.label, self.sheet, self.number, first.column)


@dataclass(frozen=True)
class Head:
    """The row of the head, and the name of each column that is known."""

    row: int
    names: dict[int, str]
    strangers: dict[int, str]


def find(sheet: Sheet, known: tuple[str, ...], needed: Sequence[str]) -> Head | None:
    """The head: of the first rows the one that names most of the known columns, a needed one among them."""
    first = sorted(sheet.rows)[:HEAD_ROWS]
    exact = max(first, key=lambda row: len({cell.text for cell in sheet.rows[row].values()} & {*known}), default=None)
    heads = [] if exact is None else [head(exact, sheet.rows[exact], known)]
    if not heads or len(heads[0].names) <= len(known) // 2:
        heads = [head(number, sheet.rows[number], known) for number in first]
    fitting = [one for one in heads if len(one.names) > 1 and any(name in one.names.values() for name in needed)]
    return max(fitting, key=lambda one: len(one.names), default=None)


def head(number: int, cells: dict[int, Cell], known: tuple[str, ...]) -> Head:
    """One row taken for a head: the exact names first, so that a like one does not take their place."""
    typed = {column: (cell.text or "").strip() for column, cell in sorted(cells.items())}
    names: dict[int, str] = {}
    for exact in (True, False):
        for column, name in typed.items():
            meant = name if name in known else "" if exact else words.head(name, known)
            if column not in names and meant and meant not in names.values():
                names[column] = meant
    return Head(number, names, {column: name for column, name in typed.items() if name and column not in names})


def rows(reading: Reading, sheet: Sheet, known: tuple[str, ...], needed: Sequence[str]) -> Iterator[Row]:
    """Every row that holds something, merged cells said for each of their rows; what is odd about the head is told."""
    found = find(sheet, known, needed)
    if found is None:
        first = sheet_cell(reading.label, sheet.name, 1, 1)
        message = f"工作表「{sheet.name}」里找不到表头（前 {HEAD_ROWS} 行里应当有{'、'.join(known)}等栏）"
        reading.fail(fault("no-head", message, first, NEW))
        return
    tell_head(reading, sheet, found)
    spread = dict(merged_values(reading, sheet, found))
    for number in sorted(row for row in sheet.rows if row > found.row):
        own = sheet.rows[number]
        cells = {name: own.get(column) or spread.get((number, column)) for column, name in found.names.items()}
        filled = {name: cell for name, cell in cells.items() if cell is not None}
        if filled:
            yield Row(sheet.name, number, filled, reading.label)
    if sheet.more:
        message = f"工作表「{sheet.name}」超过 {MOST_ROWS} 行，只读了前 {MOST_ROWS} 行"
        place = sheet_cell(reading.label, sheet.name, MOST_ROWS + 1, 1)
        reading.fail(fault("too-many-rows", message, place, "请删去表格下方多余的行"))


def tell_head(reading: Reading, sheet: Sheet, found: Head) -> None:
    """Say which columns are read under another name, and which are not read though something stands in them."""
    typed = sheet.rows[found.row]
    for column, name in found.names.items():
        said = (typed[column].text or "").strip()
        if said != name and words.plain(said) != name and name not in SHOWN_ONLY:
            place = sheet_cell(reading.label, sheet.name, found.row, column)
            reading.findings.append(note("read-as", f"表头「{said}」读作「{name}」", place, "请核对这一栏的内容"))
    columns = {column for cells in sheet.rows.values() for column in cells}
    for column in sorted(columns - found.names.keys()):
        filled = [row for row in sheet.rows if row > found.row and column in sheet.rows[row]]
        if filled and found.strangers.get(column) not in SHOWN_ONLY:
            place = sheet_cell(reading.label, sheet.name, min(filled), column)
            named = f"表头「{found.strangers[column]}」不认识" if column in found.strangers else "这一栏没有表头"
            message = f"{named}，这一栏有 {len(filled)} 格内容没有读入"
            reading.fail(warning("unknown-column", message, place, "请把内容移到表里已有的栏，如「说明」"))


def merged_values(reading: Reading, sheet: Sheet, found: Head) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The value of each merged cell for the other rows that it covers; told where the office fills the column."""
    for top, left, bottom, right in sheet.merged[:MOST_MERGED]:
        cell = sheet.rows.get(top, {}).get(left)
        name = found.names.get(left)
        if cell is None or name is None or top <= found.row:
            continue
        for row in sheet.rows:
            if top < row <= bottom:
                yield (row, left), cell
        if name not in SHOWN_ONLY | {NUMBER, SCOPE}:
            place = sheet_cell(reading.label, sheet.name, top, left)
            extent = f"第 {top} 至 {bottom} 行" if bottom > top else ""
            across = "、".join(found.names[column] for column in range(left, right + 1) if column in found.names)
            told = f"{extent}合并成一格，各行都按这一格读入" if extent else f"「{across}」合并成一格，只读作「{name}」"
            reading.findings.append(warning("merged-cells", told, place, "请取消合并，逐行填写"))


@lru_cache(maxsize=1024)
def number(typed: str) -> str:
    """A requirement's number in half-width digits and stops: ２．２．５ is 2.2.5, and so is 2-2-5."""
    narrow = words.plain(typed).replace("。", ".").replace("．", ".").replace("-", ".")
    return re.sub(r"\.+", ".", narrow).strip(".")


def same_wording(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks and the widths of signs."""
    return words.plain(one) == words.plain(other)
