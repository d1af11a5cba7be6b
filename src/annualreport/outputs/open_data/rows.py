"""Lay the figures of a statutory table out as rows with a head, the same for every open format."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.forms import AMOUNT, Form, Table, line_label
from annualreport.forms.form import Cell
from annualreport.model.release import Figures
from annualreport.model.statistics import read_cell

LONG = ("项目", "指标", "数值", "单位")
"""The head of 表二, whose rows have figures of their own: one figure a row."""
ITEM = "项目"


def head(table: Table) -> tuple[str, ...]:
    """The names of the columns."""
    return (ITEM, *table.columns) if table.columns else LONG


def rows(form: Form, table: Table, figures: Figures) -> Iterator[tuple[str, ...]]:
    """The rows in the form's order; a row of the layout is one of the data, in 表二 a figure is."""
    for line in table.lines:
        name = line_label(form, line).partition("·")[2]
        if table.columns:
            yield (name, *(figures.get((*line, column), "") for column in table.columns))
        else:
            for key, cell in table.figures.items():
                if key[:-1] == line:
                    yield (name, table.column_labels(cell)[-1].text, *split(figures.get(key, ""), cell))


def split(text: str, cell: Cell) -> tuple[str, str]:
    """A figure and its unit: that of the cell's head, else the one typed beside the amount."""
    if cell.kind == AMOUNT and not cell.unit:
        read = read_cell(text)
        return (text, "") if read.figure is None or read.note else (f"{read.figure:f}", read.unit)
    return text, cell.unit
