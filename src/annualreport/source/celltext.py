"""Write a text as a workbook's cell holds it and read it back: there _x000D_ stands for a sign that XML cannot hold."""

from __future__ import annotations

from annualreport.source.patterns import later

NO_CELL = later("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no cell holds."""
ESCAPED = later("_x([0-9A-Fa-f]{4})_")
LOOKS_ESCAPED = later("_(?=x[0-9A-Fa-f]{4}_)")
LIKE_FORMULAS = ("=", "+", "-", "@", "\t")
"""How a text begins that a spreadsheet may take for a formula."""


def written(text: str) -> str:
    """The text for a cell: without signs that no cell holds, and what only looks like an escaped sign kept as it is.

    >>> written("_x000D_")
    '_x005F_x000D_'
    """
    return LOOKS_ESCAPED.sub("_x005F_", NO_CELL.sub("", text))


def told(saved: str) -> str:
    """The text that a cell tells; the half of a pasted line break that Excel does not show is left out.

    >>> told("甲_x000D_"), told("_x005F_x000D_")
    ('甲', '_x000D_')
    """
    if "_x" not in saved:
        return saved
    return NO_CELL.sub("", ESCAPED.sub(lambda found: chr(int(found[1], 16)), saved))
