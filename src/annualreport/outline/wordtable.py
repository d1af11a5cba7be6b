"""Turn a table of Word's XML into cells on a full grid: gridSpan, gridBefore and vMerge resolved."""

from __future__ import annotations

from dataclasses import replace

from annualreport.outline import wordxml
from annualreport.outline.records import Table, TableCell
from annualreport.place import Place, table_cell


def read(element: wordxml.Element, file: str, number: int) -> Table:
    """The table; number counts the document's tables from 1."""
    cells: dict[tuple[int, int], TableCell] = {}
    above: dict[int, tuple[int, int]] = {}
    height = 0
    for row in wordxml.blocks(element):
        if wordxml.child(row, "trPr", "del") is None:
            above = lay(row, cells, above, (file, number, height))
            height += 1
    width = max((cell.column + cell.columns for cell in cells.values()), default=0)
    return Table(tuple(cells.values()), height, width, Place(file, f"第{number}个表格", (number,)))


def lay(
    row: wordxml.Element,
    cells: dict[tuple[int, int], TableCell],
    above: dict[int, tuple[int, int]],
    spot: tuple[str, int, int],
) -> dict[int, tuple[int, int]]:
    """Lay one row's cells; the result says, by column, which cell a continuation in the next row belongs to."""
    file, number, index = spot
    column = whole(wordxml.child(row, "trPr", "gridBefore"), 0)
    below: dict[int, tuple[int, int]] = {}
    for element in wordxml.blocks(row):
        properties = wordxml.child(element, "tcPr")
        span = whole(wordxml.child(properties, "gridSpan"), 1)
        merged = wordxml.child(properties, "vMerge")
        if merged is not None and wordxml.value(merged) != "restart" and column in above:
            owner = above[column]
            cells[owner] = replace(cells[owner], rows=cells[owner].rows + 1)
        else:
            owner = index, column
            place = table_cell(file, number, index + 1, column + 1)
            cells[owner] = TableCell(content(element), index, column, 1, span, place)
        if merged is not None:
            below[column] = owner
        column += span
    return below


def whole(element: wordxml.Element | None, otherwise: int) -> int:
    """A count in an element's value; the other where none is written."""
    written = wordxml.value(element)
    return int(written) if written.isdigit() else otherwise


def content(cell: wordxml.Element) -> str:
    """The cell's paragraphs joined by newlines, with those of its boxes and of tables inside it."""
    return "\n".join(line for line in lines(cell) if line.strip())


def lines(container: wordxml.Element) -> list[str]:
    """The text of every paragraph below the container."""
    found: list[str] = []
    for block in wordxml.blocks(container):
        if wordxml.name(block) == "p":
            found.append(wordxml.text(block))
            found += [line for box in wordxml.boxes(block) for line in lines(box)]
        else:
            found += lines(block)
    return found
