"""Say where a value stands, so that a person finds it: a YAML line, a sheet's cell, a paragraph of a Word file."""

from dataclasses import dataclass
from functools import lru_cache

EXCERPT = 18
"""How many characters of a paragraph a place quotes."""


@dataclass(frozen=True, slots=True)
class Place:
    """One spot of one file.

    file: path as the user knows it, relative to the workspace, with forward slashes.
    where: the spot in words (``31``, ``表二!C5``, ``第3段「…」``); empty for the whole file.
    order: numbers that sort places of one file from top to bottom.
    """

    file: str
    where: str = ""
    order: tuple[int, ...] = ()

    def __str__(self) -> str:
        if not self.where:
            return self.file
        return f"{self.file}:{self.where}" if self.where.isdigit() else f"{self.file} {self.where}"

    @property
    def key(self) -> tuple[str, tuple[int, ...], str]:
        """What places are sorted by: file, then position."""
        return self.file, self.order, self.where


def whole(file: str) -> Place:
    """The file itself."""
    return Place(file)


@lru_cache(maxsize=16384)
def line(file: str, number: int) -> Place:
    """A line of a text file, counted from 1."""
    return Place(file, str(number), (number,))


def sheet_cell(file: str, sheet: str, row: int, column: int) -> Place:
    """A cell of a workbook; row and column counted from 1, shown as Excel shows them."""
    return Place(file, f"{sheet}!{column_letters(column)}{row}", (row, column))


def paragraph(file: str, number: int, text: str = "", part: str = "") -> Place:
    """A paragraph of a Word file, counted from 1 in its part, with the beginning of its text."""
    return Place(file, f"{part}第{number}段{quoted(text)}", (number,))


def table_cell(file: str, table: int, row: int, column: int, part: str = "") -> Place:
    """A cell of a table in a Word file; all counted from 1."""
    return Place(file, f"{part}第{table}个表格第{row}行第{column}列", (table, row, column))


def quoted(text: str) -> str:
    """The beginning of a text in corner brackets; nothing for an empty text."""
    text = " ".join(text.split())
    if not text:
        return ""
    return f"「{text[:EXCERPT]}…」" if len(text) > EXCERPT else f"「{text}」"


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """The letters that Excel gives a column counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
