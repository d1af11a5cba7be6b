"""Read 表四 by its labels: the block's name and the outcome's above each figure."""

from __future__ import annotations

from collections.abc import Sequence

from annualreport.forms import Key
from annualreport.model.statistics import TEXT, read_cell
from annualreport.outline import Table, TableCell
from annualreport.readers.published import labels
from annualreport.readers.published.found import Found
from annualreport.readers.published.grids import Grid, figure

KEY = "复议诉讼"


def read(table: Table, found: Found) -> None:
    """Add the fifteen figures of a table to what was found."""
    grid = Grid(table)
    order = list(labels.tables(KEY)[0].figures)
    for cells in grid.rows:
        figures = [cell for cell in cells if read_cell(cell.text).state != TEXT]
        if len(figures) * 2 <= len(order) or any(is_label(cell) for cell in cells):
            continue
        told = [spot(grid, cell, found) for cell in figures]
        keys = told if len(set(told) - {None}) == len(figures) else in_order(figures, order)
        for key, cell in zip(keys, figures, strict=False):
            if key is not None:
                found.add(key, figure(cell))
        return


def is_label(cell: TableCell) -> bool:
    """Whether a cell names a block or an outcome: its row is a head, however many cells of it are empty."""
    return bool(labels.match(cell.text, labels.blocks(KEY)) or labels.match(cell.text, labels.columns(KEY)))


def in_order(figures: Sequence[TableCell], order: list[Key]) -> list[Key]:
    """The form's order, where the heads do not tell and all figures are there."""
    return order if len(figures) == len(order) else []


def spot(grid: Grid, cell: TableCell, found: Found) -> Key | None:
    """The key of a figure by the labels above it; None where they do not tell."""
    block = outcome = ""
    for label in grid.above(cell):
        of_block = labels.match(label.text, labels.blocks(KEY))
        of_end = labels.match(label.text, labels.columns(KEY))
        if of_block:
            block = of_block.name
            found.label(label, of_block)
        elif of_end:
            outcome = of_end.name
            found.label(label, of_end)
    return (KEY, block, outcome) if block and outcome else None
