"""Turn an outline's table into one with named heads: a statutory one by the form's grid, any other by its first row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from annualreport import forms
from annualreport.forms import Form, Key
from annualreport.forms.form import Cell as FormCell
from annualreport.forms.form import Table as FormTable
from annualreport.outline import Table, TableCell
from annualreport.outputs.html.pieces import Piece, pieces
from annualreport.source.patterns import later

ALIKE = 0.9
"""The share of a statutory table's labels that must stand in a table for it to be taken as that table."""
NOTE = "勾稽关系"
"""What the one label says that names neither rows nor columns: the note in the corner of 表三."""
QUOTES = str.maketrans("“”‘’「」", '""\'\'""')
NUMBER = later(r"[-+−－]?\d[\d,，]*(?:[.．]\d+)?\s*(?:%|％|亿元|万元|元|件|项|条|宗)?")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the page: a head with id and scope, or data with the ids of its heads in reading order."""

    pieces: tuple[Piece, ...]
    rows: int = 1
    columns: int = 1
    head: bool = False
    id: str = ""
    scope: str = ""
    headers: str = ""
    look: str = ""

    @property
    def tag(self) -> str:
        """The element's name."""
        return "th" if self.head else "td"

    @property
    def plain(self) -> str | None:
        """The text where it is one piece or none, with nothing marked in it."""
        if not self.pieces:
            return ""
        first = self.pieces[0]
        return None if self.pieces[1:] or first.gap or first.soft or first.ends else first.text


Row = tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """A table of the page.

    id: begins the ids of its cells. name: 表二, 表三, 表四, 图 for the figures of a chart; empty for any other.
    caption: its heading. widths: percent of each column, where the form says. head, bodies: rows by group.
    """

    id: str
    name: str
    caption: str
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    widths: tuple[str, ...] = field(default=())

    @property
    def look(self) -> str:
        """The class that the style sheet knows."""
        return {"表二": "two", "表三": "three", "表四": "four", "图": "data"}.get(self.name, "plain")


def grid(table: Table, form: Form, prefix: str) -> Grid:
    """The table for the page; ``prefix`` makes its ids unique there. Texts are always the document's own."""
    known = statutory(table, form)
    return laid_on(table, known, form, prefix) if known else plain(table, prefix)


def statutory(table: Table, form: Form) -> FormTable | None:
    """Which statutory table it is by its labels, of the report's form first; None where it is none of any edition."""
    known = (*form.tables, *(other for edition in forms.all_forms() for other in edition.tables))
    return next((candidate for candidate in known if is_like(table, candidate)), None)


def is_like(table: Table, form: FormTable) -> bool:
    """Whether the cells lie as in the form and (nearly) all labels are the same."""
    if (table.height, table.width) != (form.height, len(form.widths)) or len(table.cells) != len(form.cells):
        return False
    pairs = [(cell, form.grid[cell.row, cell.column]) for cell in table.cells]
    if any((cell.rows, cell.columns) != (one.rows, one.columns) for cell, one in pairs):
        return False
    labels = [(cell, one) for cell, one in pairs if one.key is None]
    same = sum(bare(cell.text) == bare(one.text) for cell, one in labels)
    return same >= ALIKE * len(labels)


def bare(text: str) -> str:
    """A label without spaces and line breaks, quotation marks of one kind."""
    return "".join(text.split()).translate(QUOTES)


def laid_on(table: Table, known: FormTable, form: Form, prefix: str) -> Grid:
    """A statutory table under the heading of its part, with the form's column widths and groups of rows."""
    heading = next((section.heading for section in form.sections if section.table == known.key), "")
    breaks = {row for row in range(known.head_rows + 1, known.height) if begins_group(known, row)}
    cells = [(cell, statutory_cell(cell, known, prefix)) for cell in table.cells]
    head, bodies = grouped(table.height, cells, known.head_rows, breaks)
    total = sum(known.widths)
    widths = tuple(f"{width / total:.2%}" for width in known.widths)
    return Grid(prefix, known.name, f"{known.name}　{heading}", head, bodies, widths)


def statutory_cell(cell: TableCell, known: FormTable, prefix: str) -> GridCell:
    """A cell with its part in the form: a figure names the heads of its row and column, a label is a head."""
    place = known.grid[cell.row, cell.column]
    if place.key:
        headers = heads_of(known, prefix, place.key)
        return GridCell(pieces(cell.text), cell.rows, cell.columns, headers=headers, look="figure")
    if is_note(place):
        return GridCell(pieces(cell.text), cell.rows, cell.columns, look="note")
    scope, look = scope_of(place, known)
    return GridCell(pieces(cell.text), cell.rows, cell.columns, True, identity(prefix, place), scope, look=look)


@lru_cache(maxsize=4096)
def heads_of(known: FormTable, prefix: str, key: Key) -> str:
    """The ids of the heads of a figure, in reading order."""
    return " ".join(identity(prefix, head) for head in known.heads[key] if not is_note(head))


def is_note(cell: FormCell) -> bool:
    """Whether a label is the note in the corner."""
    return NOTE in cell.text


def scope_of(cell: FormCell, table: FormTable) -> tuple[str, str]:
    """What a label heads, and how it looks: a column or several, a row or several."""
    width = len(table.widths)
    if cell.columns == width:
        return ("rowgroup" if cell.row >= table.head_rows else "colgroup"), "group"
    if any(table.grid[cell.row, column].key for column in range(width)):
        return ("rowgroup" if cell.rows > 1 else "row"), "side"
    return ("colgroup" if cell.columns > 1 else "col"), "heads"


def begins_group(table: FormTable, row: int) -> bool:
    """Whether a group of rows begins here: at a heading across the table, at and after a label of several rows."""
    first, above = table.grid[row, 0], table.grid[row - 1, 0]
    if first.columns == len(table.widths):
        return True
    return first is not above and max(first.rows, above.rows) > 1


def identity(prefix: str, head: FormCell) -> str:
    """The id of a head."""
    return f"{prefix}-{head.row}-{head.column}"


def plain(table: Table, prefix: str) -> Grid:
    """Any other table: the first row names the columns, unless it is all that there is."""
    deep = max((cell.rows for cell in table.cells if cell.row == 0), default=0)
    deep = deep if deep < table.height else 0
    head, bodies = grouped(table.height, [(cell, plain_cell(cell, deep)) for cell in table.cells], deep, set())
    return Grid(prefix, "", "", head, bodies)


def plain_cell(cell: TableCell, deep: int) -> GridCell:
    """A cell of such a table; one of the first ``deep`` rows that holds a text is a head."""
    text = cell.text.strip()
    if cell.row < deep:
        scope = ("colgroup" if cell.columns > 1 else "col") if text else ""
        return GridCell(pieces(text), cell.rows, cell.columns, bool(text), scope=scope, look="heads")
    look = "number" if NUMBER.fullmatch(text) else ""
    return GridCell(pieces(text), cell.rows, cell.columns, look=look)


def grouped(
    height: int, cells: Iterable[tuple[TableCell, GridCell]], deep: int, breaks: Iterable[int]
) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...]]:
    """The rows of the head and those of each group; ``deep`` rows of head, a new group at each of ``breaks``."""
    rows: list[list[GridCell]] = [[] for _ in range(height)]
    for cell, made in sorted(cells, key=lambda pair: (pair[0].row, pair[0].column)):
        rows[cell.row].append(made)
    physical = [tuple(row) for row in rows]
    edges = [deep, *sorted(breaks), height]
    return tuple(physical[:deep]), tuple(tuple(physical[first:last]) for first, last in pairwise(edges))
