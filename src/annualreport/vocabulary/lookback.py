"""Turn the look-back upon the plan of the year before into words: counts, items, what is to be put right, a text."""

from __future__ import annotations

from typing import Any

from annualreport.model.dossier import Dossier
from annualreport.model.lookback import OPEN, Checked, Lookback, Outcome, lookback
from annualreport.model.rectification import Rectification, Remedy
from annualreport.vocabulary.fields import outer

Group = dict[str, Any]

NAME = "回头看"
PARTS = (Outcome.IN_TIME, Outcome.LATE, Outcome.RECTIFIED, Outcome.UNDONE, Outcome.UNPROVED)
"""The outcomes of what was checked, in the order in which a text tells them."""


def words(dossier: Dossier) -> Group:
    """The group 回头看; blank without last year's plan or ledger, or where last year alone is a demonstration."""
    found = lookback(dossier)
    if found is None or (found.earlier.example and not dossier.report.example):
        return {NAME: None}
    return {NAME: group(found, dossier)}


def group(found: Lookback, dossier: Dossier) -> Group:
    """The words of a look-back that was made."""
    return {
        "年度": found.earlier.year,
        "方案": "、".join(f"《{plan.title}》" for plan in found.earlier.plans if plan.title) or None,
        **counts(found),
        "清单": [item_words(number, item) for number, item in enumerate(found.items, 1)],
        "整改": [remedy_words(one) for one in dossier.rectifications],
        "文字": text(found),
    }


def counts(found: Lookback) -> Group:
    """The totals; those checked are 已落实数, 已整改数 and 未落实数 together."""
    return {
        "任务总数": len(found.items),
        "纳入核查数": found.checked,
        "已落实数": found.count(Outcome.IN_TIME, Outcome.LATE),
        "已整改数": found.count(Outcome.RECTIFIED),
        "未落实数": found.count(*OPEN),
        "不在核查范围数": found.count(Outcome.OUTSIDE),
        **{str(one): found.count(one) for one in (Outcome.IN_TIME, Outcome.LATE, *OPEN)},
    }


def item_words(number: int, item: Checked) -> Group:
    """One requirement of the list."""
    wanted = item.task.requirement
    return {
        "序号": str(number),
        "方案": item.task.plan.id or None,
        "编号": wanted.number,
        "要求": wanted.wording,
        "责任原文": wanted.duty or None,
        "牵头": list(item.offices),
        "时限": "、".join(limit.wording for limit in wanted.deadlines) or None,
        "结果": str(item.outcome),
        "说明": item.reason,
    }


def remedy_words(remedy: Rectification) -> Group:
    """One rectification; a blank state counts as 整改中."""
    made = {alias: getattr(remedy, name) or None for alias, name in outer(Rectification).items()}
    return {**made, "状态": remedy.status or str(Remedy.OPEN)}


def text(found: Lookback) -> str:
    """The section's text for the report: what was checked and how it came out; outcomes that did not occur left out."""
    whole = f"对上一年度政务公开工作要点落实情况开展“回头看”：上一年度要点共{len(found.items)}项任务，"
    if not found.checked:
        return whole + "其中没有同时写明责任主体和时限要求的任务。"
    parts = "、".join(f"{one}{found.count(one)}项" for one in PARTS if found.count(one))
    left = found.count(*OPEN)
    after = f"未落实的{left}项由责任处室继续整改。" if left else ""
    return f"{whole}对其中有明确责任主体和时限要求的{found.checked}项逐项核查，{parts}。{after}"
