"""Turn columns into a Word table whose one row is repeated for every item of a list of the template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from annualreport.outputs.template import styles
from annualreport.outputs.template.pieces import paragraph

MILLIMETRE = 1440 / 25.4
"""In twips."""
SPOKEN = re.compile(r"(\{%p .*?%\})")
"""A statement that takes a paragraph of its own."""

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
    """A table of one row, which stands once for each item. loop: ``项 in 回头看.清单``; name: as of ``table``."""
    widths = widths_of(columns)
    rows = [entry(columns, widths)]
    return table(columns, each_row(loop, rows, widths) if loop else rows, name)


def table(columns: Sequence[Column], rows: Sequence[str], name: str) -> str:
    """The table as WordprocessingML, its head above the rows.

    The head is repeated on every page, and no row breaks over pages. name: what a screen reader calls the table.
    """
    widths = widths_of(columns)
    columns_xml = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = row([(styles.CELL_HEAD, one.head) for one in columns], widths, "<w:tblHeader/>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{columns_xml}</w:tblGrid>{heads}{"".join(rows)}</w:tbl>'
    )


def widths_of(columns: Sequence[Column]) -> list[int]:
    """The columns in twips, rounded so that their sum is that of the whole."""
    edges = [round(edge * MILLIMETRE) for edge in accumulate((one.width for one in columns), initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def entry(columns: Sequence[Column], widths: Sequence[int]) -> str:
    """The row of an item."""
    return row([(styles.CELL_LABEL if one.wide else styles.CELL_HEAD, one.text) for one in columns], widths)


def each_row(loop: str, rows: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Rows that stand once for every item of a list."""
    return [spoken(f"for {loop}", widths), *rows, spoken("endfor", widths)]


def row(cells: Sequence[tuple[str, str]], widths: Sequence[int], head: str = "") -> str:
    """One row from the style and text of each cell."""
    pairs = zip(cells, widths, strict=True)
    made = "".join(cell(width, paragraphs(style, text)) for (style, text), width in pairs)
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397" w:hRule="atLeast"/>{head}</w:trPr>{made}</w:tr>'


def paragraphs(style: str, text: str) -> str:
    """A cell's content; a statement {%p … %} stands in a paragraph of its own."""
    lines = SPOKEN.split(text)
    return "".join(
        paragraph(styles.TAG, line) if line.startswith("{%p") else paragraph(style, line, AIRY)
        for line in lines
        if line
    )


def across(text: str, widths: Sequence[int], shade: str) -> str:
    """A row of one cell over the whole width, which stays with the next one; shade: its colour."""
    properties = (
        f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/><w:vAlign w:val="center"/>'
    )
    content = paragraph(styles.CELL_LABEL, text, "<w:keepNext/>")
    return (
        '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397" w:hRule="atLeast"/></w:trPr>'
        f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc></w:tr>"
    )


def spoken(tag: str, widths: Sequence[int]) -> str:
    """A statement in a row of its own, which disappears when the template is filled in."""
    text = paragraph(styles.TAG, "{%tr " + tag + " %}")
    span = f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
    return f"<w:tr><w:tc>{span}{text}</w:tc></w:tr>"


def cell(width: int, content: str) -> str:
    """A cell, its text in the middle of its height."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
