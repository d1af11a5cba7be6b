"""Read 表三 by its labels: the row's name at its left, the applicant's kind above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annualreport.model.statistics import TEXT, read_cell
from annualreport.outline import Table, TableCell
from annualreport.readers.published import labels
from annualreport.readers.published.found import Found
from annualreport.readers.published.grids import Grid, below, figure
from annualreport.readers.published.labels import Match, bare

KEY = "依申请公开"


@dataclass(frozen=True)
class Row:
    """A row with what was read of it: its label with what it was taken for, and the cells after the label."""

    label: TableCell | None
    match: Match | None
    figures: tuple[TableCell, ...]


def read(table: Table, found: Found) -> None:
    """Add the figures of a table, or of a piece of it, to what was found."""
    grid = Grid(table)
    rows = [understood(cells) for cells in grid.rows]
    first = next((number for number, row in enumerate(rows) if row.match), len(rows))
    heads = head_cells(grid.rows[:first], found) or guessed(rows)
    if not heads:
        return
    for row, match in zip(rows, matches(rows, found), strict=True):
        if match is None:
            continue
        if row.label and row.match:
            found.label(row.label, row.match)
        for (column, _), cell in zip(heads, below([head for _, head in heads], row.figures), strict=True):
            if cell is not None:
                found.add((*labels.line(KEY, match.name), column), figure(cell))


def understood(cells: Sequence[TableCell]) -> Row:
    """A row: its label is the last cell that names one of the form's rows; what follows are figures."""
    if names_columns(cells):
        return Row(None, None, ())
    for at in range(len(cells) - 1, -1, -1):
        text = cells[at].text.strip()
        known = labels.match(text, labels.rows(KEY)) if text and read_cell(text).state == TEXT else None
        if known and len(cells) - at > 1:
            return Row(cells[at], known, tuple(cells[at + 1 :]))
    figures = [cell for cell in cells if read_cell(cell.text).state != TEXT]
    while len(figures) > len(names()) and not figures[0].text.strip():
        figures.pop(0)
    return Row(None, None, tuple(figures))


def names_columns(cells: Sequence[TableCell]) -> bool:
    """Whether a row names kinds of applicants; 其他 and 总计 are names of rows too."""
    return len({bare(cell.text) for cell in cells} & labels.columns(KEY).keys()) > 1


def head_cells(rows: Sequence[Sequence[TableCell]], found: Found) -> list[tuple[str, TableCell]]:
    """The heads of the seven columns from left to right; nothing unless all are there."""
    heads: dict[str, TableCell] = {}
    for cells in rows:
        for cell in cells:
            known = labels.match(cell.text, labels.columns(KEY))
            if known and known.name not in heads:
                heads[known.name] = cell
                found.label(cell, known)
    if len(heads) < len(names()):
        return []
    return sorted(heads.items(), key=lambda pair: pair[1].column)


def names() -> tuple[str, ...]:
    """The columns in the form's order."""
    return labels.tables(KEY)[0].columns


def guessed(rows: Sequence[Row]) -> list[tuple[str, TableCell]]:
    """Without heads (a piece of a table cut in two) the columns of the first row that has seven figures."""
    for row in rows:
        if row.match and len(row.figures) == len(names()):
            return list(zip(names(), row.figures, strict=True))
    return []


def matches(rows: Sequence[Row], found: Found) -> list[Match | None]:
    """What each row is; one without a readable label is known where exactly one line of the form lies between."""
    known = [row.match for row in rows]
    for number, row in enumerate(rows):
        if known[number] is None and len(row.figures) == len(names()) and 0 < number < len(rows) - 1:
            between = gap(known[number - 1], known[number + 1])
            if between:
                known[number] = between
                found.inferred(row.figures, between.wording)
    return known


def gap(before: Match | None, after: Match | None) -> Match | None:
    """The one line of an edition that lies between two lines; None where there is none or are several."""
    if before is None or after is None:
        return None
    for table in reversed(labels.tables(KEY)):
        lines = [".".join(line[1:]) for line in table.lines]
        if before.name in lines and after.name in lines and lines.index(after.name) - lines.index(before.name) == 2:
            name = lines[lines.index(before.name) + 1]
            wording = next(text for one, text in labels.rows(KEY).values() if one == name)
            return Match(name, wording, True)
    return None
