"""Draw a chart: dark on white, told apart in grey as well as in colour, with letters as outlines."""

from __future__ import annotations

import io
from functools import lru_cache
from math import ceil
from typing import Any
from warnings import catch_warnings, filterwarnings

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from annualreport.outputs.charts.cleaning import cleaned
from annualreport.outputs.charts.faces import face
from annualreport.vocabulary.charts import LINES, STACK, Chart

WIDTH, HEAD, ROW, TALL = 4.6, 0.75, 0.42, 2.7
"""Inches: of every chart, of its margins, of one bar, of a chart with lines."""
DOTS, LETTERS = 200, 12
KEPT = 8
"""Pictures kept: a report is filled twice, a chart shown in several files."""
INK, QUIET, BAR, OTHER = "#1c1c1c", "#6b6b6b", "#1d4f91", "#b3541e"
SPACING = 1.35
"""From line to line of a row's name, in its letters' height."""
LONGEST, TITLE = 8, 22
"""Letters of a row's name, and of the title, on one line."""
CLOSING, OPENING = "，。、；：？！”’）》〉】」』", "“‘（《〈【「『"
ROOM = 0.045
"""The share of the width from which on a piece of a bar holds its figure."""
LOOKS: dict[str, dict[str, Any]] = {
    "已完成": {"color": "#17406d"},
    "持续推进": {"color": "#5f93c4"},
    "推进中": {"color": "#c9dff0"},
    "未完成": {"color": "#ffffff", "hatch": "///", "edgecolor": "#8a1c1c"},
    "不适用": {"color": "#d9d9d9", "hatch": "\\\\\\", "edgecolor": "#6b6b6b"},
    "待填": {"color": "#ffffff", "edgecolor": "#6b6b6b", "linestyle": "--"},
}
DARK = frozenset({"已完成"})
"""The looks on which a figure is white."""
LINE_LOOKS: tuple[dict[str, Any], ...] = (
    {"color": BAR, "marker": "o"},
    {"color": OTHER, "marker": "s", "linestyle": "--"},
)


@lru_cache(maxsize=KEPT)
def svg(chart: Chart) -> str:
    """The chart for a web page, without its title: one element, every id its own."""
    return cleaned(drawn(chart, "svg", {"Date": None}), chart.key, chart.alt)


@lru_cache(maxsize=KEPT)
def png(chart: Chart) -> bytes:
    """The chart for Word, with its title, 200 dots an inch."""
    return drawn(chart, "png", {"Software": None})


def drawn(chart: Chart, kind: str, about: dict[str, str | None]) -> bytes:
    """The picture's bytes, the same each time."""
    stream = io.BytesIO()
    settings: Any = {
        "font.family": [face()],
        "font.size": LETTERS,
        "text.color": INK,
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "svg.fonttype": "path",
        "svg.hashsalt": f"annualreport-{chart.key}",
        "hatch.linewidth": 0.8,
    }
    with rc_context(settings), catch_warnings():
        filterwarnings("ignore", "Glyph")  # told by undrawable
        figure = Figure(figsize=(WIDTH, height(chart)), layout="constrained", facecolor="white")
        axes = figure.add_subplot()
        DRAWN.get(chart.kind, bars)(axes, chart)
        plain(axes)
        if kind == "png":
            figure.suptitle("\n".join(lines(chart.title, TITLE)), fontsize=LETTERS + 1, color=INK)
        figure.savefig(stream, format=kind, dpi=DOTS, metadata=about)
    return stream.getvalue()


def undrawable(chart: Chart) -> str:
    """The letters that the face does not have."""
    path = font_manager.findfont(font_manager.FontProperties(family=[str(face())]), fallback_to_default=False)
    known = font_manager.get_font(path).get_charmap()
    text = dict.fromkeys(chart.title + "".join(chart.heads) + "".join(name for name, _ in chart.rows))
    return "".join(sign for sign in text if ord(sign) not in known and not sign.isspace())


def height(chart: Chart) -> float:
    """Inches from top to bottom."""
    if chart.kind == LINES:
        return TALL
    return HEAD + sum(ROW * max(1, 0.6 + 0.4 * len(lines(name))) for name, _ in chart.rows)


def lines(text: str, longest: int = LONGEST) -> list[str]:
    """A text in lines of about so many letters, all about as long; none begins with a sign that closes."""
    found: list[str] = []
    wanted = size(text) / max(1, ceil(size(text) / longest))
    line = ""
    for at, sign in enumerate(text):
        following = text[at + 1 : at + 2]
        line += sign
        if size(line) >= wanted and following and following not in CLOSING and sign not in OPENING:
            found.append(line)
            line = ""
    return [*found, line] if line or not found else found


def size(text: str) -> float:
    """How many Chinese letters a text is as wide as."""
    return sum(0.5 if sign.isascii() else 1 for sign in text)


def plain(axes: Axes) -> None:
    """No frame, no marks at the names."""
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)


def bars(axes: Axes, chart: Chart) -> None:
    """One bar for each row, its figure at the end."""
    figures = [figures[0] for _, figures in chart.rows]
    made = axes.barh(range(len(figures)), figures, height=0.62, color=BAR)
    axes.bar_label(made, [f"{figure}{chart.unit}" for figure in figures], padding=4, color=INK)
    named(axes, chart)
    axes.set_xlim(0, max(max(figures), 1) * 1.18)


def stack(axes: Axes, chart: Chart) -> None:
    """One bar for each row in pieces, each with its figure where there is room; what the looks mean below."""
    longest = max(max(sum(figures) for _, figures in chart.rows), 1)
    left = [0] * len(chart.rows)
    for number, series in enumerate(chart.heads[1:]):
        figures = [figures[number] for _, figures in chart.rows]
        there = [at for at, figure in enumerate(figures) if figure]
        if not there:
            continue
        look: dict[str, Any] = {"edgecolor": "white", **LOOKS[series]}
        sizes = [figures[at] for at in there]
        made = axes.barh(there, sizes, left=[left[at] for at in there], height=0.62, label=series, **look)
        texts = [str(size) if size >= longest * ROOM else "" for size in sizes]
        around = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if "hatch" in look else None
        axes.bar_label(made, texts, label_type="center", color="white" if series in DARK else INK, bbox=around)
        left = [one + figure for one, figure in zip(left, figures, strict=True)]
    named(axes, chart)
    axes.set_xlim(0, longest)
    legend(axes, 3)


def named(axes: Axes, chart: Chart) -> None:
    """The names of the rows, the first on top; no figures along the bottom, each bar has its own."""
    axes.set_yticks(range(len(chart.rows)), ["\n".join(lines(name)) for name, _ in chart.rows], linespacing=SPACING)
    axes.invert_yaxis()
    axes.set_xticks([])


def trends(axes: Axes, chart: Chart) -> None:
    """A line for each series, told apart by mark and stroke, its figures at the points in the line's colour."""
    highest = max(1, *(max(figures) for _, figures in chart.rows))
    for number, series in enumerate(chart.heads[1:]):
        figures = [figures[number] for _, figures in chart.rows]
        axes.plot(range(len(figures)), figures, label=series, linewidth=2, markersize=7, **LINE_LOOKS[number])
    for at, (_, row) in enumerate(chart.rows):
        for figure in sorted(set(row)):
            shift, side = (8, "bottom") if figure == max(row) else (-8, "top")
            colour = LINE_LOOKS[row.index(figure)]["color"] if row.count(figure) == 1 else INK
            place: dict[str, Any] = {"textcoords": "offset points", "ha": "center", "va": side, "color": colour}
            axes.annotate(str(figure), (at, figure), (0, shift), **place)
    axes.set_xticks(range(len(chart.rows)), [name for name, _ in chart.rows])
    axes.set_xlim(-0.35, len(chart.rows) - 0.65)
    axes.set_ylim(-0.2 * highest, 1.2 * highest)
    axes.set_yticks([])
    axes.axhline(0, color=QUIET, linewidth=1, zorder=0)
    legend(axes, 2)


def legend(axes: Axes, columns: int) -> None:
    """What the looks mean, below the chart."""
    figure = axes.get_figure()
    shown = axes.get_legend_handles_labels()
    if isinstance(figure, Figure) and shown[0]:
        figure.legend(
            *shown, loc="outside lower left", ncols=columns, frameon=False, handlelength=1.6, columnspacing=1.2
        )


DRAWN = {LINES: trends, STACK: stack}
