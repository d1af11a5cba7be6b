"""Turn a table of Word's XML into cells on a full grid: gridSpan, gridBefore and vMerge resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annualreport.outline import wordxml
from annualreport.outline.records import Table, TableCell
from annualreport.place import Place, table_cell

NONE: dict[str, wordxml.Element] = {}


@dataclass(frozen=True, slots=True)
class Body:
    """What holds the tables: the file as told to the user, the texts of its paragraphs."""

    file: str
    texts: wordxml.Texts


def read(element: wordxml.Element, body: Body, number: int) -> Table:
    """The table; number counts the document's tables from 1."""
    marks = marked(element)
    cells: dict[tuple[int, int], TableCell] = {}
    above: dict[int, tuple[int, int]] = {}
    height = 0
    for row in wordxml.blocks(element):
        if wordxml.child(row, "trPr", "del") is None:
            laid = Row(row, body, marks, number, height)
            above = lay(laid, cells, above)
            height += 1
    width = max((cell.column + cell.columns for cell in cells.values()), default=0)
    return Table(tuple(cells.values()), height, width, Place(body.file, f"第{number}个表格", (number,)))


Marks = dict[wordxml.Element, dict[str, wordxml.Element]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be laid; index counts the rows of the table from 0."""

    element: wordxml.Element
    body: Body
    marks: Marks
    number: int
    index: int


def marked(table: wordxml.Element) -> Marks:
    """What says of cells that they are merged, gridSpan and vMerge, by cell; most cells have neither."""
    found: Marks = {}
    for one in table.iter("{*}gridSpan", "{*}vMerge"):
        properties = one.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None:
            found.setdefault(cell, {}).setdefault(wordxml.name(one), one)
    return found


def lay(
    row: Row, cells: dict[tuple[int, int], TableCell], above: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Lay one row's cells; the result says, by column, which cell a continuation in the next row belongs to."""
    column = whole(wordxml.child(row.element, "trPr", "gridBefore"), 0)
    below: dict[int, tuple[int, int]] = {}
    for element in wordxml.blocks(row.element):
        marks = row.marks.get(element, NONE)
        span, merged = whole(marks.get("gridSpan"), 1), marks.get("vMerge")
        if merged is not None and wordxml.value(merged) != "restart" and column in above:
            owner = above[column]
            cells[owner] = replace(cells[owner], rows=cells[owner].rows + 1)
        else:
            owner = row.index, column
            place = table_cell(row.body.file, row.number, row.index + 1, column + 1)
            cells[owner] = TableCell(content(element, row.body.texts), row.index, column, 1, span, place)
        if merged is not None:
            below[column] = owner
        column += span
    return below


def whole(element: wordxml.Element | None, otherwise: int) -> int:
    """A count in an element's value; the other where none is written."""
    written = "" if element is None else wordxml.value(element)
    return int(written) if written.isdigit() else otherwise


def content(cell: wordxml.Element, texts: wordxml.Texts) -> str:
    """The cell's paragraphs joined by newlines, with those of its boxes and of tables inside it."""
    return "\n".join([line for line in lines(cell, texts) if line.strip()])


def lines(container: wordxml.Element, texts: wordxml.Texts) -> list[str]:
    """The text of every paragraph below the container."""
    found: list[str] = []
    add_lines(container, texts, found)
    return found


def add_lines(container: wordxml.Element, texts: wordxml.Texts, found: list[str]) -> None:
    """The same into a list; tables, rows and cells are gone into like content controls and insertions."""
    for one in container:
        kind = wordxml.local(one.tag)
        if kind == "p":
            found.append(texts.of(one))
            for box in texts.boxes(one):
                add_lines(box, texts, found)
        elif kind not in wordxml.GONE:
            add_lines(one, texts, found)
