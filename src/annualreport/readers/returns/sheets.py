"""Turn a workbook's parts into sheets of cells, as typed and as shown, in one pass over each sheet."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree

from annualreport.readers.returns.floating import UNKNOWN, Floating, floating
from annualreport.readers.returns.parts import DIGITS, area, attribute, column_of, named, parsed, relations
from annualreport.source import celltext, package

TEXT, NUMBER, DATE, PERCENT, YES_NO, ERROR = "text", "number", "date", "percent", "yes-no", "error"
MOST_ROWS = 5000
"""More than any office fills; a sheet formatted down to its last row would take minutes."""
DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
"""The numbers of Excel's own formats that show a day, those of Chinese Excel among them."""
PERCENT_FORMATS = frozenset((9, 10))
"""The numbers of its own formats that show hundredths."""
DAY_SIGNS = re.compile("[yd]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
KINDS = {"b": YES_NO, "e": ERROR, "d": DATE}
BROKEN = (etree.XMLSyntaxError, KeyError, IndexError, OSError, *package.BROKEN)
"""What a part raises that is not what it should be, or whose bytes are not those that were saved."""

Rows = dict[int, dict[int, "Cell"]]


class Cell(NamedTuple):
    """One filled cell. text: what is saved; of a formula its saved value, None where there is none."""

    row: int
    column: int
    kind: str
    text: str | None
    formula: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: its filled cells by row and column, its merged ranges (rows and columns, first and last).

    floating: what lies over the cells. more: it has more rows than were read. damaged: its part cannot be understood;
    what came before the fault is there.
    """

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    floating: tuple[Floating, ...] = ()
    more: bool = False
    damaged: bool = False


@dataclass(frozen=True)
class Book:
    """A workbook's sheets in their order; since_1904: how its dates count."""

    sheets: tuple[Sheet, ...]
    since_1904: bool = False


def open_sheets(content: bytes) -> Book:
    """The workbook; one of BROKEN where not even its list of sheets can be understood."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = frozenset(parts.namelist())
        book = parsed(parts.read("xl/workbook.xml"))
        targets = relations(parts, "xl/workbook.xml")
        shared = strings(parts) if "xl/sharedStrings.xml" in names else ()
        styles = kinds_of_styles(parts) if "xl/styles.xml" in names else {}
        sheets = tuple(
            sheet(parts, part, one.get("name", ""), shared, styles)
            for one in named(book, "sheet")
            if (part := targets.get(attribute(one, "id"), "")) in names and "chartsheets" not in part
        )
        settings = next(named(book, "workbookPr"), None)
    return Book(sheets, settings is not None and settings.get("date1904") in ("1", "true"))


def strings(parts: zipfile.ZipFile) -> tuple[str, ...]:
    """The shared texts."""
    return tuple(run_text(one) for one in named(parsed(parts.read("xl/sharedStrings.xml")), "si"))


def run_text(item: Any) -> str:
    """The text of a string item with all its runs, without the reading aids (phonetic runs) of Asian text."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return celltext.told(item[0].text or "")
    pieces = (one.text for one in named(item, "t") if etree.QName(one.getparent()).localname != "rPh")
    return celltext.told("".join(piece for piece in pieces if piece))


def kinds_of_styles(parts: zipfile.ZipFile) -> dict[int, str]:
    """What the cell styles show a number as, by their numbers: a day or hundredths; others are not named."""
    root = parsed(parts.read("xl/styles.xml"))
    own = {int(one.get("numFmtId")): QUOTED.sub("", one.get("formatCode", "")) for one in named(root, "numFmt")}
    shown = dict.fromkeys(DATE_FORMATS, DATE) | dict.fromkeys(PERCENT_FORMATS, PERCENT)
    for number, code in own.items():
        shown[number] = PERCENT if "%" in code else DATE if DAY_SIGNS.search(code) else NUMBER
    listed = [shown.get(int(one.get("numFmtId", "0")), NUMBER) for one in next(named(root, "cellXfs"), ())]
    return {at: kind for at, kind in enumerate(listed) if kind != NUMBER}


def sheet(parts: zipfile.ZipFile, part: str, name: str, shared: tuple[str, ...], styles: Mapping[int, str]) -> Sheet:
    """One sheet's cells; what can be read of it where its part is damaged."""
    rows: Rows = {}
    merged: list[tuple[int, int, int, int]] = []
    links: dict[tuple[int, int], str] = {}
    more = damaged = False
    try:
        targets = relations(parts, part)
        wanted = [f"{{*}}{one}" for one in ("row", "mergeCell", "hyperlink")]
        with parts.open(part) as stream:
            for _, element in etree.iterparse(stream, tag=wanted, resolve_entities=False, no_network=True):
                kind = etree.QName(element).localname
                if kind == "row":
                    more = more or not take(element, rows, shared, styles)
                elif kind == "mergeCell":
                    merged.append(area(element.get("ref", "")))
                elif target := targets.get(attribute(element, "id")):
                    links[area(element.get("ref", ""))[:2]] = target
                drop(element)
    except BROKEN:
        damaged = True
    over = [] if damaged else over_cells(parts, targets)
    return Sheet(name, rows, tuple(merged), links, tuple(over), more, damaged)


def over_cells(parts: zipfile.ZipFile, targets: dict[str, str]) -> list[Floating]:
    """What lies over a sheet's cells; where that cannot be understood, that there is something."""
    try:
        return list(floating(parts, targets))
    except (*BROKEN, StopIteration):
        return [Floating(UNKNOWN, 1, 1)]


def drop(element: Any) -> None:
    """Let go of an element that was read and of those before it: a long sheet needs no more room than a short one."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def take(element: Any, rows: Rows, shared: tuple[str, ...], styles: Mapping[int, str]) -> bool:
    """Keep a row's filled cells; false where it lies below what is read and is not empty."""
    number = int(element.get("r", "0")) or max(rows, default=0) + 1
    cells: dict[int, Cell] = {}
    column = 0
    for one in element:
        reference = one.get("r")
        column = column_of(reference.rstrip(DIGITS)) if reference else column + 1
        if len(one) and (made := cell(one, number, column, shared, styles)):
            cells[column] = made
    if number > MOST_ROWS:
        return not cells
    if cells:
        rows[number] = cells
    return True


def cell(element: Any, row: int, column: int, shared: tuple[str, ...], styles: Mapping[int, str]) -> Cell | None:
    """One cell; None where it holds nothing."""
    kind, formula, saved = element.get("t", "n"), False, None
    for part in element:
        name = part.tag[-2:]  # a local name behind its namespace's brace, or the end of one
        if name == "}v":
            saved = part.text
        elif name == "is":
            saved = run_text(part)
        elif name == "}f":
            formula = True
    if saved is None:
        return Cell(row, column, TEXT, None, formula) if formula else None
    if kind == "inlineStr":
        return Cell(row, column, TEXT, saved, formula)
    if kind == "s":
        return Cell(row, column, TEXT, shared[int(saved)], formula)
    if kind == "n":
        style = int(element.get("s", "0"))
        return Cell(row, column, styles.get(style, NUMBER), saved, formula)
    return Cell(row, column, KINDS.get(kind, TEXT), celltext.told(saved), formula)
