"""Apply a table's equations to its columns, rows and blocks: from names to the very cells that are summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from annualreport.forms.equation import Equation, Term
from annualreport.forms.form import Key, Table

Signed = tuple[int, Key]
"""A cell with its sign, +1 or −1."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One equation for one column, row or block.

    subject: the table's key and the column, or the key of the line. left, right: the signed cells of both sides.
    """

    equation: Equation
    subject: Key
    left: tuple[Signed, ...]
    right: tuple[Signed, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every cell of both sides, each once."""
        return tuple(dict.fromkeys(key for _, key in (*self.left, *self.right)))


def instances(table: Table, keys: Iterable[Key] | None = None) -> tuple[Instance, ...]:
    """Every equation of a table applied to cells: those of the form, or the keys that stand in a file.

    A name of a column's equation stands for all the rows below it (不予公开: eight). An equation of which one side
    has no cell at all is left out.
    """
    standing = tuple(key for key in (table.figures if keys is None else keys) if key[0] == table.key)
    return on_cells(table, standing)


@lru_cache(maxsize=64)
def on_cells(table: Table, standing: tuple[Key, ...]) -> tuple[Instance, ...]:
    """The table's equations on these cells; files have few sets of them."""
    found = (one for equation in table.equations for one in applied(equation, table, standing))
    return tuple(one for one in found if one.left and one.right)


def applied(equation: Equation, table: Table, keys: tuple[Key, ...]) -> Iterator[Instance]:
    """One equation for each column, each line, or once."""
    if equation.each == "列":
        for column in table.columns:
            yield summed(equation, (table.key, column), [key for key in keys if key[-1] == column])
    elif equation.each:
        for line in dict.fromkeys(key[:-1] for key in keys):
            yield summed(equation, line, [key for key in keys if key[:-1] == line])
    else:
        yield summed(equation, (table.key,), list(keys))


def summed(equation: Equation, subject: Key, keys: list[Key]) -> Instance:
    """The equation with its names replaced by the cells among keys that they stand for."""

    def cells(terms: tuple[Term, ...]) -> tuple[Signed, ...]:
        """The cells of one side."""
        return tuple((term.sign, key) for term in terms for key in keys if stands_for(term.name, key, equation.each))

    return Instance(equation, subject, cells(equation.left), cells(equation.right))


def stands_for(name: str, key: Key, each: str) -> bool:
    """Whether a name of an equation means this cell."""
    if each == "列":
        return name in key[1:-1]
    return name == (key[-1] if each else ".".join(key[1:]))


def totals(table: Table) -> dict[Key, tuple[Key, ...]]:
    """The cells that are nothing but sums, each with the cells that it sums; a row's sum goes before a column's."""
    found: dict[Key, tuple[Key, ...]] = {}
    for one in sorted(instances(table), key=lambda one: one.equation.each != "列"):
        signs = {sign for sign, _ in (*one.left, *one.right)}
        if len(one.right) == 1 and signs == {1}:
            found[one.right[0][1]] = tuple(key for _, key in one.left)
    return found
