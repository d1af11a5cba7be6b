"""Turn an outline's blocks into the parts of the page: headings with anchors, paragraphs, tables with their heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annualreport.forms import Form
from annualreport.outline import Outline, Paragraph, Table
from annualreport.outline.records import TITLE
from annualreport.outputs.html.pieces import Piece, pieces
from annualreport.outputs.html.tables import Grid, grid
from annualreport.source.patterns import later

if TYPE_CHECKING:
    from annualreport.outputs.html.figures import Figure

DEEPEST = 6
PHRASES = later(r"(.+?\d{4}年(?:度)?)(政府信息公开.+)")
"""Where the statutory title breaks best: after the year."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page.

    kind: heading, text, banner, table or figure. rank: 2 … 6 for h2 … h6. anchor: id of a heading.
    """

    kind: str
    pieces: tuple[Piece, ...] = ()
    rank: int = 0
    anchor: str = ""
    table: Grid | None = None
    figure: Figure | None = None

    @property
    def plain(self) -> str:
        """The text in one line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Flow:
    """The page from top to bottom: the 示例 banner, the title in phrases that stay together, then the parts."""

    title: tuple[tuple[Piece, ...], ...]
    banner: tuple[Piece, ...] = ()
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def contents(self) -> tuple[Part, ...]:
        """The headings of the first rank, for the list of contents."""
        return tuple(part for part in self.parts if part.kind == "heading" and part.rank == 2)

    @property
    def first_text(self) -> str:
        """The first paragraph of text."""
        return next((part.plain for part in self.parts if part.kind == "text"), "")


def flow(outline: Outline, form: Form, title: str, example: str, prefix: str = "") -> Flow:
    """The outline's body in reading order; ``example`` is the banner where the body does not begin with one.

    prefix: begins every id, so that none meets another of the site that the text is put into.
    """
    blocks = [block for block in outline.blocks if isinstance(block, Table) or block.text.strip()]
    banner = pieces(example) if example else ()
    if example and blocks and is_banner(blocks[0]):
        banner = pieces(text_of(blocks.pop(0)))
    heading, rest = take_title(blocks, title)
    return Flow(phrases(heading), banner, tuple(ranked(parts(rest, form, prefix))))


def is_banner(block: Paragraph | Table) -> bool:
    """Whether the document's first paragraph is its own 示例 mark."""
    return isinstance(block, Paragraph) and block.level == 0 and "示例" in block.text


def take_title(blocks: list[Paragraph | Table], title: str) -> tuple[str, list[Paragraph | Table]]:
    """The document's title, joined where it stands on several lines, and what follows; else the statutory title."""
    first = next((at for at, block in enumerate(blocks) if is_title(block)), None)
    if first is None:
        return title, blocks
    last = first
    while last < len(blocks) and is_title(blocks[last]):
        last += 1
    joined = "".join("".join(text_of(block).splitlines()) for block in blocks[first:last])
    return joined, blocks[:first] + blocks[last:]


def phrases(title: str) -> tuple[tuple[Piece, ...], ...]:
    """The title in the phrases that a line should not divide: unit and year, then the rest."""
    found = PHRASES.fullmatch(title)
    return tuple(pieces(phrase) for phrase in (found.groups() if found else (title,)))


def is_title(block: Paragraph | Table) -> bool:
    """Whether a block is the document's title or a line of it."""
    return isinstance(block, Paragraph) and block.level == TITLE


def text_of(block: Paragraph | Table) -> str:
    """A paragraph's text; a table has none of its own."""
    return block.text.strip() if isinstance(block, Paragraph) else ""


def parts(blocks: list[Paragraph | Table], form: Form, prefix: str = "") -> Iterator[Part]:
    """Each block as a part of the page; anchors and ids count headings and tables through the page."""
    headings = tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            yield Part("table", table=grid(block, form, f"{prefix}t{tables}"))
        elif block.level > 0:
            headings += 1
            yield Part("heading", pieces(block.text.strip()), min(block.level + 1, DEEPEST), f"{prefix}h{headings}")
        else:
            yield Part("text", pieces(block.text.strip()))


def ranked(found: Iterator[Part]) -> Iterator[Part]:
    """The parts with no rank of heading left out on the way down: after h1 an h2, after h2 at most an h3."""
    above = 1
    for part in found:
        if part.kind == "heading":
            above = min(part.rank, above + 1)
            yield replace(part, rank=above)
        else:
            yield part
