"""A recorded decision takes a finding off the gate, stays printed, and lapses when the figures change."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annualreport import checks
from annualreport.checks.decisions import decide
from annualreport.finding import Finding, fault, unassessed, warning
from annualreport.forms import form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Accepted, Report
from annualreport.place import line
from annualreport.workspace import Workspace
from tests.checks.good import Document, dossier_of
from tests.conftest import spoil

FILE = "data/2020/statistics.yaml"
FOUND = warning("T2-07", "规章 3 件", line(FILE, 5), "请确认", subject="规章", figures="3")
JUDGED = frozenset({"T2-07", "PUB-01"})
FIRM = frozenset({"T3-01"})


def accepted(rule: str = "T2-07", at: str = "", figures: str = "") -> Accepted:
    return Accepted(rule=rule, at=at, figures=figures, reason="系委托起草", post="办公室主任", day=date(2021, 1, 8))


def after(decisions: list[Accepted], *findings: Finding) -> list[str]:
    report = Report(unit="虚构市教育局", year=2020, accepted=tuple(decisions))
    return [finding.as_text() for finding in decide(findings or (FOUND,), report, FIRM, JUDGED)]


@pytest.mark.parametrize("at", ["", "规章", f"{FILE}:5", FILE])
@pytest.mark.parametrize("figures", ["", "3"])
def test_a_decision_by_subject_place_or_file_takes_the_finding_off_the_gate(at: str, figures: str) -> None:
    assert after([accepted(at=at, figures=figures)]) == [
        f"警告（已核） {FILE}:5 规章 3 件 [T2-07]\n    已核：系委托起草（办公室主任，2021-01-08）"
    ]


def test_a_decision_lapses_when_the_figures_change() -> None:
    assert after([accepted(at="规章", figures="2")]) == [
        f"警告 {FILE}:5 规章 3 件 [T2-07]\n"
        "    办法：请确认；原有的已核（办公室主任，2021-01-08）已作废：数值由「2」变为「3」，请重新核定"
    ]


def test_figures_that_are_gone_are_shown_as_blank() -> None:
    (said,) = after([accepted(figures="2")], replace(FOUND, figures="", hint=""))
    assert said.endswith("办法：原有的已核（办公室主任，2021-01-08）已作废：数值由「2」变为「（空）」，请重新核定")


def test_a_newer_decision_stands_beside_a_lapsed_one() -> None:
    for decisions in ([accepted(figures="2"), accepted(figures="3")], [accepted(figures="3"), accepted(figures="2")]):
        (said,) = after(decisions)
        assert said.startswith("警告（已核） ")


def test_the_first_of_two_decisions_stands() -> None:
    second = accepted().model_copy(update={"reason": "另一个理由"})
    (said,) = after([accepted(), second])
    assert "已核：系委托起草" in said


def test_a_decision_may_name_any_rule_that_the_finding_breaks() -> None:
    (said,) = after([accepted("T2-08")], replace(FOUND, rules=("T2-07", "T2-08")))
    assert said.startswith("警告（已核） ")


@pytest.mark.parametrize("rules", [("T3-01",), ("T2-07", "T3-01"), ("gap",), ("示例",), ("two-sources",)])
def test_what_is_never_decidable_stays_open_and_says_so(rules: tuple[str, ...]) -> None:
    found = fault(rules[0], "不平", hint="", rules=rules)
    said = after([accepted(rules[0]), accepted(rules[0])], found)
    assert said == [f"阻断 不平 [{', '.join(rules)}]\n    办法：这一条不能用已核放行，须改正"]


def test_a_decision_without_a_place_on_several_findings_is_not_taken() -> None:
    said = after([accepted()], FOUND, replace(FOUND, subject="规范性文件"))
    assert said[2] == (
        "提示 已核的 T2-07 没有写位置，而这一条有 2 处，没有采用 [decision-ambiguous]\n    办法：请在「位置」里写明是哪一处"
    )
    assert all(text.startswith("警告 ") for text in said[:2])


def test_a_decision_that_matches_nothing_may_be_deleted() -> None:
    said = after([accepted(at="规范性文件")])
    assert said[1] == (
        "提示 已核的 T2-07 规范性文件 没有对应的问题，可删去 [decision-unused]\n"
        "    办法：问题已经改正的，删去这条已核；位置写错的，改正位置"
    )
    assert after([accepted("PUB-01")])[1].startswith("提示 已核的 PUB-01 没有对应的问题，可删去")


def test_a_decision_on_what_was_not_judged_is_left_alone() -> None:
    assert after([accepted("STR-02")]) == [FOUND.as_text()]


def test_what_was_not_assessed_cannot_be_decided() -> None:
    open_ = unassessed("T2-07", "缺统计数据")
    assert after([accepted()], open_)[0] == "未核 缺统计数据 [T2-07]"


def test_the_reason_for_the_layout_decides_str_03_and_ref_03(dossier: Dossier) -> None:
    report = dossier.report.model_copy(update={"year": 2021, "edition_reason": "方案指定60号"})
    spoilt = replace(dossier, year=2021, report=report)
    found = {one.rule: one for one in checks.judge(spoilt, Document(spoilt).outline())}
    assert found["STR-03"].as_text().endswith("    已核：方案指定60号（report.yaml「版式理由」，日期未注明）")
    assert found["REF-03"].decision == found["STR-03"].decision
    assert not found["STR-03"].stops


def test_a_reason_decides_nothing_else_and_a_recorded_decision_comes_first(dossier: Dossier) -> None:
    decision = Accepted(rule="STR-03", reason="局务会议定", post="办公室主任", day=date(2022, 1, 4))
    report = dossier.report.model_copy(update={"year": 2021, "edition_reason": "方案指定", "accepted": (decision,)})
    found = checks.judge(replace(dossier, year=2021, report=report))
    (layout,) = [one for one in found if one.rule == "STR-03"]
    assert layout.decision and layout.decision.post == "办公室主任"
    assert [one.rule for one in found if one.decision] == ["STR-03"]


def test_the_layout_of_the_year_needs_no_reason(dossier: Dossier) -> None:
    report = dossier.report.model_copy(update={"year": 2021, "edition": "30号"})
    found = checks.judge(replace(dossier, year=2021, report=report, form=form("30号")))
    assert [one for one in found if "STR-03" in one.rules] == []


def test_a_decision_in_the_years_file_survives_and_lapses_with_its_figures(a_year: Workspace) -> None:
    report = a_year.data(2020, "report.yaml")
    spoil(report, "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-03")
    entry = "已核:\n  - {规则: PUB-01, 位置: 计划发布日期, 数值: 2021-02-03, 理由: 系统迁移, 核签: 办公室主任, 日期: 2021-01-30}\n"
    report.write_text(report.read_text("utf-8") + entry, "utf-8")
    (found,) = [one for one in checks.judge(dossier_of(a_year)) if "PUB-01" in one.rules]
    assert not found.stops
    spoil(report, "计划发布日期: 2021-02-03", "计划发布日期: 2021-02-10")
    (found,) = [one for one in checks.judge(dossier_of(a_year)) if "PUB-01" in one.rules]
    assert found.stops
    assert "数值由「2021-02-03」变为「2021-02-10」" in found.hint
    spoil(report, "计划发布日期: 2021-02-10", "计划发布日期: 2021-01-12")
    said = [one.as_text() for one in checks.judge(dossier_of(a_year)) if one.rule == "decision-unused"]
    assert said == [
        "提示 data/2020/report.yaml:31 已核的 PUB-01 计划发布日期 没有对应的问题，可删去 [decision-unused]\n"
        "    办法：问题已经改正的，删去这条已核；位置写错的，改正位置"
    ]
