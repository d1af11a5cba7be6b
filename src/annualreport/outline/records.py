"""What a document is to those who judge it: paragraphs and tables in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from annualreport.place import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body.

    level: 0 body text, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; TITLE for the document's title.
    style: the style's name where the format has styles.
    """

    text: str
    place: Place
    level: int = 0
    style: str = ""


TITLE = -1
"""The level of the document's title."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A physical cell; row and column counted from 0 in the table's full grid. text: paragraphs joined by newlines."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    place: Place


@dataclass(frozen=True)
class Table:
    """A table with merged cells resolved; height and width of its grid."""

    cells: tuple[TableCell, ...]
    height: int
    width: int
    place: Place

    @cached_property
    def grid(self) -> dict[tuple[int, int], TableCell]:
        """Which cell covers each spot of the grid."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins of a section in twentieths of a point; None where they are not written."""

    width: int | None
    height: int | None
    top: int | None
    right: int | None
    bottom: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: Chinese font ('' where a theme decides), size in half points, line in twentieths."""

    paragraph: Paragraph
    font: str
    size: int | None
    line: int | None
    exact: bool


@dataclass(frozen=True)
class Layout:
    """How a document is set. heads: each table with whether its first row is repeated on a new page."""

    pages: tuple[Page, ...] = ()
    settings: tuple[Setting, ...] = ()
    page_numbers: bool = False
    heads: tuple[tuple[Place, bool], ...] = ()
    pictures: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A document: its blocks in reading order, headers and footers, and what its properties say.

    file: as told to the user. properties: title, author … as far as the format keeps them. layout: None where the
    format does not say how the document is set.
    """

    file: str
    blocks: tuple[Block, ...]
    headers: tuple[Paragraph, ...] = ()
    footers: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    layout: Layout | None = None

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The body's paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The body's tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def lines(self) -> Iterator[tuple[str, Place]]:
        """Every piece of text with its place: body, table cells, headers, footers, notes."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text, block.place
            else:
                yield from ((cell.text, cell.place) for cell in block.cells)
        for paragraph in (*self.headers, *self.footers, *self.notes):
            yield paragraph.text, paragraph.place
