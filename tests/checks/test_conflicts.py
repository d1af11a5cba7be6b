"""Offices that say different things of one requirement are told until it is decided, and anew where they change."""

from __future__ import annotations

from typing import Any

from annualreport.checks import conflicts, judge
from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.model.report import Accepted
from tests.checks.good import told
from tests.checks.written import with_entry

STATES, FIGURES = conflicts.RULES
DONE, UNDERWAY = {"处室": "基础教育处", "状态": "已完成"}, {"处室": "教育信息中心", "状态": "推进中"}


def test_two_states_of_one_requirement_are_told_with_both_offices(dossier: Dossier) -> None:
    message = "1.1.1 的状态，各处室报得不一样：基础教育处 已完成，教育信息中心 推进中；台账写的是「已完成」"
    assert told(STATES, with_entry(dossier, 报送=[DONE, UNDERWAY], 状态="已完成")) == [
        f"警告 {message} [LED-08]\n    办法：请核实；报错了的，请处室改正后再收，都没有报错的，由办公室定："
        "annualreport ledger resolve 1.1.1 --take 处室 --reason 理由"
    ]


def test_one_state_of_two_scopes_each_or_of_two_quarters_is_none(dossier: Dossier) -> None:
    assert told(STATES, with_entry(dossier, 报送=[DONE, {**UNDERWAY, "状态": "已完成"}])) == []
    assert told(STATES, with_entry(dossier, 报送=[{**DONE, "范围": "甲"}, {**UNDERWAY, "范围": "乙"}])) == []
    assert (
        told(STATES, with_entry(dossier, 报送=[{**DONE, "季度": "2"}, {**DONE, "状态": "推进中", "季度": "1"}])) == []
    )
    assert told(STATES, with_entry(dossier, 报送=[DONE, {**UNDERWAY, "状态": None}])) == []


def accepted(dossier: Dossier, at: str, figures: str) -> Dossier:
    """The dossier with a decision."""
    from dataclasses import replace

    fields: dict[str, Any] = {"规则": "LED-08", "位置": at, "数值": figures, "理由": "以牵头为准", "核签": "办公室主任"}
    decision = Accepted.model_validate({**fields, "日期": "2021-01-05"}, by_name=False)
    return replace(dossier, report=dossier.report.model_copy(update={"accepted": (decision,)}))


def judged(dossier: Dossier) -> list[Finding]:
    """What is told of conflicts once decisions are applied."""
    return [one for one in judge(dossier) if one.rule == "LED-08"]


def test_a_decision_holds_until_the_reports_change(dossier: Dossier) -> None:
    figures = "基础教育处 已完成，教育信息中心 推进中"
    entry = with_entry(dossier, 报送=[DONE, UNDERWAY], 状态="已完成")
    (found,) = judged(accepted(entry, "1.1.1 状态", figures))
    assert found.decision
    changed = with_entry(dossier, 报送=[DONE, {**UNDERWAY, "状态": "未完成"}], 状态="已完成")
    (found,) = judged(accepted(changed, "1.1.1 状态", figures))
    assert found.decision is None
    assert "已作废" in found.hint


def test_figures_that_were_decided_are_told_anew_where_they_change(dossier: Dossier) -> None:
    one = {"名称": "培训", "数值": "2", "单位": "场", "处室": "办公室"}
    other = {**one, "数值": "3", "处室": "基础教育处"}
    total = {"名称": "培训", "数值": "5", "单位": "场"}
    at, figures = "1.1.1 指标「培训」（场）", "办公室 2场，基础教育处 3场"
    entry = with_entry(dossier, 指标=[one, other, total])
    assert told(FIGURES, entry) == []
    (found,) = judged(accepted(entry, at, figures))
    assert found.decision
    (found,) = judged(accepted(with_entry(dossier, 指标=[one, {**other, "数值": "4"}, total]), at, figures))
    message = "1.1.1 的指标「培训」（场）由办公室定了总数；各处室报的是 办公室 2场，基础教育处 4场"
    assert (found.decision, found.message) == (None, message)
    assert "annualreport ledger resolve 1.1.1 --field 指标:培训 --take 处室 --reason 理由" in found.hint
