"""Turn a cell's place in its table into the parts of the table's style that hold for it."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.publishing.cleaning.values import number, value
from annualreport.render.spots import TBL, TC, TR, Element, W

SWITCHES = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}
"""What a table takes over from its style, and the bits in which older programs write it."""
VERTICAL = 0x400
CORNERS = {("firstRow", "firstCol"): "nwCell", ("firstRow", "lastCol"): "neCell"} | {
    ("lastRow", "firstCol"): "swCell",
    ("lastRow", "lastCol"): "seCell",
}


class Grid:
    """Where the rows of one table stand, and which parts of its style it takes over."""

    def __init__(self, table: Element) -> None:
        rows = (row for row in table.iter(TR) if next(row.iterancestors(TBL)) is table)
        self.rows = {row: at for at, row in enumerate(rows)}
        look = table.find(f"{W}tblPr/{W}tblLook")
        self.wanted = {name for name, bit in {**SWITCHES, "noVBand": VERTICAL}.items() if taken(look, name, bit)}

    def kinds(self, cell: Element, bands: tuple[int, int]) -> Iterator[str]:
        """The parts of the style that hold for a cell, the strongest first. bands: how many rows and columns a stripe
        has."""
        row = next(cell.iterancestors(TR))
        cells = [one for one in row.iter(TC) if next(one.iterancestors(TR)) is row]
        at, column = self.rows[row], cells.index(cell)
        across = self.ends("Row", "Row", at, len(self.rows))
        down = self.ends("Column", "Col", column, len(cells))
        yield from (name for (one, other), name in CORNERS.items() if one in across and other in down)
        yield from (*across, *down)
        if "noHBand" not in self.wanted:
            yield stripe(at - ("firstRow" in self.wanted), bands[0], "Horz")
        if "noVBand" not in self.wanted:
            yield stripe(column - ("firstColumn" in self.wanted), bands[1], "Vert")
        yield "wholeTable"

    def ends(self, switch: str, kind: str, at: int, count: int) -> list[str]:
        """Whether a row or column is the first or the last, where the table sets these off."""
        found = {"first": at == 0, "last": at == count - 1}
        return [f"{end}{kind}" for end, true in found.items() if true and f"{end}{switch}" in self.wanted]


def taken(look: Element | None, name: str, bit: int) -> bool:
    """Whether a table takes over one part of its style."""
    said = None if look is None else look.get(W + name)
    if said is not None:
        return said in ("1", "true", "on")
    digits = value(look) or "0000"
    return bool(int(digits, 16) & bit) if set(digits.upper()) <= set("0123456789ABCDEF") else False


def stripe(at: int, size: int, kind: str) -> str:
    """The stripe in which a row or column lies."""
    return f"band{at // max(size, 1) % 2 + 1}{kind}"


def bands(style: Element) -> tuple[int, int]:
    """How many rows and how many columns a stripe has in a table style."""
    sizes = [number(style.find(f"{W}tblPr/{W}tblStyle{one}BandSize")) for one in ("Row", "Col")]
    return (1 if sizes[0] is None else sizes[0], 1 if sizes[1] is None else sizes[1])
