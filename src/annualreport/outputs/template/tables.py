"""Turn a statutory table of the form into a finished Word table with one plain tag in every cell to fill."""

from __future__ import annotations

from itertools import accumulate, pairwise

from annualreport.forms import Cell, Table
from annualreport.outputs.template import styles
from annualreport.outputs.template.pieces import run

WIDTH = 8846
"""Twips: the type area's 156 mm."""
ROW_HEIGHT = 350
"""17.5 pt, at least."""
CHARACTER = 205
"""Twips that a character of 10.5 pt takes, set a quarter of a point closer."""
MARGIN = 40
"""Twips beside the text of a cell."""
SHORT = 8
"""Characters of a label that is broken in halves."""
SEVEN_DIGITS = 14.5
"""Millimetres that seven digits of 10.5 pt take, with the margins of the cell."""
UPRIGHT = 600
"""Twips; in a merged label column narrower than this the text stands upright."""


def table(form_table: Table, *, whole: bool) -> str:
    """The table as WordprocessingML; whole: its rows are kept together, so that it moves to the next page as one."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in column_widths(form_table))
    rows = "".join(row(form_table, number, whole=whole) for number in range(form_table.height))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{form_table.name}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def column_widths(form_table: Table) -> list[int]:
    """The columns in twips, rounded so that their sum is that of the whole."""
    scale = WIDTH / sum(form_table.widths)
    edges = [round(edge * scale) for edge in accumulate(form_table.widths, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def row(form_table: Table, number: int, *, whole: bool) -> str:
    """One row: it never breaks over pages, and rows of the head stand again on the next page."""
    head = "<w:tblHeader/>" if number < head_rows(form_table) else ""
    height = f'<w:trHeight w:val="{ROW_HEIGHT}" w:hRule="atLeast"/>'
    keep = "<w:keepNext/>" if whole and number < form_table.height - 1 else ""
    spots = dict.fromkeys(form_table.grid[number, column] for column in range(len(form_table.widths)))
    cells = "".join(cell(form_table, spot, number, keep) for spot in spots)
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def head_rows(form_table: Table) -> int:
    """How many rows head every column; none in 表二, whose groups have heads of their own."""
    return form_table.head_rows if form_table.columns else 0


def cell(form_table: Table, spot: Cell, number: int, keep: str) -> str:
    """A physical cell of a row, or the empty continuation of one that began in a row above."""
    width = sum(column_widths(form_table)[spot.column : spot.column + spot.columns])
    span = f'<w:gridSpan w:val="{spot.columns}"/>' if spot.columns > 1 else ""
    begun = '<w:vMerge w:val="restart"/>' if spot.row == number else "<w:vMerge/>"
    merge = begun if spot.rows > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fitting(spot, width)}<w:vAlign w:val="center"/>'
    style = style_of(form_table, spot)
    text = run(content(spot)) if spot.row == number else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{text}</w:p>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>"


def fitting(spot: Cell, width: int) -> str:
    """No margin beside a figure, so that seven digits stand on one line; upright text in a narrow label."""
    if not spot.key and width < UPRIGHT and spot.rows > 3:
        return '<w:textDirection w:val="tbRlV"/>'
    beside = 0 if spot.key else margin(spot, width)
    if beside is None:
        return ""
    return f'<w:tcMar><w:left w:w="{beside}" w:type="dxa"/><w:right w:w="{beside}" w:type="dxa"/></w:tcMar>'


def margin(spot: Cell, width: int) -> int | None:
    """Twips beside a short label so that it stands on one line or breaks in halves; None where it does by itself."""
    length, natural = len(spot.text), (width - 2 * MARGIN) // CHARACTER
    if length > SHORT or length <= natural or spot.broken:
        return None
    if length * CHARACTER <= width:
        return 0
    half = -(-length // 2)
    return None if half >= natural else (width - half * CHARACTER) // 2 - 10


def narrow(form_table: Table, spot: Cell) -> bool:
    """Whether seven digits of 10.5 pt would not stand on one line of the cell, so that it takes narrow ones."""
    return sum(form_table.widths[spot.column : spot.column + spot.columns]) < SEVEN_DIGITS


def content(spot: Cell) -> str:
    """The label as the form breaks it, or the tag of the figure."""
    if spot.key:
        return "{{ " + ".".join(spot.key) + " }}"
    if spot.broken:
        return f"{spot.broken}\n{spot.text.removeprefix(spot.broken)}"
    return spot.text


def style_of(form_table: Table, spot: Cell) -> str:
    """Figures and heads are centred, names of rows stand left; a label that heads a group of rows is centred."""
    if spot.key:
        return styles.CELL_NARROW if narrow(form_table, spot) else styles.CELL_FIGURE
    if spot.rows > 1 or spot.row < head_rows(form_table):
        return styles.CELL_HEAD
    if form_table.columns:
        return styles.CELL_LABEL
    named = any(form_table.grid[spot.row, column].key for column in range(len(form_table.widths)))
    return styles.CELL_LABEL if named and spot.column == 0 else styles.CELL_HEAD
