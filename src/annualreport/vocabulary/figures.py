"""Turn the statutory figures into words: a tree of plain values by table, row and column, with sums of groups."""

from __future__ import annotations

from typing import Any

from annualreport.forms import Form, Key
from annualreport.model.printed import value
from annualreport.model.statistics import Statistics
from annualreport.model.tags import SUM
from annualreport.place import Place

Tree = dict[str, Any]


def tree(form: Form, statistics: Statistics | None) -> Tree:
    """Every cell of the form, and whatever else the year's file holds, as nested words below the table keys."""
    cells = dict(statistics.cells) if statistics else {}
    grown: Tree = {}
    for key in dict.fromkeys((*form.figures, *cells)):
        put(grown, key, value(cells.get(key), form.figures.get(key)))
    for table in form.tables:
        for group in {key[1] for key in table.figures if len(key) > 3}:
            rows = grown[table.key][group]
            rows[SUM] = {column: total(rows, column) for column in table.columns}
    return grown


def put(grown: Tree, key: Key, figure: Any) -> None:
    """The figure at the end of its path."""
    below = grown
    for step in key[:-1]:
        below = below.setdefault(step, {})
    below[key[-1]] = figure


def total(rows: Tree, column: str) -> int | None:
    """The sum of a column of a group; None unless every row has a figure there."""
    figures = [row[column] for row in rows.values() if isinstance(row, dict)]
    return sum(figures) if all(isinstance(figure, int) for figure in figures) else None


def places(statistics: Statistics | None) -> dict[str, Place]:
    """Where each figure stands, by its word; a blank that has no place of its own is looked for in the file."""
    cells = statistics.cells if statistics else {}
    return {".".join(key): cell.place for key, cell in cells.items() if cell.place}
