"""Turn texts in pieces and rows of cells into marked-up text: what stands in a page hundreds of times."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from markupsafe import Markup, escape

from annualreport.outputs.html.pieces import Piece
from annualreport.outputs.html.tables import GridCell

INLINE = {
    "figure": "text-align:center",
    "heads": "text-align:center",
    "group": "text-align:center",
    "note": "text-align:center",
    "number": "text-align:right",
}
"""How a cell looks where no style sheet of ours is."""
EDGE = "border:1px solid #767676;padding:4px"


def prose(pieces: Iterable[Piece]) -> Markup:
    """A text: gaps marked, lines and long addresses broken; everything else escaped."""
    return Markup("".join(chain.from_iterable(map(parts, pieces))).strip())


def parts(piece: Piece) -> Iterable[str]:
    """The marks and texts of one piece."""
    text = piece.text
    if piece.gap:
        yield f'<mark>{escape(text[:2])}<span class="gap">{escape(text[2:-1])}</span>{escape(text[-1])}</mark>'
    else:
        yield escape(text)
    yield from breaks(piece)


def bare_prose(pieces: Iterable[Piece]) -> Markup:
    """The same without a class."""
    return Markup("".join(chain.from_iterable(map(bare_parts, pieces))).strip())


def bare_parts(piece: Piece) -> Iterable[str]:
    """The marks and texts of one piece without a class."""
    yield f"<mark>{escape(piece.text)}</mark>" if piece.gap else escape(piece.text)
    yield from breaks(piece)


def breaks(piece: Piece) -> Iterable[str]:
    """Where the line may or must end behind a piece."""
    if piece.soft:
        yield "<wbr>"
    if piece.ends:
        yield "<br>"


def row(cells: Iterable[GridCell]) -> Markup:
    """A row of a table."""
    return Markup(f"<tr>{''.join(map(cell, cells))}</tr>")


def bare_row(cells: Iterable[GridCell]) -> Markup:
    """A row of a table without classes, each cell with its own look."""
    return Markup(f"<tr>{''.join(map(bare_cell, cells))}</tr>")


def cell(one: GridCell) -> str:
    """A cell as the page's style sheet knows it."""
    plain = one.plain
    text = prose(one.pieces) if plain is None else escape(plain)
    return f"<{one.tag}{attributes(one, 'class', one.look)}>{text}</{one.tag}>"


def bare_cell(one: GridCell) -> str:
    """A cell with its own look."""
    style = ";".join(filter(None, (EDGE, INLINE.get(one.look, ""))))
    return f"<{one.tag}{attributes(one, 'style', style)}>{bare_prose(one.pieces)}</{one.tag}>"


def attributes(one: GridCell, name: str, look: str) -> str:
    """A cell's attributes; those without a value, and spans of one, are left out. Values are the page's own words."""
    given = (
        ("id", one.id),
        ("scope", one.scope),
        ("headers", one.headers),
        ("rowspan", str(one.rows) if one.rows > 1 else ""),
        ("colspan", str(one.columns) if one.columns > 1 else ""),
        (name, look),
    )
    return "".join([f' {name}="{value}"' for name, value in given if value])
