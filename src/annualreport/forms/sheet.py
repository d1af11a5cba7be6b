"""Say where each cell of a statutory table stands on its sheet of the workbook, and which formulas total it."""

from __future__ import annotations

from collections.abc import Iterable

from annualreport.forms.form import Cell, Key, Table
from annualreport.forms.instance import Signed, totals

HEAD = 2
"""Rows above the table: the section's heading and how to fill in."""
ABOUT = "版式"
"""The hidden sheet that says which form the workbook is, and of which year: labels in A, values in B."""
ABOUT_KEYS = ("版式", "年度")


def spot(cell: Cell) -> tuple[int, int]:
    """Row and column of a cell on its sheet, counted from 1."""
    return cell.row + 1 + HEAD, cell.column + 1


def address(table: Table, key: Key) -> str:
    """The cell of a key as a formula names it: D6."""
    row, column = spot(table.figures[key])
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The letter of a column counted from 1; statutory tables have fewer than 27."""
    return chr(ord("A") + column - 1)


def total_formulas(table: Table) -> dict[Key, str]:
    """The formula of each total, which stays empty while one of its figures is missing."""
    return {key: total_formula(table, parts) for key, parts in totals(table).items()}


def total_formula(table: Table, parts: tuple[Key, ...]) -> str:
    """``=IF(COUNT(D6:I6)=6,SUM(D6:I6),"")``."""
    where = ranges(table, parts)
    return f'=IF(COUNT({where})={len(parts)},SUM({where}),"")'


def ranges(table: Table, keys: Iterable[Key]) -> str:
    """Cells as ranges where they touch: D6:I6, else D6,D9."""
    runs: list[list[tuple[int, int]]] = []
    for found in sorted(spot(table.figures[key]) for key in keys):
        if runs and continues(runs[-1], found):
            runs[-1].append(found)
        else:
            runs.append([found])
    return ",".join(named(run) for run in runs)


def continues(run: list[tuple[int, int]], found: tuple[int, int]) -> bool:
    """Whether a cell is the next of a run along its one row or down its one column."""
    row, column = run[0]
    return found == (row, column + len(run)) or (found == (row + len(run), column) and run[-1][1] == column)


def named(run: list[tuple[int, int]]) -> str:
    """One range of touching cells of one row or one column."""
    first, last = (f"{letters(column)}{row}" for row, column in (run[0], run[-1]))
    return first if first == last else f"{first}:{last}"


def side_formula(table: Table, side: tuple[Signed, ...]) -> str:
    """One side of an equation in a formula: ``SUM(D6:D7)-SUM(D9)``."""
    plus = [key for sign, key in side if sign > 0]
    minus = [key for sign, key in side if sign < 0]
    added = f"SUM({ranges(table, plus)})" if plus else "0"
    return f"{added}-SUM({ranges(table, minus)})" if minus else added
