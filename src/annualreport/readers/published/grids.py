"""Look at a table row by row: which cells begin in it, which heads stand above them, what their texts are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annualreport.model.statistics import FIGURE, Cell, read_cell
from annualreport.outline import Table, TableCell


@dataclass(frozen=True)
class Grid:
    """A table of the document as its readers see it."""

    table: Table

    @cached_property
    def rows(self) -> tuple[tuple[TableCell, ...], ...]:
        """The cells that begin in each row, left to right."""
        found: dict[int, list[TableCell]] = defaultdict(list)
        for cell in self.table.cells:
            found[cell.row].append(cell)
        return tuple(tuple(sorted(found[row], key=lambda c: c.column)) for row in range(self.table.height))

    def above(self, cell: TableCell) -> list[TableCell]:
        """The cells above a cell in its first column, top to bottom, each once."""
        found = (self.table.grid.get((row, cell.column)) for row in range(cell.row))
        return list(dict.fromkeys(one for one in found if one is not None))


def overlapping(cells: Sequence[TableCell], head: TableCell) -> TableCell | None:
    """The cell below a head: of those that share a column with it the one that is filled, else the first."""
    reach = range(head.column, head.column + head.columns)
    shared = [cell for cell in cells if set(reach) & set(range(cell.column, cell.column + cell.columns))]
    return next((cell for cell in shared if cell.text.strip()), shared[0] if shared else None)


def below(heads: Sequence[TableCell], cells: Sequence[TableCell]) -> list[TableCell | None]:
    """The cell under each head: one by one where there are as many, else by where they stand."""
    cells = list(cells)
    while len(cells) > len(heads) and not cells[0].text.strip() and cells[0].column < heads[0].column:
        cells.pop(0)
    if len(cells) == len(heads):
        return list(cells)
    return [overlapping(cells, head) for head in heads]


def figure(cell: TableCell, unit: str = "") -> Cell:
    """What a cell says; a line break in it means nothing, a unit that the head states belongs to the figure."""
    read = read_cell(cell.text.replace("\n", ""), cell.place)
    if unit and read.state == FIGURE and read.figure and not read.unit and not read.note:
        return read_cell(f"{read.text}{unit}", cell.place)
    return read
