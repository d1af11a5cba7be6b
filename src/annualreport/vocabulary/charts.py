"""Turn a year's figures into charts: their rows, what they say in words; a figure that is blank gives none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annualreport.forms import Key
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Status
from annualreport.model.plan import Plan
from annualreport.model.statistics import Cell, Statistics
from annualreport.place import Place, whole
from annualreport.vocabulary.tasks import short

NAME = "图"
"""The group of the words: {{ 图.办理结果 }}."""
BARS, LINES, STACK = "条形图", "折线图", "堆积条形图"
"""The kinds of charts."""
REQUESTS, ALL = "依申请公开", "总计"
NEW, CARRIED_IN, CARRIED_OUT = "本年新收", "上年结转", "结转下年度"
NO_RESULTS = frozenset({NEW, CARRIED_IN, ALL, CARRIED_OUT})
"""The rows of 表三 that are no results."""
WAITING = "待填"
AT_REQUESTS, AT_PLAN = REQUESTS, "要点落实情况"
"""Where a chart belongs: below 表三, or to the section on the plan."""
SHOWN = 3


@dataclass(frozen=True)
class Chart:
    """One chart with the data that it shows.

    name: the word below 图. key: its name in Latin letters. heads: of the data's table, the first of the rows' names,
    the others of the series. rows: a name and a figure for each series. at: the part of the report it belongs to.
    """

    name: str
    key: str
    title: str
    kind: str
    unit: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    at: str

    @property
    def alt(self) -> str:
        """Everything that it shows, in words."""
        return f"{self.kind}：{self.title}。{'；'.join(self.told(*row) for row in self.rows)}。"

    def told(self, name: str, figures: Sequence[int]) -> str:
        """One row in words; of several series those that are there."""
        if len(figures) == 1:
            return f"{name}{figures[0]}{self.unit}"
        pairs = zip(self.heads[1:], figures, strict=True)
        told = [f"{series}{figure}{self.unit}" for series, figure in pairs if figure or self.kind == LINES]
        return f"{name}：{'、'.join(told) or f'0{self.unit}'}"


@dataclass(frozen=True)
class Lacking:
    """A chart that cannot be made of this year's data. why: what is missing; places: where it should stand."""

    name: str
    title: str
    why: str
    places: tuple[Place, ...] = ()
    at: str = AT_REQUESTS


Made = Chart | Lacking


def charts(dossier: Dossier) -> tuple[Made, ...]:
    """Every chart of the year, or why there is none."""
    mark = "（示例）" if dossier.report.example else ""
    return tuple(make(dossier, title(dossier) + mark) for title, make in REGISTER)


def words(made: Iterable[Made]) -> dict[str, Chart | None]:
    """The charts by name; a blank where there is none."""
    return {one.name: one if isinstance(one, Chart) else None for one in made}


def places(made: Iterable[Made]) -> dict[str, tuple[Place, ...]]:
    """Where stands what is missing for a chart, by the word's full name."""
    return {f"{NAME}.{one.name}": one.places for one in made if isinstance(one, Lacking)}


def results(dossier: Dossier, title: str) -> Made:
    """图.办理结果：本年度办结的申请按办理结果"""
    cells = column(dossier.statistics, lambda key: key[1] not in NO_RESULTS and key[-1] == ALL)
    lacking = missing("办理结果", title, dossier.statistics, cells)
    if lacking:
        return lacking
    sums: dict[str, int] = {}
    for key, cell in cells.items():
        sums[key[1]] = sums.get(key[1], 0) + number(cell)
    return bars("办理结果", "results", title, "件", ("办理结果", "件数"), sums.items())


def applicants(dossier: Dossier, title: str) -> Made:
    """图.申请人：本年新收的申请按申请人"""
    cells = column(dossier.statistics, lambda key: key[1] == NEW and key[-1] != ALL)
    lacking = missing("申请人", title, dossier.statistics, cells)
    if lacking:
        return lacking
    rows = [(key[-1], number(cell)) for key, cell in cells.items()]
    return bars("申请人", "applicants", title, "件", ("申请人", "件数"), rows)


def bars(name: str, key: str, title: str, unit: str, heads: tuple[str, ...], rows: Iterable[tuple[str, int]]) -> Chart:
    """A chart of one series from 表三."""
    return Chart(name, key, title, BARS, unit, heads, tuple((label, (figure,)) for label, figure in rows), AT_REQUESTS)


def trend(dossier: Dossier, title: str) -> Made:
    """图.三年趋势：本年和前两年新收、办结的申请"""
    years = (dossier.two_before, dossier.previous, dossier.statistics)
    rows: list[tuple[str, tuple[int, ...]]] = []
    for year, statistics in zip(range(dossier.year - 2, dossier.year + 1), years, strict=True):
        keys: tuple[Key, ...] = ((REQUESTS, NEW, ALL), (REQUESTS, ALL, ALL))
        cells = {key: statistics.cells.get(key, Cell()) for key in keys} if statistics else {}
        lacking = missing("三年趋势", title, statistics, cells, year)
        if lacking:
            return lacking
        rows.append((f"{year}年", tuple(number(cell) for cell in cells.values())))
    return Chart("三年趋势", "trend", title, LINES, "件", ("年度", "新收", "办结"), tuple(rows), AT_REQUESTS)


def progress(dossier: Dossier, title: str) -> Made:
    """图.方案进展：本年方案各章的要求按状态"""
    plan = next((one for one in dossier.plans if not one.id), None) or next(iter(dossier.plans), None)
    if plan is None or dossier.ledger is None:
        return Lacking("方案进展", title, "没有本年的方案" if plan is None else "没有本年的台账", at=AT_PLAN)
    states = [str(status) for status in Status]
    rows = [(name, counted(tasks, states)) for name, tasks in chapters(plan, dossier.tasks)]
    if not any(figures[-1] for _, figures in rows):
        rows = [(name, figures[:-1]) for name, figures in rows]
        return Chart("方案进展", "progress", title, STACK, "项", ("章", *states), tuple(rows), AT_PLAN)
    return Chart("方案进展", "progress", title, STACK, "项", ("章", *states, WAITING), tuple(rows), AT_PLAN)


def chapters(plan: Plan, tasks: Iterable[Task]) -> Iterator[tuple[str, list[Task]]]:
    """The plan's chapters by short name with their requirements."""
    own = [task for task in tasks if task.plan is plan]
    for chapter in plan.chapters:
        inside = [task for task in own if task.chapter is chapter]
        if inside:
            yield f"{chapter.ordinal}、{short(chapter.heading)}", inside


def counted(tasks: Sequence[Task], states: Iterable[str]) -> tuple[int, ...]:
    """How many requirements are in each state, and how many wait."""
    found = tuple(sum(task.status == state for task in tasks) for state in states)
    return (*found, len(tasks) - sum(found))


def column(statistics: Statistics | None, wanted: Callable[[Key], bool]) -> dict[Key, Cell]:
    """The cells of 表三 that are wanted, in the form's order."""
    cells = statistics.cells if statistics else {}
    return {key: cell for key, cell in cells.items() if key[0] == REQUESTS and wanted(key)}


def number(cell: Cell) -> int:
    """The figure of a cell that has one."""
    figure = cell.whole
    assert figure is not None
    return figure


def missing(
    name: str, title: str, statistics: Statistics | None, cells: dict[Key, Cell], year: int = 0
) -> Lacking | None:
    """Why the figures give no chart; None where every one is there."""
    when = f" {year} 年度" if year else "本年"
    if statistics is None or not cells:
        return Lacking(name, title, f"没有{when}的统计数据")
    blank = {key: cell for key, cell in cells.items() if cell.whole is None}
    if not blank:
        return None
    named = "、".join("·".join(key[1:]) for key in list(blank)[:SHOWN])
    more = f"等 {len(blank)} 格" if len(blank) > SHOWN else ""
    found = tuple(cell.place or whole(statistics.file) for cell in blank.values())
    return Lacking(name, title, f"{when.strip()}的「{named}」{more}没有数", tuple(dict.fromkeys(found)))


def title_of_trend(dossier: Dossier) -> str:
    """The years from first to last."""
    return f"{dossier.year - 2}—{dossier.year}年度政府信息公开申请新收和办结情况"


REGISTER: tuple[tuple[Callable[[Dossier], str], Callable[[Dossier, str], Made]], ...] = (
    (lambda dossier: f"{dossier.year}年度政府信息公开申请办理结果", results),
    (lambda dossier: f"{dossier.year}年度新收政府信息公开申请的申请人情况", applicants),
    (title_of_trend, trend),
    (lambda dossier: f"{dossier.year}年政务公开工作要点各部分落实进度", progress),
)
"""Every chart, in the order of the report."""
MEANINGS = {
    word: f"{meaning}；做成图片，单独占一段，数据不全就是空"
    for _, make in REGISTER
    for word, _, meaning in [(make.__doc__ or "").partition("：")]
}
"""What each word means."""
