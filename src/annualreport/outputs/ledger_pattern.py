"""Read in a template of the ledger's workbook which columns each sheet has and how its rows look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Finding, fault
from annualreport.outputs import cell_style
from annualreport.outputs.ledger_columns import CHAPTER, REQUIREMENT, SECTION, known
from annualreport.place import sheet_cell

KINDS = (CHAPTER, SECTION, REQUIREMENT)
MOST_ROWS = 200
"""In how many rows from the top the patterns are looked for."""


DAY, GENERAL, TEXT = "yyyy-mm-dd", "General", "@"
"""Formats of a day, of a figure and of a text."""


@dataclass(frozen=True)
class Look:
    """How one cell looks with a text, with one that begins like a formula, with a day and with a figure in it."""

    text: Any
    quoted: Any
    day: Any
    figure: Any


@dataclass(frozen=True)
class Pattern:
    """How a kind of row looks: each cell, its height, how many cells its first one spans."""

    looks: tuple[Look, ...]
    height: float | None
    span: int


@dataclass(frozen=True)
class Layout:
    """A sheet that is filled in. head: the row of the columns' names; first, last: the rows of the patterns."""

    sheet: Worksheet
    head: int
    last: int
    columns: tuple[str, ...]
    patterns: dict[str, Pattern]

    @property
    def first(self) -> int:
        """The first row below the head, where the entries begin."""
        return self.head + 1


def layout(sheet: Worksheet) -> Layout | None:
    """The sheet's columns and patterns; None for one that has no pattern row, which is left as it is."""
    rows = {row: kind for row in range(2, min(sheet.max_row, MOST_ROWS) + 1) if (kind := kind_of(sheet, row))}
    start = next((row for row, kind in rows.items() if kind), None)
    if start is None:
        return None
    last = start
    while last + 1 in rows:
        last += 1
    width = max((column for column in range(1, sheet.max_column + 1) if head(sheet, start - 1, column)), default=1)
    columns = tuple(head(sheet, start - 1, column) for column in range(1, width + 1))
    patterns = {rows[row]: pattern(sheet, row, width) for row in range(start, last + 1)}
    return Layout(sheet, start - 1, last, columns, patterns)


def kind_of(sheet: Worksheet, row: int) -> str:
    """Which kind of row this is the pattern of; '' for any other row."""
    text = str(sheet.cell(row, 1).value or "").strip()
    return text if text in KINDS else ""


def head(sheet: Worksheet, row: int, column: int) -> str:
    """A column's name, without blanks."""
    return "".join(str(sheet.cell(row, column).value or "").split())


def pattern(sheet: Worksheet, row: int, width: int) -> Pattern:
    """How a row looks."""
    looks = tuple(look(sheet, row, column) for column in range(1, width + 1))
    merged = (one for one in sheet.merged_cells.ranges if (one.min_row, one.max_row, one.min_col) == (row, row, 1))
    span = next((one.max_col for one in merged), 1)
    return Pattern(looks, sheet.row_dimensions[row].height, span)


def look(sheet: Worksheet, row: int, column: int) -> Look:
    """How a cell looks with each kind of content, worked out once for all rows."""
    own: Any = sheet.cell(row, column)
    scratch: Any = Cell(sheet, row=row, column=column)  # beside the sheet, where styles can be tried
    usual = own.number_format

    def varied(number_format: str, *, quoted: bool = False) -> Any:
        """The style with another format."""
        cell_style.give(scratch, cell_style.of(own))
        scratch.number_format, scratch.quotePrefix = number_format, quoted
        return cell_style.of(scratch)

    day, figure = usual if is_date_format(usual) else DAY, GENERAL if usual == TEXT else usual
    return Look(varied(usual), varied(usual, quoted=True), varied(day), varied(figure))


def faults(found: Layout, label: str) -> Iterator[Finding]:
    """Columns that the ledger does not have, and a sheet that does not say how a requirement's row looks."""
    names = known(found.sheet.title)
    for at, column in enumerate(found.columns, 1):
        if column and column not in names:
            close = get_close_matches(column, names, 1, 0.5)
            meant = f"是不是「{close[0]}」？" if close else ""
            place = sheet_cell(label, found.sheet.title, found.head, at)
            hint = f"{meant}可以写的栏目：{'、'.join(names)}"
            yield fault("unknown-column", f"「{column}」不是台账的栏目", place, hint, subject=column)
    if REQUIREMENT not in found.patterns:
        place = sheet_cell(label, found.sheet.title, found.last, 1)
        hint = "请在表头下面留一行样板，第一格写「条」；这一行的字体、边框就是各条的样子"
        yield fault("no-pattern", "模板里没有「条」的样板行", place, hint, subject=found.sheet.title)
