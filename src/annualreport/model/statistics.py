"""The figures of the three statutory tables, each cell with its text as typed, its figure, its note and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from annualreport.forms import Key
from annualreport.place import Place
from annualreport.source.patterns import later

UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of amounts in yuan."""

BLANK, DASH, NOT_APPLICABLE, FIGURE, TEXT = "空", "杠", "不适用", "数", "文字"
"""What can stand in a cell. A blank is a blank; none of these is ever read as 0."""

DASHES = frozenset({"/", "／", "-", "－", "—", "–", "——", "―", "\\", "无"})
WIDE = str.maketrans("０１２３４５６７８９．，－＋（）−﹣", "0123456789.,-+()--")
SHAPE = later(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<unit>亿元|万元|元|件|项|条|宗)?\s*(?:[(](?P<note>[^()]{1,200})[)])?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text`` as typed (None for a blank), its state, figure, unit and note, and where it stands."""

    text: str | None = None
    state: str = BLANK
    figure: Decimal | None = None
    unit: str = ""
    note: str = ""
    place: Place | None = None

    @property
    def whole(self) -> int | None:
        """The figure as a whole number; None where it is none."""
        if self.figure is None or self.figure != self.figure.to_integral_value():
            return None
        return int(self.figure)

    @property
    def said(self) -> tuple[str, Decimal | None, str, str]:
        """What it says: state or, of words, the words; figure, unit, note."""
        return (self.text or "") if self.state == TEXT else self.state, self.figure, self.unit, self.note

    @property
    def yuan(self) -> Decimal | None:
        """An amount in yuan; None without figure or unit."""
        return None if self.figure is None or self.unit not in UNITS else self.figure * UNITS[self.unit]


def read_cell(text: str | None, place: Place | None = None) -> Cell:
    """What a typed text says: 55（含自然失效29件） is 55 with a note, 1,234 is 1234, / is no figure."""
    typed = (text or "").strip()
    if not typed:
        return Cell(None, BLANK, place=place)
    if typed in DASHES:
        return Cell(typed, DASH, place=place)
    if typed == "不适用":
        return Cell(typed, NOT_APPLICABLE, place=place)
    found = SHAPE.fullmatch(typed.translate(WIDE))
    if not found:
        return Cell(typed, TEXT, place=place)
    figure = Decimal(found["sign"] + found["digits"].replace(",", ""))
    return Cell(typed, FIGURE, figure, found["unit"] or "", found["note"] or "", place)


@dataclass(frozen=True, eq=False)
class Statistics:
    """One year's figures; two are the same where ``said`` is.

    edition: the layout that the file declares. cells: by key, every cell of the form, blanks included; of 其他处理
    the rows that stand there. foreign: what stands under keys of another layout. file: the source.
    unread: blank cells of which a finding has already said why nothing is known (another layout's row stands there,
    a row of the wrong length); rules do not report them again.
    """

    edition: str
    cells: Mapping[Key, Cell]
    foreign: Mapping[Key, Cell] = field(default_factory=dict)
    file: str = ""
    unread: frozenset[Key] = frozenset()

    @property
    def blank(self) -> bool:
        """Whether nothing at all stands in it."""
        return not self.said and not self.unread

    @cached_property
    def said(self) -> dict[Key, tuple[str, Decimal | None, str, str]]:
        """What stands in the cells that are not blank, without the ways of typing it."""
        both = {**self.cells, **self.foreign}
        return {key: cell.said for key, cell in both.items() if cell.state != BLANK}

    def under(self, *prefix: str) -> dict[Key, Cell]:
        """The cells below a path: of a row, of a group of rows, of a table."""
        return {key: cell for key, cell in self.cells.items() if key[: len(prefix)] == prefix}
