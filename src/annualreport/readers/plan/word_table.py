"""Read the tables of a Word file into rows: merged cells resolved, line breaks kept, deleted text left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from annualreport.finding import Stop, fault
from annualreport.place import table_cell, whole
from annualreport.readers.plan.rows import Cell, Row, Source
from annualreport.source import package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
LEFT_OUT = (f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
LARGEST = 1000
"""Columns; a wider table is no plan but a damaged or hostile file."""


def read(path: Path, label: str) -> Source:
    """The paragraphs above the first table and all tables of the body; Stop for a file that may not be opened."""
    package.check(path, label, ".docx")
    body = parse(path, label).find(f"{W}body")
    above: list[str] = []
    tables: list[tuple[Row, ...]] = []
    for block in () if body is None else blocks(body):
        if block.tag == f"{W}tbl":
            tables.append(table(block, len(tables) + 1, label))
        elif not tables:
            above += text_of(block).split("\n")
    return Source(tuple(line.strip() for line in above), tuple(rows for rows in tables if rows))


def parse(path: Path, label: str) -> Any:
    """The root of the main document; external entities are never fetched nor expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(package.MAIN[".docx"]).replace(STRICT, TRANSITIONAL)
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        hint = "请用 Word 或 WPS 打开后另存一份"
        raise Stop(fault("damaged-file", "文件已损坏：正文的格式读不懂", whole(label), hint)) from None


def blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables right below an element, those in content controls and insertions too."""
    yield from children(parent, (f"{W}p", f"{W}tbl"))


def children(parent: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    """The wanted elements right below, looking through wrappers only."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from children(child, wanted)


def table(element: Any, number: int, label: str) -> tuple[Row, ...]:
    """The rows of a table; a vertically merged cell carries the text of the cell that it goes on from."""
    lines = [row for row in children(element, (f"{W}tr",)) if row.find(f"{W}trPr/{W}del") is None]
    laid = [laid_out(line, number, at, label) for at, line in enumerate(lines, start=1)]
    width = max((cell.column + cell.columns for cells in laid for cell in cells), default=0)
    rows: list[Row] = []
    above: dict[int, Cell] = {}
    for at, cells in enumerate(laid, start=1):
        carried = tuple(carry(cell, above.get(cell.column)) for cell in cells)
        above = {cell.column: cell for cell in carried}
        rows.append(Row(carried, width, table_cell(label, number, at, 1)))
    return tuple(rows)


def carry(cell: Cell, above: Cell | None) -> Cell:
    """A continued cell with the text of the one above it; other cells as they are."""
    if not cell.continued:
        return cell
    if above is None:
        return replace(cell, continued=False)
    return replace(cell, text=above.text, automatic=above.automatic)


def laid_out(line: Any, table_number: int, row_number: int, label: str) -> list[Cell]:
    """The cells of a row on the table's grid."""
    column = number_of(line, "trPr/gridBefore", 0)
    cells = []
    for order, element in enumerate(children(line, (f"{W}tc",)), start=1):
        span = number_of(element, "tcPr/gridSpan", 1)
        merge = element.find(f"{W}tcPr/{W}vMerge")
        continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        place = table_cell(label, table_number, row_number, order)
        text = "\n".join(paragraphs(element))
        cells.append(Cell(text, column, place, span, continued, is_automatic(element)))
        column += span
    return cells


def paragraphs(cell: Any) -> Iterator[str]:
    """The texts of a cell's paragraphs, those of tables inside it too."""
    for block in blocks(cell):
        if block.tag == f"{W}p":
            yield text_of(block)
            continue
        for line in children(block, (f"{W}tr",)):
            for inner in children(line, (f"{W}tc",)):
                yield from paragraphs(inner)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph as it is read: breaks as newlines, deleted text and text boxes left out."""
    if paragraph.tag == f"{W}t":
        return paragraph.text or ""
    if paragraph.tag in BREAKS:
        return BREAKS[paragraph.tag]
    if paragraph.tag in LEFT_OUT or paragraph.tag == FALLBACK:
        return ""
    return "".join(text_of(child) for child in paragraph)


def is_automatic(cell: Any) -> bool:
    """Whether the first paragraph with text is numbered by Word itself."""
    for paragraph in cell.iterchildren(f"{W}p"):
        if text_of(paragraph).strip():
            number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
            return number is not None and number.get(f"{W}val") != "0"
    return False


def number_of(element: Any, path: str, without: int) -> int:
    """A number of the element's properties within sane bounds; the usual one where it is not set."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    typed = "" if found is None else found.get(f"{W}val") or ""
    return min(int(typed), LARGEST) if typed.isascii() and typed.isdigit() else without
