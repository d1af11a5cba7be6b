"""Lay a judged report's tables and findings out for the page: which cells are faulty, and by which finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annualreport.finding import Finding, Severity
from annualreport.outline import Table
from annualreport.place import Place
from annualreport.readers.published import Published, figures
from annualreport.readers.published.found import NAMES

HEAVY = (Severity.BLOCKING, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True)
class ShownCell:
    """A cell of the page. numbers: of the findings that name it. head: a label. scope: what the label heads."""

    text: str
    rows: int
    columns: int
    head: bool
    scope: str = ""
    numbers: tuple[int, ...] = ()
    severity: str = ""


@dataclass(frozen=True)
class ShownTable:
    """A statutory table of the page, row by row."""

    caption: str
    rows: tuple[tuple[ShownCell, ...], ...]


@dataclass(frozen=True)
class ShownFinding:
    """A finding of the page with its number; linked: whether a cell of the tables bears the number."""

    number: int
    severity: str
    message: str
    rules: str
    places: tuple[str, ...]
    hint: str
    linked: bool


@dataclass(frozen=True)
class Shown:
    """What the page shows of one report."""

    title: str
    tables: tuple[ShownTable, ...]
    findings: tuple[ShownFinding, ...]


def shown(document: Published, findings: Sequence[Finding]) -> Shown:
    """The report's statutory tables with the faulty cells marked, and every finding with a number, 未核 last."""
    findings = sorted(findings, key=lambda one: one.severity not in HEAVY)
    spots: dict[Place, list[int]] = {}
    for number, finding in enumerate(findings, 1):
        if finding.severity in HEAVY:
            for place in finding.places:
                spots.setdefault(place, []).append(number)
    figured = {cell.place for cell in document.statistics.cells.values()} if document.statistics else set()
    named = [(figures.kind(table), table) for table in document.outline.tables]
    tables = tuple(laid(NAMES[key], table, figured, spots, findings) for key, table in named if key)
    marked = {cell.place for _, table in named for cell in table.cells}
    return Shown(
        document.title or document.outline.file,
        tables,
        tuple(one(number, finding, marked) for number, finding in enumerate(findings, 1)),
    )


def one(number: int, finding: Finding, marked: set[Place]) -> ShownFinding:
    """A finding for the page."""
    places = tuple(place.where or place.file for place in finding.places[:6])
    linked = finding.severity in HEAVY and any(place in marked for place in finding.places)
    rules = "、".join(finding.rules[:4]) + ("等" if len(finding.rules) > 4 else "")
    return ShownFinding(number, str(finding.severity), finding.message, rules, places, finding.hint, linked)


def laid(
    caption: str,
    table: Table,
    figured: set[Place | None],
    spots: dict[Place, list[int]],
    findings: Sequence[Finding],
) -> ShownTable:
    """A table's rows."""
    rows: list[list[ShownCell]] = [[] for _ in range(table.height)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        numbers = tuple(spots.get(cell.place, ()))
        gravest = min((findings[number - 1].severity for number in numbers), key=HEAVY.index, default="")
        head = cell.place not in figured and bool(cell.text.strip())
        scope = scope_of(cell.row, cell.column, cell.columns, table) if head else ""
        text = cell.text.replace("\n", "")
        rows[cell.row].append(ShownCell(text, cell.rows, cell.columns, head, scope, numbers, str(gravest)))
    return ShownTable(caption, tuple(tuple(row) for row in rows))


def scope_of(row: int, column: int, columns: int, table: Table) -> str:
    """What a label heads: columns where it stands in a row of labels, else its row."""
    labels_only = all(not cell.text.strip().isdigit() for cell in table.cells if cell.row == row)
    if labels_only and (column or row == 0):
        return "colgroup" if columns > 1 else "col"
    return "row"
