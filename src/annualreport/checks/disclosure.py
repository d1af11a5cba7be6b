"""Judge 表二 in itself: proper numbers, units, empty cells, what was taken for something else."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks import succession
from annualreport.checks.figures import OPEN, Sheet, emptiness
from annualreport.checks.rule import FIGURES, SETTINGS, rule
from annualreport.checks.succession import lines_with, sheet
from annualreport.finding import Finding, Severity, fault, note, unassessed, warning
from annualreport.forms import AMOUNT, Key
from annualreport.model.dossier import Dossier
from annualreport.model.statistics import TEXT, Cell

FEES = (OPEN, "行政事业性收费", "本年收费金额")
PURCHASES, SPENT = (OPEN, "政府集中采购", "采购项目数量"), (OPEN, "政府集中采购", "采购总金额")
CENTS = 2
"""Decimals of an amount in 元: six of one in 万元."""
THOUSANDFOLD = 1000


@rule("T2-01", severity=Severity.BLOCKING, needs=(FIGURES,), decidable=False, basis="60号、30号格式表二的数量格")
def counts_are_whole_numbers(dossier: Dossier) -> Iterator[Finding]:
    """表二的数量格是从 0 起的整数；60号「本年增/减」可以是负整数。"""
    judged = sheet(dossier)
    for key, said in judged.faults(OPEN):
        if judged.kind(key).kind != AMOUNT:
            wanted = "整数（可为负）" if judged.kind(key).kind == "增减" else "从 0 起的整数"
            message = f"{judged.label(key)}：{said}；应为{wanted}"
            yield fault("T2-01", message, judged.places([key]), "请改成数", **about(judged, key))


@rule(
    "T2-02",
    severity=Severity.WARNING,
    needs=(FIGURES,),
    basis="30号格式表二第二十条第（八）项（单位：万元）；与上年相比为主管部门核查口径",
)
def fees_are_an_amount(dossier: Dossier) -> Iterator[Finding]:
    """收费金额不为负，写明单位，折合万元不超过 6 位小数；比上年大 1000 倍以上的，疑似以元填作万元。"""
    yield from amount_faults(dossier, FEES, "T2-02")
    judged = sheet(dossier)
    now = judged.statistics.cells.get(FEES, Cell()).yuan
    if FEES not in dossier.form.figures or not now:
        return
    last = dossier.previous.cells.get(FEES, Cell()).yuan if dossier.previous else None
    if last and now > last * THOUSANDFOLD:
        message = f"{judged.label(FEES)}：{text(judged, FEES)}，是上年的 {now / last:.0f} 倍，疑似以元填作万元"
        yield note("T2-02", message, judged.places([FEES]), "请核对单位", **about(judged, FEES))
    if last is None:
        message = f"{judged.label(FEES)}：没有上年同口径的金额，没有与上年比对"
        yield unassessed("T2-02", message, judged.places([FEES]), subject="·".join(FEES))


@rule("T2-09", severity=Severity.WARNING, needs=(FIGURES,), basis="60号格式表二第二十条第（九）项；主管部门核查口径")
def purchases_have_an_amount(dossier: Dossier) -> Iterator[Finding]:
    """60号采购总金额写明单位；采购项目数量为 0 时金额也为 0。"""
    yield from amount_faults(dossier, SPENT, "T2-09")
    judged = sheet(dossier)
    spent = judged.statistics.cells.get(SPENT, Cell())
    if SPENT in dossier.form.figures and judged.whole(PURCHASES) == 0 and spent.figure:
        message = f"{judged.label(PURCHASES)}为 0，采购总金额却是 {spent.text}；项目数量为 0 时金额也应为 0"
        figures = f"0；{spent.text}"
        places = judged.places([PURCHASES, SPENT])
        yield warning("T2-09", message, places, "请核对两格", subject="·".join(SPENT), figures=figures)


def amount_faults(dossier: Dossier, key: Key, rule_id: str) -> Iterator[Finding]:
    """An amount that is no number, negative, without unit or finer than a 分."""
    judged = sheet(dossier)
    said = amount_fault(judged.cell(key)) if key in judged.keys(OPEN) else ""
    if said:
        message = f"{judged.label(key)}：{said}；应写数字和单位，如 25.1万元"
        hint = "单位写 元、万元 或 亿元；确无发生写 0"
        yield warning(rule_id, message, judged.places([key]), hint, **about(judged, key))


def amount_fault(cell: Cell) -> str:
    """What is wrong with an amount, in words; '' for a proper one and for an empty cell. 0 needs no unit."""
    if cell.state == TEXT:
        return f"写的是「{cell.text}」，不是金额"
    if not cell.figure:
        return ""
    if cell.figure < 0:
        return f"写的是 {cell.text}，是负数"
    if cell.yuan is None:
        return f"写的是 {cell.text}，没有写明金额单位"
    if cell.yuan != round(cell.yuan, CENTS):
        return f"写的是 {cell.text}，折合万元超过 6 位小数"
    return ""


@rule(
    "T2-05",
    severity=Severity.NOTE,
    needs=(FIGURES,),
    basis="主管部门核查口径：60号表二的项目数量是事项数，处理决定数量是办件数",
)
def decisions_are_not_items(dossier: Dossier) -> Iterator[Finding]:
    """60号：处理决定数量恰等于上一年项目数量＋本年增减的，疑似把办件数填成了事项数。"""
    judged = sheet(dossier)
    for line in lines_with(dossier, "处理决定数量"):
        keys = [(*line, column) for column in ("上一年项目数量", "本年增减", "处理决定数量")]
        items, change, decisions = (judged.whole(key) for key in keys)
        if decisions and items is not None and change is not None and decisions == items + change:
            message = f"{judged.line(line)}：处理决定数量 {decisions} 恰等于上一年项目数量 {items}＋本年增减 {change}"
            hint = "处理决定数量是办件数，不是事项数；两者相同的请核对口径"
            figures = f"{decisions}={items}+{change}"
            yield note("T2-05", message, judged.places(keys), hint, subject="·".join(line), figures=figures)


@rule("T2-07", severity=Severity.WARNING, needs=(FIGURES, SETTINGS), basis="主管部门核查口径：规章由有权的政府制定")
def departments_make_no_regulations(dossier: Dossier) -> Iterator[Finding]:
    """单位类型为部门而「规章」行不为 0 的，须确认（规章由有权的政府制定）。"""
    judged = sheet(dossier)
    keys = [key for key in judged.keys(OPEN) if key[1] == "规章" and judged.cell(key).figure]
    if dossier.report.unit_kind == "部门" and keys:
        figures = "，".join(f"{key[-1]} {judged.cell(key).text}" for key in keys)
        message = f"{OPEN}·规章：单位类型是部门，规章却填了{figures}；规章由有权的政府制定"
        hint = "部门代起草的规章不计在本部门；确应填报的请核签说明"
        yield warning("T2-07", message, judged.places(keys), hint, subject=f"{OPEN}·规章", figures=figures)


@rule("T2-08", severity=Severity.WARNING, needs=(FIGURES,), basis="主管部门核查口径：空、0、不适用是三回事")
def no_cell_is_empty(dossier: Dossier) -> Iterator[Finding]:
    """表二没有空着或写「/」「-」「不适用」的格；确无数据填 0。"""
    judged = sheet(dossier)
    lines: dict[Key, list[Key]] = {}
    for key in judged.empty(OPEN):
        lines.setdefault(key[:-1], []).append(key)
    for line, keys in lines.items():
        says = "，".join(f"{judged.label(key).rpartition('·')[2]} {emptiness(judged.cell(key))}" for key in keys)
        figures = "，".join(f"{key[-1]}:{judged.cell(key).text or '空'}" for key in keys)
        hint = "确无数据填 0；还没有统计的请补上"
        yield warning(
            "T2-08", f"{judged.line(line)}：{says}", judged.places(keys), hint, subject="·".join(line), figures=figures
        )


def text(judged: Sheet, key: Key) -> str:
    """What was typed in a cell."""
    return judged.cell(key).text or ""


def about(judged: Sheet, key: Key) -> dict[str, str]:
    """Subject and figures of a finding on one cell."""
    return {"subject": "·".join(key), "figures": text(judged, key)}


RULES = (
    counts_are_whole_numbers,
    fees_are_an_amount,
    succession.documents_in_force_chain_from_last_year,
    succession.documents_made_public_only_grow,
    decisions_are_not_items,
    succession.items_chain_from_last_year,
    departments_make_no_regulations,
    no_cell_is_empty,
    purchases_have_an_amount,
)
