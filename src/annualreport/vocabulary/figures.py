"""Turn the statutory figures into words: a tree of plain values by table, row and column, with sums of groups."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from annualreport.forms import AMOUNT, Form, Key
from annualreport.forms import Cell as FormCell
from annualreport.model.statistics import FIGURE, UNITS, Cell, Statistics
from annualreport.place import Place

SUM = "合计"
"""The word under a group that adds its rows up."""

Tree = dict[str, Any]


class Noted(int):
    """A count with the note that stands beside it: 55, printed as 55（含自然失效29件）."""

    note: str

    def __new__(cls, value: int, note: str) -> Noted:
        made = super().__new__(cls, value)
        made.note = note
        return made

    def __str__(self) -> str:
        return f"{int(self)}（{self.note}）"

    def __reduce__(self) -> tuple[type[Noted], tuple[int, str]]:
        return Noted, (int(self), self.note)


def value(cell: Cell | None, form_cell: FormCell | None) -> Any:
    """The printable value of a cell: a count as int, an amount as the form wants it, None for a blank.

    What is no figure (/, 不适用, a text) is printed as typed; the checks speak about it.
    """
    if cell is None or cell.state != FIGURE:
        return cell.text if cell else None
    if form_cell is not None and form_cell.kind == AMOUNT:
        return amount(cell, form_cell.unit)
    whole = cell.whole
    if whole is None:
        return cell.figure
    return Noted(whole, cell.note) if cell.note else whole


def amount(cell: Cell, unit: str) -> Any:
    """An amount: where the head names the unit, the number in it (yuan where a unit is typed); else as typed."""
    if not unit:
        return cell.text
    if cell.yuan is None:
        return cell.figure
    return plain(cell.yuan / UNITS[unit])


def plain(number: Decimal) -> Decimal:
    """The number without zeros at its end and without an exponent."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


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
