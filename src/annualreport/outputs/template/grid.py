"""Turn columns into a Word table whose one row is repeated for every item of a list of the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from annualreport.outputs.template import styles
from annualreport.outputs.template.pieces import paragraph

MILLIMETRE = 1440 / 25.4
"""In twips."""

AIRY = '<w:spacing w:before="40" w:after="40" w:line="270" w:lineRule="exact"/>'
"""Two points above and below a text, so that one of several lines keeps off the lines of the table."""


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in millimetres, what its cells print; wide: a text that stands left."""

    head: str
    width: float
    text: str
    wide: bool = False


def grid(columns: Sequence[Column], loop: str = "", name: str = "") -> str:
    """The table as WordprocessingML. loop: ``项 in 回头看.清单``, for each of which the row stands once.

    The head is repeated on every page, and no row breaks over pages. name: what a screen reader calls the table.
    """
    edges = [round(edge * MILLIMETRE) for edge in accumulate((one.width for one in columns), initial=0.0)]
    widths = [right - left for left, right in pairwise(edges)]
    columns_xml = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = row([(styles.CELL_HEAD, one.head) for one in columns], widths, "<w:tblHeader/>")
    cells = [(styles.CELL_LABEL if one.wide else styles.CELL_HEAD, one.text) for one in columns]
    rows = row(cells, widths)
    if loop:
        rows = spoken(f"for {loop}", widths) + rows + spoken("endfor", widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{columns_xml}</w:tblGrid>{heads}{rows}</w:tbl>'
    )


def row(cells: Sequence[tuple[str, str]], widths: Sequence[int], head: str = "") -> str:
    """One row from the style and text of each cell."""
    made = "".join(
        cell(width, paragraph(style, text, AIRY)) for (style, text), width in zip(cells, widths, strict=True)
    )
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397" w:hRule="atLeast"/>{head}</w:trPr>{made}</w:tr>'


def spoken(tag: str, widths: Sequence[int]) -> str:
    """A statement in a row of its own, which disappears when the template is filled in."""
    text = paragraph(styles.TAG, "{%tr " + tag + " %}")
    span = f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
    return f"<w:tr><w:tc>{span}{text}</w:tc></w:tr>"


def cell(width: int, content: str) -> str:
    """A cell, its text in the middle of its height."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
