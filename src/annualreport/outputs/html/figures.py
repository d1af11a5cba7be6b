"""Put charts into the page: each at the part that it belongs to, with its title and its figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from annualreport.outputs.html.flow import Flow, Part
from annualreport.outputs.html.pieces import pieces
from annualreport.outputs.html.tables import Grid, GridCell
from annualreport.vocabulary.charts import AT_REQUESTS, Chart

PLAN = "政务公开工作要点落实情况"
"""What the heading of the section on the plan has in it."""
Drawn = tuple[Chart, str]
"""A chart with its drawing, an svg element."""


@dataclass(frozen=True)
class Figure:
    """A chart as it stands on the page."""

    id: str
    title: str
    drawing: Markup
    table: Grid


def with_charts(body: Flow, drawn: Iterable[Drawn], prefix: str = "") -> Flow:
    """The page with every chart behind what it belongs to; one that belongs to nothing there is left out."""
    placed = [(spot, chart) for chart in drawn if (spot := spot_of(chart[0], body))]
    placed.sort(key=lambda one: one[0])
    parts = list(body.parts)
    for number, (spot, chart) in reversed([*enumerate(placed, 1)]):
        parts.insert(spot, Part("figure", figure=figure(chart, number, prefix)))
    return replace(body, parts=tuple(parts))


def spot_of(chart: Chart, body: Flow) -> int:
    """The number of the part that the chart stands before; 0 for none."""
    if chart.at == AT_REQUESTS:
        found = (at for at, part in enumerate(body.parts, 1) if part.table and part.table.name == "表三")
        return next(found, 0)
    titled = any(PLAN in piece.text for phrase in body.title for piece in phrase)
    heads = (at for at, part in enumerate(body.parts, 1) if part.kind == "heading" and PLAN in part.plain)
    start = 0 if titled else next(heads, None)
    if start is None:
        return 0
    return next((at for at, part in enumerate(body.parts, 1) if at > start and part.kind == "text"), 0)


def figure(drawn: Drawn, number: int, prefix: str) -> Figure:
    """A chart with its number and its table."""
    chart, drawing = drawn
    return Figure(
        f"{prefix}f{number}", f"图{number}　{chart.title}", Markup(drawing), table(chart, f"{prefix}f{number}", number)
    )


def table(chart: Chart, prefix: str, number: int) -> Grid:
    """The figures of a chart; each names the heads of its row and its column."""
    head = tuple(
        GridCell(pieces(text), head=True, id=f"{prefix}-0-{column}", scope="col", look="heads")
        for column, text in enumerate(chart.heads)
    )
    rows = tuple(row(name, figures, f"{prefix}-{at}", prefix) for at, (name, figures) in enumerate(chart.rows, 1))
    return Grid(prefix, "图", f"图{number}的数据（单位：{chart.unit}）", (head,), (rows,))


def row(name: str, figures: Sequence[int], identity: str, prefix: str) -> tuple[GridCell, ...]:
    """One row."""
    side = GridCell(pieces(name), head=True, id=f"{identity}-0", scope="row", look="side")
    cells = (
        GridCell(pieces(str(figure)), headers=f"{identity}-0 {prefix}-0-{column}", look="figure")
        for column, figure in enumerate(figures, 1)
    )
    return (side, *cells)
