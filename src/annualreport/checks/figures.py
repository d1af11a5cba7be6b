"""Look at the cells of the tables one by one: which are empty, which hold no proper figure, what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from annualreport.forms import CHANGE, Form, Key, cell_label, line_label
from annualreport.forms import Cell as FormCell
from annualreport.model.statistics import FIGURE, TEXT, Cell, Statistics
from annualreport.place import Place

OPEN, REQUESTS, REVIEWS = "主动公开", "依申请公开", "复议诉讼"
"""The keys of 表二, 表三 and 表四."""
EMPTY = {"空": "空着", "杠": "写的是「{}」", "不适用": "写的是「不适用」"}


@dataclass(frozen=True)
class Sheet:
    """The figures of a year read against a form: what the rules ask of single cells."""

    form: Form
    statistics: Statistics

    def keys(self, table: str) -> list[Key]:
        """The cells of a table that stand in the file, without those whose loss has been told already."""
        return [key for key in self.statistics.cells if key[0] == table and key not in self.statistics.unread]

    def cell(self, key: Key) -> Cell:
        """What stands in the cell."""
        return self.statistics.cells[key]

    def kind(self, key: Key) -> FormCell:
        """The cell of the form; for a row of another shape (其他处理) a cell of the same table."""
        figures = self.form.table(key[0]).figures
        return figures.get(key) or next(iter(figures.values()))

    def label(self, key: Key) -> str:
        """The cell by the form's words."""
        return cell_label(self.form, key)

    def line(self, line: Key) -> str:
        """The row or block by the form's words."""
        return line_label(self.form, line)

    def places(self, keys: Iterable[Key]) -> tuple[Place, ...]:
        """The places of cells, each once."""
        found = (self.statistics.cells[key].place for key in keys if key in self.statistics.cells)
        return tuple(dict.fromkeys(place for place in found if place))

    def empty(self, table: str) -> list[Key]:
        """The cells that hold neither a figure nor words: a blank, a dash, 不适用."""
        return [key for key in self.keys(table) if self.cell(key).state not in (FIGURE, TEXT)]

    def faults(self, table: str) -> Iterator[tuple[Key, str]]:
        """The cells of counts that hold something else than the form wants, and what."""
        for key in self.keys(table):
            said = wrong(self.cell(key), self.kind(key))
            if said:
                yield key, said

    def whole(self, key: Key) -> int | None:
        """The whole number in a cell; None where there is none."""
        cell = self.statistics.cells.get(key)
        return cell.whole if cell else None

    def usable(self, table: str) -> dict[Key, Decimal]:
        """The figures that can be summed."""
        cells = ((key, self.cell(key)) for key in self.keys(table))
        return {
            key: cell.figure for key, cell in cells if cell.figure is not None and cell.unit in ("", unit(self, key))
        }


def unit(sheet: Sheet, key: Key) -> str:
    """The unit that the form gives a cell."""
    return sheet.kind(key).unit


def wrong(cell: Cell, wanted: FormCell) -> str:
    """What is wrong with a count, in words; '' for a proper one and for a cell that is empty."""
    if cell.state == TEXT:
        return f"写的是「{cell.text}」，不是数"
    if cell.figure is None:
        return ""
    if cell.unit not in ("", wanted.unit):
        return f"写的是「{cell.text}」，单位应为{wanted.unit}"
    if cell.whole is None:
        return f"写的是 {cell.text}，不是整数"
    if cell.whole < 0 and wanted.kind != CHANGE:
        return f"写的是 {cell.text}，是负数"
    return ""


def emptiness(cell: Cell) -> str:
    """How a cell is empty, in words."""
    return EMPTY[cell.state].format(cell.text)
