"""Turn one page of a PDF into paragraphs and tables by where its signs and lines stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annualreport.outline.htmltable import Spot
from annualreport.outline.levels import typed
from annualreport.source.patterns import later

PAGE_NUMBER = later(r"[—–\-－_·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*/\s*\d{1,3})?[—–\-－_·\s]*")
SAME_LINE = 0.6
"""The share of a sign's height by which signs of one line may differ."""
INDENT = 1.2
"""Signs' widths from the margin at which a line begins a paragraph."""
SHORT_LINE = 2.5
"""Signs' widths before the right margin at which a line ends its paragraph."""
PITCH = 2.6
"""Signs' heights from one line to the next beyond which they are no one paragraph: a running head stands apart."""
ENDS = "。；：！？"
"""Signs after which a line that begins with a number is a heading or an item."""
GAP = 0.3
"""Signs' widths between Latin words that count as a blank."""
EDGE = 2.0
"""Points within which two lines of a table are one."""


@dataclass(frozen=True)
class Found:
    """A block of a page: a paragraph's text, or a table's cells with the x of its columns.

    indented, full: whether its first line is set in, and its last reaches the right margin.
    """

    page: int
    text: str = ""
    cells: tuple[Spot, ...] = ()
    edges: tuple[float, ...] = ()
    indented: bool = False
    full: bool = False


@dataclass(frozen=True)
class Line:
    """A line of text with where it stands, in points."""

    text: str
    left: float
    right: float
    top: float
    size: float


def blocks(page: Any, number: int) -> Iterator[Found]:
    """The page's blocks from top to bottom."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    signs = [char for char in page.chars if char["text"].strip() or char["text"] == " "]
    outside = [char for char in signs if not any(inside(char, box) for box in boxes)]
    found = [(box[1], read_table(table, signs, number)) for table, box in zip(tables, boxes, strict=True)]
    text = [line for line in lines(outside) if not PAGE_NUMBER.fullmatch(line.text)]
    found += paragraphs(text, sorted(box[1] for box in boxes), number)
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]) if one.cells or one.text)


def inside(char: Any, box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a sign lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def lines(signs: Sequence[Any]) -> list[Line]:
    """The signs as lines, top to bottom."""
    rows: list[list[Any]] = []
    for char in sorted(signs, key=lambda c: (c["bottom"], c["x0"])):
        if rows and abs(char["bottom"] - rows[-1][-1]["bottom"]) <= SAME_LINE * max(char["size"], 1):
            rows[-1].append(char)
        else:
            rows.append([char])
    made = (line(sorted(row, key=lambda c: c["x0"])) for row in rows)
    return [one for one in made if one.text]


def line(row: Sequence[Any]) -> Line:
    """One line of signs from left to right; a gap between Latin words is a blank."""
    text, before = "", None
    for char in row:
        if before is not None and char["x0"] - before["x1"] > GAP * char["size"] and latin(before) and latin(char):
            text += " "
        text += char["text"]
        before = char
    size = max(char["size"] for char in row)
    drawn = [char for char in row if char["text"].strip()] or list(row)
    return Line(text.strip(), drawn[0]["x0"], drawn[-1]["x1"], row[0]["top"], size)


def latin(char: Any) -> bool:
    """Whether a sign is a letter or digit of ASCII."""
    return bool(char["text"].isascii() and char["text"].isalnum())


def paragraphs(text: list[Line], tables: list[float], page: int) -> list[tuple[float, Found]]:
    """Lines joined to paragraphs: a new one begins at an indent, a typed number, after a short line or a table."""
    made: list[tuple[float, Found]] = []
    left = min((one.left for one in text), default=0.0)
    right = max((one.right for one in text), default=0.0)
    band: int | None = None
    above_top = 0.0
    for one in text:
        here = bisect_right(tables, one.top)
        near = one.top - above_top <= PITCH * one.size
        indented = one.left > left + INDENT * one.size
        full = one.right > right - SHORT_LINE * one.size
        if made and near and here == band and goes_on(made[-1][1], one, indented):
            top, above = made[-1]
            made[-1] = top, replace(above, text=above.text + one.text, full=full)
        else:
            made.append((one.top, Found(page, one.text, indented=indented, full=full)))
        band, above_top = here, one.top
    return made


def goes_on(above: Found, line: Line, indented: bool) -> bool:
    """Whether a line continues the paragraph above it; a number inside a sentence begins nothing."""
    return above.full and not indented and not (typed(line.text) and above.text[-1:] in ENDS)


def read_table(table: Any, signs: Sequence[Any], page: int) -> Found:
    """A table with merged cells resolved by where its lines run."""
    xs = merged_edges(x for cell in table.cells for x in (cell[0], cell[2]))
    ys = merged_edges(y for cell in table.cells for y in (cell[1], cell[3]))
    mine = [char for char in signs if inside(char, table.bbox)]
    spots = [spot(box, xs, ys, [char for char in mine if inside(char, box)]) for box in table.cells]
    return Found(page, cells=tuple(sorted(spots, key=lambda one: (one.row, one.column))), edges=tuple(xs))


def spot(box: tuple[float, float, float, float], xs: list[float], ys: list[float], signs: Sequence[Any]) -> Spot:
    """A cell on the grid with its text."""
    column, row = nearest(xs, box[0]), nearest(ys, box[1])
    wide, high = nearest(xs, box[2]) - column, nearest(ys, box[3]) - row
    return Spot("\n".join(one.text for one in lines(signs)), row, column, max(high, 1), max(wide, 1))


def merged_edges(found: Iterator[float]) -> list[float]:
    """The different coordinates, those nearly the same taken as one."""
    edges: list[float] = []
    for one in sorted(found):
        if not edges or one - edges[-1] > EDGE:
            edges.append(one)
    return edges


def nearest(edges: list[float], wanted: float) -> int:
    """Which edge a coordinate is."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - wanted))


def moved(cells: tuple[Spot, ...], down: int) -> tuple[Spot, ...]:
    """Cells further down."""
    return tuple(replace(cell, row=cell.row + down) for cell in cells)


def height(cells: tuple[Spot, ...]) -> int:
    """Rows of the grid."""
    return max((cell.row + cell.rows for cell in cells), default=0)
