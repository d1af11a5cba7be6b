"""Turn a table of a web page into cells on a full grid: rowspan and colspan resolved, empty leftover rows dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.outline.htmlheads import section
from annualreport.outline.htmltext import Element, hidden, lines, tag
from annualreport.outline.records import Table, TableCell
from annualreport.place import Place, table_cell

WIDEST = 200
"""Columns and rows that one cell may span; more is a fault of the page."""
ROWS = frozenset({"thead", "tbody", "tfoot"})
LONG = 600
"""Characters of a cell that no table of data has: the table only lays out the page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell as it stands in the page: its text, where it begins on the grid, how far it reaches."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def is_layout(element: Element) -> bool:
    """Whether a table only lays out the page: tables inside it, one single cell, or texts too long for a cell."""
    if next(element.iterdescendants("table"), None) is not None:
        return True
    cells = [cell for row in rows(element) for cell in cells_of(row)]
    return len(cells) < 2 or any(is_page(lines(cell)) for cell in cells)


def is_page(found: list[str]) -> bool:
    """Whether a cell's lines are those of a page: too long for a cell, or a part's heading among others."""
    return sum(len(line) for line in found) > LONG or (len(found) > 1 and any(section(line) for line in found))


def rows(element: Element) -> Iterator[Element]:
    """The rows of the table itself, those hidden left out."""
    for child in element:
        if tag(child) == "tr" and not hidden(child):
            yield child
        elif tag(child) in ROWS:
            yield from (row for row in child if tag(row) == "tr" and not hidden(row))


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return (cell for cell in row if tag(cell) in ("td", "th") and not hidden(cell))


def text(cell: Element) -> str:
    """The cell's lines joined by newlines."""
    return "\n".join(lines(cell))


def spots(element: Element) -> list[Spot]:
    """Every cell at the first free spot of its row, as browsers lay them out."""
    physical = list(rows(element))
    found: list[Spot] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(kept(physical)):
        column = 0
        for cell in cells_of(row):
            while (number, column) in taken:
                column += 1
            high, wide = reach(cell, "rowspan"), reach(cell, "colspan")
            found.append(Spot(text(cell), number, column, high, wide))
            taken |= {(number + down, column + right) for down in range(high) for right in range(wide)}
    return clipped(found)


def kept(physical: list[Element]) -> list[Element]:
    """The rows without those that Word leaves behind: not one text in them and nothing reaching into or out of them."""
    kept_rows: list[Element] = []
    open_rows = 0
    for row in physical:
        cells = list(cells_of(row))
        reaching = max((reach(cell, "rowspan") for cell in cells), default=1)
        if open_rows > 0 or reaching > 1 or any(text(cell).strip() for cell in cells):
            kept_rows.append(row)
        open_rows = max(open_rows, reaching) - 1
    return kept_rows


def reach(cell: Element, name: str) -> int:
    """How many rows or columns the cell spans."""
    written = (cell.get(name) or "").strip()
    return min(max(int(written), 1), WIDEST) if written.isascii() and written.isdigit() else 1


def clipped(found: list[Spot]) -> list[Spot]:
    """The cells with spans that end where the table ends."""
    height = max((spot.row for spot in found), default=-1) + 1
    return [Spot(s.text, s.row, s.column, min(s.rows, height - s.row), s.columns) for s in found]


def table(found: list[Spot], file: str, number: int) -> Table:
    """The table; number counts the document's tables from 1."""
    cells = tuple(
        TableCell(s.text, s.row, s.column, s.rows, s.columns, table_cell(file, number, s.row + 1, s.column + 1))
        for s in found
    )
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    return Table(cells, height, width, Place(file, f"第{number}个表格", (number,)))
