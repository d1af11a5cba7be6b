"""Find the form of an edition or of a year among the package's data; a new edition is a new YAML file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from annualreport.forms.equation import EquationError, parse
from annualreport.forms.form import AMOUNT, CHANGE, COUNT, Cell, Form, Key, Section, Table, Years
from annualreport.source import packaged


@cache
def all_forms() -> tuple[Form, ...]:
    """Every edition that the package knows, oldest first."""
    forms = [read_form(packaged.data(file)) for file in Path(__file__).parent.glob("*.yaml")]
    return tuple(sorted(forms, key=lambda form: form.years.first))


def form(edition: str) -> Form:
    """The form of an edition (60号, 30号); KeyError where it is not known."""
    for candidate in all_forms():
        if candidate.edition == edition:
            return candidate
    raise KeyError(edition)


def edition_for_year(year: int) -> str | None:
    """The edition that the notices prescribe for a report year; None before the first (2018 and earlier)."""
    return next((candidate.edition for candidate in all_forms() if year in candidate.years), None)


def read_form(data: dict[str, Any]) -> Form:
    """A form from its YAML data; EquationError or ValueError where the data is not sound."""
    years = Years(data["years"]["from"], data["years"].get("to"))
    sections = tuple(read_section(entry) for entry in data["sections"])
    tables = tuple(read_table(entry) for entry in data["tables"])
    return Form(data["edition"], data["name"], data["number"], data["notice"], years, data["title"], sections, tables)


def read_section(entry: dict[str, Any]) -> Section:
    """A first-level part."""
    return Section(
        entry["number"],
        entry["heading"],
        tuple(entry.get("variants", ())),
        entry.get("table", ""),
        tuple(entry.get("parts", ())),
    )


def read_table(entry: dict[str, Any]) -> Table:
    """A table with its cells laid on the grid; ValueError where they do not fill it."""
    columns = tuple(entry.get("columns", ()))
    cells = lay_out(entry, columns)
    equations = tuple(parse(**equation) for equation in entry.get("equations", ()))
    table = Table(entry["key"], entry["name"], tuple(entry["widths"]), columns, cells, equations)
    if len(table.grid) != table.height * len(table.widths):
        raise ValueError(f"{table.name}: the cells do not fill the grid")
    check_names(table)
    return table


def lay_out(entry: dict[str, Any], columns: tuple[str, ...]) -> tuple[Cell, ...]:
    """The cells of all rows, each at the first free spot of its row, as in HTML."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, physical in enumerate(entry["rows"]):
        for spec in (one for item in physical for one in expanded(item, columns)):
            column = next(spot for spot in range(len(entry["widths"]) + 1) if (row, spot) not in taken)
            cell = read_cell(spec, entry, row, column)
            cells.append(cell)
            spots = {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            if spots & taken or column + cell.columns > len(entry["widths"]):
                raise ValueError(f"{entry['name']}: row {row + 1} is too long")
            taken |= spots
    return tuple(cells)


def expanded(item: str | dict[str, Any], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """A row's entry as single cells: ``cells`` stands for one figure in every column."""
    if isinstance(item, str):
        return [{"text": item}]
    if "cells" not in item:
        return [item]
    return [{**item, "cell": f"{item['cells']}.{column}"} for column in columns]


def read_cell(spec: dict[str, Any], entry: dict[str, Any], row: int, column: int) -> Cell:
    """One cell at its spot."""
    key: Key | None = (entry["key"], *spec["cell"].split(".")) if "cell" in spec else None
    kind = spec.get("kind", COUNT)
    if kind not in (COUNT, CHANGE, AMOUNT):
        raise ValueError(f"{entry['name']}: unknown kind {kind}")
    unit = spec.get("unit", entry.get("unit", "")) if key else ""
    return Cell(
        row, column, spec.get("r", 1), spec.get("c", 1), spec.get("text", ""), spec.get("break", ""), key, kind, unit
    )


def check_names(table: Table) -> None:
    """Every name of an equation stands in the table, else EquationError."""
    rows = {part for line in table.lines for part in line[1:]}
    cells = {".".join(key[1:]) for key in table.figures}
    for equation in table.equations:
        known = {"列": rows, "": cells}.get(equation.each, set(table.columns))
        for name in equation.names:
            if name not in known:
                raise EquationError(f"{equation.rule}: {name} does not stand in {table.name}")
