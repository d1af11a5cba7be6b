"""Turn how the year stands into tables, the same on the terminal, in the workbook and on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annualreport.model.speaking import ROLES
from annualreport.model.standing import STATES, WAITING, Count, Limit, Part, Standing, Unit

Cell = str | int | date | None

BY_OFFICE, BY_CHAPTER, BY_STATE = "处室", "章", "状态"
"""What the three counts are by."""


@dataclass(frozen=True)
class Listing:
    """A table. by: what it counts by, '' for a list; empty: said of no row.

    long: the heads of columns of texts; spare: of those that a narrow terminal does without.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    by: str = ""
    long: tuple[str, ...] = ()
    empty: str = "没有。"
    spare: tuple[str, ...] = ()


def listings(standing: Standing) -> tuple[Listing, ...]:
    """Every table, the counts first."""
    return (
        by_office(standing),
        by_chapter(standing),
        by_state(standing),
        not_reported(standing),
        overdue(standing),
        due(standing),
        in_conflict(standing),
        to_put_right(standing),
        of_earlier_quarters(standing),
    )


def states(count: Count) -> tuple[int, ...]:
    """The counts of the states in their order."""
    return tuple(count.states.get(state, 0) for state in STATES)


def by_office(standing: Standing) -> Listing:
    """Each office with its roles, its reports and the states of what it answers for."""
    quarters = tuple(f"第{quarter}季度" for quarter in standing.quarters)
    heads = (BY_OFFICE, "类别", *ROLES, "应报", "已报", "未报", *quarters, *STATES, "最近报送")
    spare = ("类别", *ROLES, *STATES)
    rows = tuple(map(office_row, standing.units))
    return Listing("按处室", heads, rows, BY_OFFICE, empty="名册里还没有处室。", spare=spare)


def office_row(unit: Unit) -> tuple[Cell, ...]:
    """One office."""
    roles = tuple(unit.roles[role] for role in ROLES)
    reports = (unit.asked, unit.reported, unit.asked - unit.reported, *unit.quarters.values())
    return (unit.name, unit.kind or "不在名册", *roles, *reports, *states(unit.count), unit.last)


def by_chapter(standing: Standing) -> Listing:
    """Each chapter with the states of its requirements."""
    lines = (*standing.parts, Part("合计", standing.count, sum(part.reported for part in standing.parts)))
    rows: list[tuple[Cell, ...]] = [(one.name, one.count.total, *states(one.count), one.reported) for one in lines]
    return Listing("按章", (BY_CHAPTER, "条数", *STATES, "有报送的条数"), tuple(rows), BY_CHAPTER, (BY_CHAPTER,))


def by_state(standing: Standing) -> Listing:
    """Each state with its share and its requirements."""
    rows = tuple(
        (state, len(numbers), share(len(numbers), standing.count.total), "、".join(numbers))
        for state, numbers in standing.numbers.items()
    )
    return Listing("按状态", (BY_STATE, "条数", "占比", "编号"), rows, BY_STATE, ("编号",))


def share(part: int, whole: int) -> str:
    """A share in percent with one decimal."""
    return f"{part / whole:.1%}" if whole else ""


def not_reported(standing: Standing) -> Listing:
    """Each office that owes reports, by role."""
    rows = tuple(
        (unit.name, role, len(numbers), "、".join(numbers))
        for unit in standing.units
        for role, numbers in unit.missing.items()
    )
    heads = ("处室", "角色", "未报条数", "编号")
    return Listing("未报送的处室", heads, rows, long=("编号",), empty="应报的处室都报送了。")


def overdue(standing: Standing) -> Listing:
    """What is over its limit."""
    return limited("超过时限的事项", "超期天数", standing.overdue, -1)


def due(standing: Standing) -> Listing:
    """What has to be done soon."""
    return limited(f"{standing.days} 天内到期的事项", "剩余天数", standing.due, 1)


def limited(title: str, days: str, limits: tuple[Limit, ...], sign: int) -> Listing:
    """What has a limit, with the days to it or since."""
    rows = tuple(
        (one.number, one.wording, "、".join(one.offices), one.kind, one.day, sign * one.left, one.status)
        for one in limits
    )
    heads = ("编号", "事项", "负责", "时限种类", "时限", days, "状态")
    return Listing(title, heads, rows, long=("事项", "负责"))


def in_conflict(standing: Standing) -> Listing:
    """What offices say differently."""
    rows = tuple(
        (one.number, one.what, "；".join(f"{office}：{said}" for office, said in one.voices))
        for one in standing.conflicts
    )
    return Listing("没有解决的冲突", ("编号", "事项", "各处室所报"), rows, long=("事项", "各处室所报"))


def to_put_right(standing: Standing) -> Listing:
    """What of earlier plans has to be put right in this year."""
    rows = tuple(
        (
            (one.plan and f"{one.plan} {one.number}") or one.number,
            one.year or standing.year - 1,
            one.office,
            one.issue,
            one.measure,
            one.due,
            one.status or "整改中",
            one.finished,
        )
        for one in standing.rectifications
    )
    heads = ("编号", "方案年度", "处室", "问题", "措施", "时限", "状态", "完成日期")
    return Listing("整改事项", heads, rows, long=("问题", "措施"), empty="没有登记整改事项。")


def of_earlier_quarters(standing: Standing) -> Listing:
    """Where texts of earlier quarters are kept in the ledger and stand in no report."""
    rows = tuple((one.number, "、".join(one.offices)) for one in standing.earlier)
    title = "按季报送而年报取最近一季的"
    return Listing(title, ("编号", "处室"), rows, long=("处室",), empty="没有。")


def headline(standing: Standing) -> str:
    """The whole in one sentence."""
    counts = "、".join(
        f"{state} {count}" for state, count in standing.count.states.items() if count or state != WAITING
    )
    owing = sum(unit.reported < unit.asked for unit in standing.units)
    return (
        f"截至 {standing.on}，{standing.count.total} 项要求：{counts}；"
        f"{len(standing.units)} 个处室中 {owing} 个有未报送的，超期 {len(standing.overdue)} 项，"
        f"{standing.days} 天内到期 {len(standing.due)} 项，冲突 {len(standing.conflicts)} 处，"
        f"整改中 {sum(one.open for one in standing.rectifications)} 项。"
    )
