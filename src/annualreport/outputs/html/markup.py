"""Turn texts in pieces and rows of cells into marked-up text: what stands in a page hundreds of times."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from markupsafe import Markup, escape

from annualreport.outputs.html.pieces import Piece
from annualreport.outputs.html.tables import GridCell


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
    if piece.soft:
        yield "<wbr>"
    if piece.ends:
        yield "<br>"


def row(cells: Iterable[GridCell]) -> Markup:
    """A row of a table."""
    return Markup(f"<tr>{''.join(map(cell, cells))}</tr>")


def cell(one: GridCell) -> str:
    """A cell; attributes without a value, and spans of one, are left out. Their values are the page's own words."""
    given = (
        ("id", one.id),
        ("scope", one.scope),
        ("headers", one.headers),
        ("rowspan", str(one.rows) if one.rows > 1 else ""),
        ("colspan", str(one.columns) if one.columns > 1 else ""),
        ("class", one.look),
    )
    attributes = "".join([f' {name}="{value}"' for name, value in given if value])
    plain = one.plain
    return f"<{one.tag}{attributes}>{prose(one.pieces) if plain is None else escape(plain)}</{one.tag}>"
