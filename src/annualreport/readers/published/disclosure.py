"""Read 表二 by its labels: the row's name at its left, the head of its own group above."""

from __future__ import annotations

from collections.abc import Sequence

from annualreport.outline import Table, TableCell
from annualreport.readers.published import labels
from annualreport.readers.published.found import Found
from annualreport.readers.published.grids import Grid, below, figure
from annualreport.readers.published.labels import Match, bare

KEY = "主动公开"
CORNER = "信息内容"
"""The head of the column of names; the others of its row head the figures."""

Head = tuple[TableCell, Match]


def read(table: Table, found: Found) -> None:
    """Add the figures of a table, or of a piece of it, to what was found."""
    heads: list[Head] = []
    for cells in Grid(table).rows:
        written = [cell for cell in cells if cell.text.strip()]
        if not written:
            continue
        above = heads_of(written)
        if above:
            heads = above
            for cell, head in above:
                found.label(cell, head)
        elif heads and (name := labels.match(written[0].text, labels.rows(KEY))):
            found.label(written[0], name)
            add(name, [cell for cell in cells if cell.column > written[0].column], heads, found)


def heads_of(cells: Sequence[TableCell]) -> list[Head]:
    """The heads in a row that names columns; nothing where it is another row."""
    known = [(cell, labels.match(cell.text, labels.columns(KEY))) for cell in cells]
    heads = [(cell, head) for cell, head in known if head]
    return heads if bare(cells[0].text) == CORNER or len(heads) > 1 else []


def add(name: Match, cells: Sequence[TableCell], heads: Sequence[Head], found: Found) -> None:
    """The figures of one row."""
    under = below([cell for cell, _ in heads], cells)
    for (cell, head), one in zip(heads, under, strict=True):
        if one is not None:
            found.add((*labels.line(KEY, name.name), head.name), figure(one, labels.unit(cell.text)))
