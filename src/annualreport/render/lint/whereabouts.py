"""Say under which heading a place lies, and where in the part the places of an outline are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from annualreport.finding import Finding
from annualreport.outline import wordxml
from annualreport.outline.levels import level
from annualreport.place import Place
from annualreport.render.lint.sheets import Sheet
from annualreport.render.lint.styles import Styles, style_of
from annualreport.render.spots import TC, TR, Element, P, W, column_of, select
from annualreport.render.tags import nearest
from annualreport.render.writing import STAMP

LONGEST = 40
"""Letters of a heading that a place shows."""
LOWEST = 9
"""Below every heading."""


@dataclass(frozen=True)
class Heading:
    """A heading of the body: rank of its paragraph, level from 1, text."""

    rank: int
    level: int
    text: str


@dataclass(frozen=True)
class Whereabouts:
    """The body's headings and numbers. sheet: the body."""

    sheet: Sheet
    styles: Styles
    found: dict[tuple[int, ...], Element] = field(default_factory=dict)

    def level(self, paragraph: Element) -> int:
        """What level of heading a paragraph is; 0 for text."""
        look = self.styles.of_paragraph(paragraph).get("outlineLvl.val", "")
        own = int(look) if look.isdigit() else None
        return level(shown(paragraph), self.styles.name(style_of(paragraph)), own)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading outside tables and boxes."""
        ranked = enumerate(self.sheet.paragraphs)
        outside = [(rank, one) for rank, one in ranked if nearest(one, TC) is None and nearest(one, P) is None]
        found = (Heading(rank, self.level(one), shown(one)) for rank, one in outside)
        return tuple(one for one in found if one.text and one.level > 0)

    def told(self, finding: Finding) -> Finding:
        """The finding with the nearest heading at each of its places."""
        return replace(finding, places=tuple(self.placed(place) for place in finding.places))

    def placed(self, place: Place) -> Place:
        """The place in the body with its heading; other places as they are."""
        own = place.file == self.sheet.spots.label and len(place.order) == 2
        if not own or place.order[0] != self.sheet.spots.number or not place.where:
            return place
        rank = place.order[1]
        level = next((one.level for one in self.headings if one.rank == rank), LOWEST)
        above = [one.text for one in self.headings if one.rank < rank and one.level < level]
        if not above or "之下）" in place.where:
            return place
        return replace(place, where=f"{place.where}（在「{above[-1][:LONGEST]}」之下）")

    def from_outline(self, finding: Finding) -> Finding:
        """A finding on an outline of the body, with places that the part knows."""
        return replace(finding, places=tuple(self.translated(place) for place in finding.places))

    def translated(self, place: Place) -> Place:
        """The same spot as the part's own place."""
        order = place.order
        if len(order) == 1 and place.where.endswith("个表格"):
            order = (*order, 1, 1)
        element = self.element(order)
        return self.sheet.spots.of(element) if element is not None else place

    def element(self, order: tuple[int, ...]) -> Element | None:
        """The paragraph, table or cell that an outline's place means."""
        table = self.numbered.get(("表", order[0])) if len(order) == 3 else None
        if table is not None:
            return cell(table, order[1], order[2])
        return self.numbered.get(("段", order[0])) if len(order) == 1 else None

    @cached_property
    def numbered(self) -> dict[tuple[str, int], Element]:
        """Paragraphs and tables as an outline counts them."""
        counts = {"段": 0, "表": 0}
        found: dict[tuple[str, int], Element] = {}
        for kind, element in walk(select(self.sheet.root, "w:body")[0]):
            counts[kind] += 1
            found[kind, counts[kind]] = element
        return found


def walk(container: Element) -> Iterator[tuple[str, Element]]:
    """The paragraphs and tables of a body in an outline's order."""
    for element in wordxml.blocks(container):
        if element.tag == P:
            yield "段", element
            for box in wordxml.boxes(element):
                yield from walk(box)
        else:
            yield "表", element


def cell(table: Element, row: int, column: int) -> Element | None:
    """The first paragraph of a cell, or the cell; row and column counted from 1."""
    rows = [one for one in wordxml.blocks(table) if one.tag == TR and one.find(f"{W}trPr/{W}del") is None]
    for one in wordxml.blocks(rows[row - 1]) if 0 < row <= len(rows) else ():
        if column_of(one) == column:
            return next(one.iter(P), one)
    return None


def shown(paragraph: Element) -> str:
    """The paragraph's text as typed."""
    return STAMP.sub(" ", wordxml.text(paragraph)).strip(" \u3000\n\t")
