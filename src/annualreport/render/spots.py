"""Say where in a Word part an element stands: paragraph by number, table cell by row and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from lxml import etree

from annualreport.place import Place, paragraph, quoted, table_cell, whole
from annualreport.render.writing import as_typed

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
NS = {"w": NAMESPACE}
P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TEXTS = (T, MATH + "t")
"""What holds letters: a run's text, and a formula's."""
Element = etree._Element


def select(root: Element, path: str, **values: Any) -> list[Element]:
    """The elements that an XPath finds; the prefix w is known."""
    return cast("list[Element]", root.xpath(path, namespaces=NS, **values))


def texts_with(root: Element, *wanted: str, kinds: tuple[str, ...] = (T,)) -> list[Element]:
    """The texts of runs that contain any of the wanted, in reading order."""
    return [
        text
        for text in root.iter(*kinds)
        if (typed := text.text)
        and any(one in typed for one in wanted)
        and next(text.iterancestors(P), None) is not None
    ]


def outermost(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables below an element; what is inside them is passed over, however long."""
    for one in holder:
        if one.tag in (P, TBL):
            yield one
        else:
            yield from outermost(one)


class Spots:
    """The places of one part. number: the part's rank in its package, so that places sort in reading order.

    foreign: the places of what was taken in from another file.
    """

    def __init__(self, root: Element, label: str, part: str, number: int) -> None:
        self.root, self.label, self.part, self.number = root, label, part, number
        self.holders: dict[Element, int] = {}
        self.foreign: dict[Element, Place] = {}
        self.rows: dict[Element, int] = {}
        self.placed: dict[Element, Place] = {}

    def number_of(self, container: Element) -> int:
        """A number that stands for a container, the same each time it is asked for."""
        return self.holders.setdefault(container, len(self.holders) + 1)

    @cached_property
    def outermost(self) -> list[Element]:
        """Paragraphs and tables that lie in no other, in reading order."""
        return list(outermost(self.root))

    @cached_property
    def paragraphs(self) -> dict[Element, int]:
        """Paragraphs outside tables and text boxes, counted from 1."""
        found = [one for one in self.outermost if one.tag == P]
        return {element: number for number, element in enumerate(found, 1)}

    @cached_property
    def tables(self) -> dict[Element, int]:
        """Tables outside tables, counted from 1."""
        found = [one for one in self.outermost if one.tag == TBL]
        return {element: number for number, element in enumerate(found, 1)}

    def grid_spot(self, cell: Element) -> tuple[int, int]:
        """Row and column of a cell in its table's grid, counted from 1; the rows of a table are counted once."""
        row = cell.getparent()
        assert row is not None
        if row not in self.rows:
            beside = row.getparent()
            assert beside is not None
            self.rows |= {one: number for number, one in enumerate(beside.iterchildren(TR), 1)}
        return self.rows[row], column_of(cell)

    @cached_property
    def order(self) -> dict[Element, int]:
        """The rank of every paragraph in reading order."""
        return {element: number for number, element in enumerate(self.root.iter(P))}

    def of(self, element: Element) -> Place:
        """The place of a paragraph, or of what contains the element; the text as it was when it was first asked for."""
        if element not in self.placed:
            self.placed[element] = self.found(element)
        return self.placed[element]

    def found(self, element: Element) -> Place:
        """The same with the text as it is."""
        chain = [element, *element.iterancestors()]
        if self.foreign:
            known = next((self.foreign[one] for one in chain if one in self.foreign), None)
            if known is not None:
                return known
        rank = next((self.order[one] for one in chain if one in self.order), 0)
        return replace(self.spot(element, chain), order=(self.number, rank))

    def spot(self, element: Element, chain: list[Element]) -> Place:
        """The place without its order."""
        cells = [one for one in chain if one.tag == TC]
        table = next((one for one in chain if one in self.tables), None)
        if cells and table is not None:
            row, column = self.grid_spot(cells[-1])
            place = table_cell(self.label, self.tables[table], row, column, self.part)
            return replace(place, where=place.where + quoted(as_typed(text_of(element))))
        outer = next((one for one in reversed(chain) if one in self.paragraphs), None)
        if outer is None:
            text = text_of(element) or element.text or ""
            return replace(whole(self.label), where=self.part + quoted(as_typed(text)))
        return paragraph(self.label, self.paragraphs[outer], as_typed(text_of(outer)), self.part)


def grid_spot(cell: Element) -> tuple[int, int]:
    """Row and column of a single cell in its table's grid, counted from 1."""
    row = cell.getparent()
    assert row is not None
    return 1 + sum(1 for _ in row.itersiblings(TR, preceding=True)), column_of(cell)


def column_of(cell: Element) -> int:
    """The column of a cell in its table's grid, counted from 1."""
    column = 1
    for before in cell.itersiblings(TC, preceding=True):
        span = before.find(f"{W}tcPr/{W}gridSpan")
        value = span.get(W + "val") if span is not None else None
        column += int(value) if value and value.isdigit() else 1
    return column


def text_of(element: Element) -> str:
    """The text of a paragraph or cell, its formulas too, without what was deleted."""
    return "".join(text.text or "" for text in element.iter(*TEXTS))
