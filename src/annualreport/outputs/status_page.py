"""Write how the year stands as one self-contained page: bars of progress by chapter and office, and every table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annualreport.model.standing import STATES, Standing
from annualreport.outputs.page_template import rendered
from annualreport.outputs.status_listings import Cell, headline, listings

EXAMPLE_TEXT = "示例：本页由演示数据生成，不是任何单位的真实情况"
REPORTED, OWED = "已报", "未报"
SHADES = {state: f"s{at}" for at, state in enumerate(STATES)} | {REPORTED: "s0", OWED: "s5"}
"""The class that colours each state's piece of a bar."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar; start and width in percent of the longest."""

    name: str
    count: int
    start: str
    width: str

    @property
    def shade(self) -> str:
        """Its colour's class."""
        return SHADES[self.name]


@dataclass(frozen=True)
class Bar:
    """One row of a chart. said: the same in words."""

    name: str
    said: str
    pieces: tuple[Piece, ...]
    end: str


@dataclass(frozen=True)
class Chart:
    """A bar chart. legend: the pieces' names with their colours' classes; table: the id of the table with its data."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    table: str


def page(standing: Standing) -> str:
    """The page as HTML text; no script, nothing fetched."""
    tables = listings(standing)
    return rendered(
        Path(__file__).with_name("status_page.html.j2"),
        standing=standing,
        example=EXAMPLE_TEXT if standing.example else "",
        headline=headline(standing),
        charts=(by_chapter(standing), by_office(standing)),
        tables=tables,
        shown=shown,
    )


def by_chapter(standing: Standing) -> Chart:
    """The states of each chapter's requirements."""
    rows = [(part.name, tuple(part.count.states.items()), f"{part.count.total} 项") for part in standing.parts]
    return Chart("各章进展", bars(rows), legend(STATES), "t2")


def by_office(standing: Standing) -> Chart:
    """How many of the reports asked for each office has sent."""
    rows = [
        (unit.name, ((REPORTED, unit.reported), (OWED, unit.asked - unit.reported)), f"{unit.reported}/{unit.asked}")
        for unit in standing.units
    ]
    return Chart("各处室报送", bars(rows), legend((REPORTED, OWED)), "t1")


def legend(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The names with the classes of their colours."""
    return tuple((name, SHADES[name]) for name in names)


def bars(rows: Sequence[tuple[str, Sequence[tuple[str, int]], str]]) -> tuple[Bar, ...]:
    """The bars, each as long as its count beside the largest of all."""
    largest = max((sum(count for _, count in counts) for _, counts, _ in rows), default=0) or 1
    return tuple(
        Bar(name, "，".join(f"{of} {count}" for of, count in counts), tuple(pieces(counts, largest)), end)
        for name, counts, end in rows
    )


def pieces(counts: Iterable[tuple[str, int]], largest: int) -> Iterator[Piece]:
    """The stretches of one bar, one after the other."""
    start = 0
    for name, count in counts:
        if count:
            yield Piece(name, count, f"{start * 100 / largest:.3f}", f"{count * 100 / largest:.3f}")
        start += count


def shown(cell: Cell) -> str:
    """A cell as the page prints it."""
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
