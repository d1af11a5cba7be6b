"""Judge how 表二 follows on from last year's: what is in force, what was made public, the number of items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annualreport.checks.figures import OPEN, Sheet
from annualreport.checks.rule import FIGURES, rule
from annualreport.finding import Finding, Severity, unassessed, warning
from annualreport.forms import Key
from annualreport.model.dossier import Dossier
from annualreport.place import whole


def sheet(dossier: Dossier) -> Sheet:
    """The year's figures read against its form; only for rules that need figures."""
    assert dossier.statistics is not None
    return Sheet(dossier.form, dossier.statistics)


def before(dossier: Dossier, key: Key) -> int | None:
    """Last year's whole number in a cell; None where there is none."""
    return Sheet(dossier.form, dossier.previous).whole(key) if dossier.previous else None


def lines_with(dossier: Dossier, column: str) -> list[Key]:
    """The rows of 表二 that the year's form gives this column."""
    return [key[:-1] for key in dossier.form.table(OPEN).figures if key[-1] == column]


def not_compared(dossier: Dossier, rule_id: str, keys: Iterable[Key], wanted: str) -> Iterator[Finding]:
    """One 未核 for all rows of a rule that last year's figures say nothing of."""
    judged, keys = sheet(dossier), list(keys)
    if keys:
        rows = "、".join(judged.line(key[:-1]).partition("·")[2] for key in keys)
        message = f"{rows}：没有上年的{wanted}，没有与上年比对"
        hint = f"有上年数据的，把它放进 data/{dossier.year - 1}/statistics.yaml 后再核对"
        yield unassessed(rule_id, message, whole(judged.statistics.file), hint, subject=OPEN)


@rule(
    "T2-03",
    severity=Severity.WARNING,
    needs=(FIGURES,),
    basis="30号格式表二第二十条第（一）项；跨年相接为主管部门核查口径",
)
def documents_in_force_chain_from_last_year(dossier: Dossier) -> Iterator[Finding]:
    """30号：现行有效件数＝上年现行有效件数＋本年制发件数−本年废止件数；不等时说明原因（修改、失效、划转）。"""
    judged, alone = sheet(dossier), []
    for line in lines_with(dossier, "现行有效件数"):
        keys = [(*line, column) for column in ("本年制发件数", "本年废止件数", "现行有效件数")]
        last = before(dossier, keys[2])
        made, ended, valid = (judged.whole(key) for key in keys)
        if last is None:
            alone.append(keys[2])
        elif made is not None and ended is not None and valid is not None and valid != last + made - ended:
            sum_says = f"上年 {last}＋制发 {made}−废止 {ended}＝{last + made - ended}"
            message = f"{judged.line(line)}：现行有效件数＝{valid}，{sum_says}"
            hint = "有修改、失效、划转的，请核签说明；否则请核对"
            figures = f"{valid}≠{last}+{made}-{ended}"
            yield warning("T2-03", message, judged.places(keys), hint, subject="·".join(line), figures=figures)
    yield from not_compared(dossier, "T2-03", alone, "现行有效件数")


@rule(
    "T2-04",
    severity=Severity.WARNING,
    needs=(FIGURES,),
    basis="60号格式表二第二十条第（一）项；跨年相接为主管部门核查口径",
)
def documents_made_public_only_grow(dossier: Dossier) -> Iterator[Finding]:
    """60号：对外公开总数量不少于本年新公开数量，也不少于上年的对外公开总数量（清理的说明）。"""
    judged, alone = sheet(dossier), []
    for line in lines_with(dossier, "对外公开总数量"):
        new, every = (*line, "本年新公开数量"), (*line, "对外公开总数量")
        total, last = judged.whole(every), before(dossier, every)
        for name, floor, keys in (
            ("本年新公开数量", judged.whole(new), [new, every]),
            ("上年的对外公开总数量", last, [every]),
        ):
            if total is not None and floor is not None and total < floor:
                message = f"{judged.line(line)}：对外公开总数量＝{total}，少于{name}＝{floor}"
                more = {"subject": "·".join(every), "figures": f"{total}<{floor}"}
                yield warning("T2-04", message, judged.places(keys), "经过清理的请核签说明；否则请核对", **more)
        if last is None:
            alone.append(every)
    yield from not_compared(dossier, "T2-04", alone, "对外公开总数量")


@rule("T2-06", severity=Severity.WARNING, needs=(FIGURES,), basis="60号格式表二的项目数量；跨年相接为主管部门核查口径")
def items_chain_from_last_year(dossier: Dossier) -> Iterator[Finding]:
    """60号：上一年项目数量＝上年报告的上一年项目数量＋本年增减。"""
    judged, alone = sheet(dossier), []
    for line in lines_with(dossier, "上一年项目数量"):
        key, change = (*line, "上一年项目数量"), (*line, "本年增减")
        now, was, grew = judged.whole(key), before(dossier, key), before(dossier, change)
        if was is None or grew is None:
            alone.append(key)
        elif now is not None and now != was + grew:
            message = f"{judged.line(line)}：上一年项目数量＝{now}，上年报告的 {was}＋增减 {grew}＝{was + grew}"
            figures = f"{now}≠{was}+{grew}"
            more = {"subject": "·".join(key), "figures": figures}
            yield warning("T2-06", message, judged.places([key]), "请核对；有调整的核签说明", **more)
    yield from not_compared(dossier, "T2-06", alone, "项目数量和增减")
