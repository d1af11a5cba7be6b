"""Turn how the year stands into findings, each with its place: who has not reported, what is over, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annualreport.finding import Finding, note, warning
from annualreport.model.dossier import Dossier
from annualreport.model.offices import COLLECTIVES
from annualreport.model.standing import Limit, Standing, Unit
from annualreport.place import Place, quoted, whole

MOST_NAMED = 8
"""How many numbers a message lists."""


def findings(standing: Standing, dossier: Dossier) -> tuple[Finding, ...]:
    """Everything that the office should follow up."""
    return (
        *without_roster(dossier),
        *(one for unit in standing.units for one in of_unit(unit, dossier)),
        *(late(one) for one in standing.overdue),
        *(soon(one) for one in standing.due),
        *of_conflicts(standing),
        *of_earlier_quarters(standing),
    )


def without_roster(dossier: Dossier) -> Iterator[Finding]:
    """Collective words that cannot be expanded, so that nobody is missed."""
    words = {word for plan in dossier.plans for one in plan.requirements for duty in one.duties for word in duty.named}
    if not dossier.roster.offices and words & COLLECTIVES.keys():
        message = f"名册里没有处室，{'、'.join(sorted(words & COLLECTIVES.keys()))}展开不了，没有核对它们的报送"
        yield note("empty-roster", message, whole("data/offices.yaml"), "请先把处室名册 data/offices.yaml 填好")


def of_unit(unit: Unit, dossier: Dossier) -> Iterator[Finding]:
    """What one office owes: over the year, and in the latest quarter."""
    place = place_of(unit.name, dossier)
    hint = "请催报；给各处室的填报表用 annualreport ledger split 生成"
    if unit.missing:
        owed = "；".join(f"{role} {named(numbers)}" for role, numbers in unit.missing.items())
        message = f"「{unit.name}」应报 {unit.asked} 项，还有 {unit.asked - unit.reported} 项没有报送：{owed}"
        yield note("not-reported", message, place, hint, subject=unit.name)
    quarter, reported = max(unit.quarters.items(), default=("", unit.reported))
    if reported < unit.reported:
        message = f"「{unit.name}」第 {quarter} 季度报了 {reported} 项，应报 {unit.asked} 项"
        yield note("not-reported", message, place, hint, subject=f"{unit.name} 第{quarter}季度")


def named(numbers: Sequence[str]) -> str:
    """The first numbers of a list."""
    return "、".join(numbers[:MOST_NAMED]) + (f" 等 {len(numbers)} 项" if numbers[MOST_NAMED:] else "")


def place_of(name: str, dossier: Dossier) -> tuple[Place, ...]:
    """Where the office stands in the roster."""
    known = dossier.roster.by_name.get(name)
    return known.places("名称") if known else ()


def late(one: Limit) -> Finding:
    """Something over its limit."""
    message = f"{about(one)}已超过{one.kind} {one.day}，超期 {-one.left} 天，状态是「{one.status}」"
    hint = "请督办；已经完成的，请在台账里写明状态和完成日期"
    return warning("overdue", message, one.places, hint, subject=f"{one.number} {one.kind}")


def soon(one: Limit) -> Finding:
    """Something that has to be done soon."""
    left = f"还有 {one.left} 天" if one.left else "就在今天"
    message = f"{about(one)}的{one.kind}是 {one.day}，{left}，状态是「{one.status}」"
    return note("due-soon", message, one.places, "请提醒负责的处室", subject=f"{one.number} {one.kind}")


def about(one: Limit) -> str:
    """The requirement with those who lead it."""
    offices = f"（{'、'.join(one.offices)}）" if one.offices else ""
    return f"要求 {one.number}{quoted(one.wording)}{offices}"


def of_conflicts(standing: Standing) -> Iterator[Finding]:
    """What offices say differently."""
    for one in standing.conflicts:
        said = "，".join(f"{office} {what}" for office, what in one.voices)
        message = f"{one.number} 的{one.what}各处室报得不一样：{said}"
        plan, _, number = one.number.rpartition(" ")
        named_plan = f" --plan {plan}" if plan else ""
        hint = f"请核实后用 annualreport ledger resolve {number}{named_plan} 定下来"
        yield warning("conflict", message, one.places, hint, subject=f"{one.number} {one.what}")


def of_earlier_quarters(standing: Standing) -> Iterator[Finding]:
    """Texts of earlier quarters that stand in no report."""
    if standing.earlier:
        numbers = named([one.number for one in standing.earlier])
        message = f"有 {len(standing.earlier)} 项按季报送，年报取各处室最近一季的文字，前几季的留在台账里：{numbers}"
        hint = "最近一季没有写全年情况的，请在台账的「落实情况」里写总的"
        yield note("earlier-quarters", message, (), hint, subject="按季报送")
