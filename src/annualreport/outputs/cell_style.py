"""Take the whole look of a workbook's cell and give it to another, in one piece.

openpyxl has no public name for it, and part by part takes ten times as long: only this module uses the private one.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.styles.cell_style import StyleArray


def of(cell: Any) -> StyleArray:
    """The look, free of the cell."""
    look: StyleArray = copy(cell._style)
    return look


def give(cell: Any, look: StyleArray) -> None:
    """The cell with this look, which it shares with whoever else was given it: nothing is changed in it afterwards."""
    cell._style = look
