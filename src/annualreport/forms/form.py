"""The records of a statutory layout: sections, tables, cells with their spans, keys and kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annualreport.forms.equation import Equation

Key = tuple[str, ...]
"""The path of a figure: table key, row keys, column key — ('依申请公开', '不予公开', '属于国家秘密', '自然人')."""

COUNT = "件数"
CHANGE = "增减"
AMOUNT = "金额"
"""The kinds of figures: a whole number from 0; a whole number that may be negative; an amount with its unit."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One physical cell; row and column counted from 0 in the table's full grid.

    text: the statutory label; empty for a cell to fill. broken: where the label breaks into two lines, if it does.
    key: path of the figure; None for a label. kind: COUNT, CHANGE or AMOUNT. unit: 件, 项, 万元; '' where typed.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    broken: str = ""
    key: Key | None = None
    kind: str = COUNT
    unit: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """One statutory table.

    key: 主动公开, 依申请公开 or 复议诉讼. name: 表二, 表三, 表四. widths: millimetres of the grid's columns.
    columns: keys of the figure columns where every row has the same; empty in 表二.
    """

    key: str
    name: str
    widths: tuple[float, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    equations: tuple[Equation, ...]

    @cached_property
    def height(self) -> int:
        """How many rows."""
        return max(cell.row + cell.rows for cell in self.cells)

    @cached_property
    def figures(self) -> dict[Key, Cell]:
        """The cells to fill, by key, top to bottom."""
        return {cell.key: cell for cell in self.cells if cell.key}

    @cached_property
    def lines(self) -> tuple[Key, ...]:
        """The keys of the figure rows (in 表四 of the blocks), without the column, in the form's order."""
        return tuple(dict.fromkeys(key[:-1] for key in self.figures))

    @cached_property
    def grid(self) -> dict[tuple[int, int], Cell]:
        """Which cell covers each spot of the grid."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    @cached_property
    def head_rows(self) -> int:
        """How many rows at the top hold no figure and name the columns (repeated on a new page)."""
        return min(cell.row for cell in self.figures.values())

    @cached_property
    def heads(self) -> dict[Key, tuple[Cell, ...]]:
        """The labels of a figure's row, then of its column, by the figure's key."""
        return {key: (*self.row_labels(cell), *self.column_labels(cell)) for key, cell in self.figures.items()}

    def row_labels(self, cell: Cell) -> tuple[Cell, ...]:
        """The label cells to the left of a figure cell in its row, left to right."""
        found = [self.grid[cell.row, column] for column in range(cell.column)]
        return tuple(dict.fromkeys(label for label in found if label.key is None))

    def column_labels(self, cell: Cell) -> tuple[Cell, ...]:
        """The label cells above a figure cell, top to bottom; in 表二 those of its own group."""
        labels: list[Cell] = []
        for row in range(cell.row - 1, -1, -1):
            above = self.grid[row, cell.column]
            if above.key is None:
                labels.append(above)
            elif labels:
                break
        return tuple(reversed(tuple(dict.fromkeys(labels))))

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The physical cells row by row."""
        for row in range(self.height):
            yield tuple(cell for cell in self.cells if cell.row == row)


@dataclass(frozen=True, slots=True)
class Section:
    """A first-level part: 序号, standard heading, accepted variants, its table's key, its named sub-parts."""

    number: str
    heading: str
    variants: tuple[str, ...] = ()
    table: str = ""
    parts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The heading as it stands in a report: 一、总体情况."""
        return f"{self.number}、{self.heading}"


@dataclass(frozen=True, slots=True)
class Years:
    """The report years an edition is made for, both ends included; no end while it is in force."""

    first: int
    last: int | None = None

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        return f"{self.first}—{self.last} 年度" if self.last else f"{self.first} 年度起"


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of the layout: 60号 or 30号, with the notice that decrees it."""

    edition: str
    name: str
    number: str
    notice: str
    years: Years
    title_pattern: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    def title(self, unit: str, year: int) -> str:
        """The report's statutory title."""
        return self.title_pattern.format(单位=unit, 年度=year)

    @cached_property
    def figures(self) -> dict[Key, Cell]:
        """Every cell to fill, by key, in the form's order."""
        return {key: cell for table in self.tables for key, cell in table.figures.items()}

    def table(self, key: str) -> Table:
        """The table of that key; KeyError where the form has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def section(self, number: str) -> Section:
        """The part 一 … 六."""
        return next(section for section in self.sections if section.number == number)
