"""What a plan is before it is understood: lines of text above its tables, and rows of cells with their places."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from annualreport.place import Place
from annualreport.source.yamlfile import UNPRINTABLE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; column counted from 0 in the table's grid.

    text: paragraphs and line breaks joined by newlines, outer blanks included. columns: how many grid columns it spans.
    continued: it belongs to the cell above (vertical merge), whose text it then carries.
    automatic: Word numbers it by itself, so that the number is no part of the text.
    """

    text: str
    column: int
    place: Place
    columns: int = 1
    continued: bool = False
    automatic: bool = False

    @property
    def bare(self) -> str:
        """The text without any blank: what heads are compared by."""
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the width of the grid that it stands in."""

    cells: tuple[Cell, ...]
    width: int
    place: Place

    @property
    def full(self) -> Cell | None:
        """The one cell of a full-width row; None where the row has several."""
        return self.cells[0] if len(self.cells) == 1 else None

    def at(self, column: int) -> Cell | None:
        """The cell that covers a grid column."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.columns:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Source:
    """A plan's file: the lines above its first table, and its tables from top to bottom."""

    above: tuple[str, ...]
    tables: tuple[tuple[Row, ...], ...]


def joined(text: str) -> str:
    """Lines put together as they were before the break, outer blanks removed: nothing between Chinese characters.

    A blank is put only between two Latin letters or digits, which would else run together.
    """
    whole = ""
    for part in lines(text):
        if whole and is_latin(whole[-1]) and is_latin(part[0]):
            whole += " "
        whole += part
    return whole


def is_latin(sign: str) -> bool:
    """Whether it is an ASCII letter or digit."""
    return sign.isascii() and sign.isalnum()


def verbatim(text: str) -> str:
    """The text of a cell whose line breaks carry meaning: outer blanks of each line and empty lines removed."""
    return "\n".join(lines(text))


def lines(text: str) -> list[str]:
    """The lines with something on them, without outer blanks and without signs that nobody sees and no file takes."""
    seen = ("".join(sign for sign in line if not unseen(sign)).strip() for line in text.split("\n"))
    return [line for line in seen if line]


def unseen(sign: str) -> bool:
    """Whether a sign is a control character, a line break that editors do not count, or none at all."""
    return category(sign) == "Cc" or UNPRINTABLE.match(sign) is not None
