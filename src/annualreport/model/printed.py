"""Say what a report prints in a statutory cell: a count, an amount in the unit of its head, words as typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from annualreport.forms import AMOUNT, Form, Key
from annualreport.forms import Cell as FormCell
from annualreport.model.statistics import FIGURE, UNITS, Cell, Statistics


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


def printed(form: Form, statistics: Statistics | None) -> dict[Key, str]:
    """What a report prints in every statutory cell, by key; a blank is not among them."""
    cells = statistics.cells if statistics else {}
    found = {key: value(cell, form.figures.get(key)) for key, cell in cells.items()}
    return {key: str(figure) for key, figure in found.items() if figure is not None}
