"""Read a Word part into lines: paragraphs as pieces of text with the controls around them and who changed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest

from annualreport.outline import wordxml
from annualreport.render.spots import Element

Cell = tuple[int, int, int]
"""Table, row and cell of the row, counted from 1; other programs lay the columns of a grid out anew."""
ADDED, REMOVED = "ins", "del"
TRACKED = {"ins": ADDED, "moveTo": ADDED, "del": REMOVED, "moveFrom": REMOVED}
SKIPPED = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "Fallback", "txbxContent", "pict"})
SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(frozen=True, slots=True)
class Touch:
    """A tracked change: added or removed (empty for neither), by whom, when."""

    kind: str = ""
    by: str = ""
    at: str = ""


NONE = Touch()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the tags of the controls around it, outermost first."""

    text: str
    tags: tuple[str, ...] = ()
    touch: Touch = NONE


@dataclass(frozen=True)
class Line:
    """A paragraph. end: how its mark was changed; comments: the comments that begin in it, with the signs before."""

    pieces: tuple[Piece, ...]
    cell: Cell | None = None
    end: Touch = NONE
    comments: tuple[tuple[str, int], ...] = ()

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag of the line, each once, in order."""
        return tuple(dict.fromkeys(tag for piece in self.pieces for tag in piece.tags))

    @property
    def touches(self) -> tuple[Touch, ...]:
        """Who changed it, each once."""
        found = [piece.touch for piece in self.pieces if piece.touch.kind] + ([self.end] if self.end.kind else [])
        return tuple(dict.fromkeys(found))


@dataclass
class Reader:
    """One part being read."""

    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    tags: tuple[str, ...] = ()
    touch: Touch = NONE
    pieces: list[Piece] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    length: int = 0

    def remark(self, mark: Element) -> None:
        """A comment begins here; one at a spot has no range, only the mark that refers to it."""
        number = wordxml.value(mark, "id")
        if number not in self.begun:
            self.begun.add(number)
            self.comments.append((number, self.length))


def read(body: Element) -> list[Line]:
    """The lines of a body in reading order; cells paragraph by paragraph."""
    reader = Reader()
    blocks(body, reader, None)
    return reader.lines


def blocks(container: Element, reader: Reader, cell: Cell | None) -> None:
    """The blocks of a container."""
    for one in container:
        kind = wordxml.local(one.tag)
        if kind == "p":
            paragraph(one, reader, cell)
        elif kind == "tbl":
            table(one, reader, cell)
        elif kind == "commentRangeStart":
            reader.remark(one)
        elif kind not in SKIPPED:
            inside(one, reader, lambda element: blocks(element, reader, cell))


def inside(element: Element, reader: Reader, go_on: object) -> None:
    """What an element holds, with the tag of a control and the change that it stands for around it."""
    before = reader.tags, reader.touch
    kind = wordxml.local(element.tag)
    if kind == "sdt" and wordxml.child(element, "sdtPr", "showingPlcHdr") is not None:
        return  # emptied: Word shows its own invitation to type
    if kind == "sdt":
        tag = wordxml.value(wordxml.child(element, "sdtPr", "tag"))
        reader.tags = (*reader.tags, tag) if tag else reader.tags
    elif kind in TRACKED:
        reader.touch = touch_of(element, TRACKED[kind])
    assert callable(go_on)
    go_on(element)
    reader.tags, reader.touch = before


def touch_of(element: Element, kind: str) -> Touch:
    """The change that an element tells."""
    return Touch(kind, wordxml.value(element, "author"), wordxml.value(element, "date"))


def table(element: Element, reader: Reader, cell: Cell | None) -> None:
    """A table; one inside a cell counts as that cell's text."""
    if cell is None:
        reader.tables += 1
    number = reader.tables
    for row_number, row in enumerate(rows(element), 1):
        before = reader.touch
        reader.touch = row_touch(row) or reader.touch
        cells = (found for found in wordxml.blocks(row) if wordxml.local(found.tag) == "tc")
        for place, one in enumerate(cells, 1):
            blocks(one, reader, cell or (number, row_number, place))
        reader.touch = before


def rows(element: Element) -> Iterator[Element]:
    """The rows of a table, through controls."""
    return (row for row in wordxml.blocks(element) if wordxml.local(row.tag) == "tr")


def row_touch(row: Element) -> Touch | None:
    """How a whole row was changed."""
    for kind in (ADDED, REMOVED):
        found = wordxml.child(row, "trPr", kind)
        if found is not None:
            return touch_of(found, kind)
    return None


def paragraph(element: Element, reader: Reader, cell: Cell | None) -> None:
    """One paragraph."""
    reader.pieces, reader.length = [], 0
    runs(element, reader)
    reader.lines.append(Line(joined(reader.pieces), cell, end_of(element, reader.touch), tuple(reader.comments)))
    reader.comments, reader.length = [], 0


def end_of(paragraph: Element, around: Touch) -> Touch:
    """How the paragraph's mark was changed."""
    for kind, meant in TRACKED.items():
        found = wordxml.child(paragraph, "pPr", "rPr", kind)
        if found is not None:
            return touch_of(found, meant)
    return around


def runs(container: Element, reader: Reader) -> None:
    """The text of a paragraph or of what stands in it."""
    for one in container:
        kind = wordxml.local(one.tag)
        if kind in ("t", "delText"):
            add(one.text or "", reader)
        elif kind in SIGNS:
            add(SIGNS[kind], reader)
        elif kind == "br":
            add("" if wordxml.value(one, "type") in ("page", "column") else "\n", reader)
        elif kind in ("commentRangeStart", "commentReference"):
            reader.remark(one)
        elif kind not in SKIPPED:
            inside(one, reader, lambda element: runs(element, reader))


def add(text: str, reader: Reader) -> None:
    """A piece of text as things stand."""
    if text:
        reader.pieces.append(Piece(text, reader.tags, reader.touch))
        reader.length += len(text)


def joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece."""
    return tuple(
        Piece("".join(piece.text for piece in group), *kind)
        for kind, group in groupby(pieces, lambda piece: (piece.tags, piece.touch))
    )


def accepted(lines: Sequence[Line]) -> list[Line]:
    """The lines as they read with every change accepted; who changed each is still told."""
    return settled(lines, REMOVED)


def rejected(lines: Sequence[Line]) -> list[Line]:
    """The lines as they read with every change rejected."""
    return settled(lines, ADDED)


def settled(lines: Sequence[Line], gone: str) -> list[Line]:
    """The lines without what is gone; a line whose mark is gone runs into the next."""
    made: list[Line] = []
    waiting: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        waiting.append(line)
        if line.end.kind != gone or following is None or following.cell != line.cell:
            made += merged(waiting, gone)
            waiting = []
    return made


def merged(waiting: Sequence[Line], gone: str) -> list[Line]:
    """Lines that became one; nothing where all of it is gone."""
    kept = [piece for line in waiting for piece in line.pieces if piece.touch.kind != gone]
    lost = [line for line in waiting if line.end.kind == gone]
    if not kept and lost and len(lost) == len(waiting):
        return []
    comments = tuple(comment for line in waiting for comment in line.comments)
    touches = [piece for line in waiting for piece in line.pieces if piece.touch.kind == gone]
    empty = tuple(replace(piece, text="") for piece in touches)
    return [Line((*joined(kept), *empty), waiting[0].cell, waiting[-1].end, comments)]
