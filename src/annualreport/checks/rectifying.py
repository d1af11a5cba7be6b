"""Judge whether what is to be put right is put right in time, and written down whole: LED-09, 10."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import SETTINGS, Rule, rule
from annualreport.finding import Finding, Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.model.lookback import lookback
from annualreport.model.rectification import Rectification

BASIS = "方案：上一年度要点没有完成的，督促整改（如2021年方案五（二）2）"


def told(one: Rectification) -> str:
    """The rectification as messages begin and as decisions name it: year, plan, number and office."""
    plan = f"{one.plan} " if one.plan else ""
    return f"{one.year} 年度 {plan}{one.number}（{one.office or '处室待填'}）"


@rule("LED-09", severity=Severity.WARNING, needs=(SETTINGS,), basis=BASIS)
def nothing_is_put_right_late(dossier: Dossier) -> Iterator[Finding]:
    """整改到时限（统计期末以前）已经完成；整改完成日期不晚于时限。"""
    last = dossier.report.covers[1]
    for one in dossier.rectifications:
        if one.open and one.due and one.due <= last:
            message = f"{told(one)}的整改时限 {one.due} 已到，状态还是「{one.status or '待填'}」"
            hint = "整改已经完成的，状态改为「已整改」并写完成日期；没有完成的，请督促处室，写明新的时限"
            yield warning("LED-09", message, one.places("时限"), hint, subject=told(one), figures=f"时限 {one.due}")
        elif not one.open and one.due and one.finished and one.finished > one.due:
            message = f"{told(one)}于 {one.finished} 整改完成，晚于时限 {one.due}"
            figures = f"完成 {one.finished}；时限 {one.due}"
            hint = "请核对完成日期；确已超期的，由负责岗位核定"
            yield warning("LED-09", message, one.places("完成日期"), hint, subject=told(one), figures=figures)


@rule("LED-10", severity=Severity.WARNING, needs=(SETTINGS,), basis=BASIS)
def what_is_to_be_put_right_is_written_down(dossier: Dossier) -> Iterator[Finding]:
    """上一年度没有落实的任务都列入整改，整改写明处室、措施和时限，已整改的写明完成日期，编号与方案相符。"""
    yield from unlisted(dossier)
    known = numbers(dossier)
    for one in dossier.rectifications:
        if one.lacking:
            lacking = "、".join(one.lacking)
            message = f"{told(one)}的整改没有写{lacking}"
            hint = f"请在 rectification.yaml 里补写{lacking}"
            yield warning("LED-10", message, one.places(*one.lacking), hint, subject=told(one), figures=lacking)
        if known and dossier.earlier and one.year == dossier.earlier.year and (one.plan, one.number) not in known:
            message = f"{told(one)}在 {one.year} 年度的方案里没有对应的要求"
            yield warning(
                "LED-10", message, one.places("编号"), "请核对「编号」和「方案」", subject=f"{told(one)} 编号"
            )


def unlisted(dossier: Dossier) -> Iterator[Finding]:
    """What the look-back finds undone and nobody has written down to be put right."""
    found = lookback(dossier)
    items = [item for item in found.items if item.open and not item.remedies] if found else []
    if items and found:
        numbers = "、".join(item.task.plan.told(item.task.requirement.number) for item in items)
        message = f"{found.earlier.year} 年度方案里没有落实的 {numbers} 没有列入整改"
        hint = f"运行 annualreport lookback {dossier.year}，由程序列出，再补写措施和时限"
        places = items[0].task.requirement.places()
        yield warning("LED-10", message, places, hint, subject=f"{found.earlier.year} 年度", figures=numbers)


def numbers(dossier: Dossier) -> set[tuple[str, str]]:
    """The requirements of last year's plans, by plan id and number."""
    plans = dossier.earlier.plans if dossier.earlier else ()
    return {(plan.id, requirement.number) for plan in plans for requirement in plan.requirements}


RULES: tuple[Rule, ...] = (nothing_is_put_right_late, what_is_to_be_put_right_is_written_down)
