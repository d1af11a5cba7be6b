"""Workbooks that were sent out for the good year and come back filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from annualreport.readers.returns.sender import Confirmed
from annualreport.source.journal import write_together
from annualreport.supervision.collect import Collected, collect_years
from annualreport.supervision.collect_read import read_all
from annualreport.supervision.split import split
from annualreport.workspace import Workspace

YEAR = 2020
NOW = datetime(2021, 1, 6, 9, 30)


def sent(workspace: Workspace, office: str, quarter: str = "", name: str = "") -> Path:
    """The workbook that goes out to an office, under a name of its own in the folder where it comes back."""
    split(workspace, YEAR, quarter, force=True)
    path = workspace.root / "in" / (name or f"{office}.xlsx")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(workspace.out(YEAR, f"报送/{office}.xlsx").read_bytes())
    return path


def fill(path: Path, number: str, values: Mapping[str, Any], scope: str = "", sheet: str = "任务") -> Path:
    """Type into the row of a requirement; of a list into its first row that nothing is typed in."""
    book = load_workbook(path)
    cells = book[sheet]
    heads = {cell.value: cell.column for cell in cells[1]}
    empty = [row for row in range(2, cells.max_row + 1) if fits(cells, heads, row, number, scope, values)]
    if empty:
        row = empty[0]
    else:
        row = next(row for row in range(2, cells.max_row + 2) if cells.cell(row, heads["编号"]).value is None)
        cells.cell(row, heads["编号"]).value = number
    for key, value in values.items():
        cells.cell(row, heads[key]).value = value
    book.save(path)
    return path


def fits(cells: Any, heads: Mapping[str, int], row: int, number: str, scope: str, values: Mapping[str, Any]) -> bool:
    """Whether a row is the requirement's (and the scope's); of a list one that nothing is typed in."""
    if cells.cell(row, heads["编号"]).value != number:
        return False
    if cells.title != "任务":
        return all(cells.cell(row, heads[key]).value is None for key in values)
    return not scope or cells.cell(row, heads["范围"]).value == scope


def retype(path: Path, sheet: str, old: str, key: str, new: Any) -> Path:
    """Let the row of a list that holds a text say something else in one column, or nothing at all (no key)."""
    book = load_workbook(path)
    heads = {cell.value: cell.column for cell in book[sheet][1]}
    (row,) = [cells for cells in book[sheet].iter_rows(min_row=2) if old in [cell.value for cell in cells]]
    for cell in row:
        if not key or cell.column == heads[key]:
            cell.value = new
    book.save(path)
    return path


def returned(workspace: Workspace, office: str, number: str, values: Mapping[str, Any], **more: str) -> Path:
    """A workbook with one row filled."""
    return fill(sent(workspace, office, **more), number, values)


def collect(
    workspace: Workspace, *paths: Path, now: datetime = NOW, office: str = "", year: int | None = None
) -> tuple[Collected | None, list[str]]:
    """Collect the workbooks and write; what the year comes to (None where none could be taken) and what is said."""
    reading = read_all(workspace, paths, Confirmed(office, year), lambda: None)
    years = collect_years(workspace, reading.by_year, now)
    written = {path: content for one in years for path, content in one.files.items()}
    if written:
        write_together(written, workspace.root)
    found = (one for year in years for one in year.said(workspace, written=True))
    said = [one.as_text() for one in (*reading.findings, *found)]
    return (years[0] if years else None), said
