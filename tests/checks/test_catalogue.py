"""The catalogue is whole, and the good year holds every rule that is not about figures."""

from __future__ import annotations

import pytest

from annualreport import checks
from annualreport.checks import released
from annualreport.checks.rule import DOCUMENT, FIGURES, run
from annualreport.finding import Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.workspace import Workspace
from tests.checks.good import FILE, Document
from tests.conftest import spoil

NEVER_DECIDABLE = {
    "T2-01", "T3-01", "T3-02", "T3-03", "T3-05", "T3-07", "T4-01", "SEN-03", "STR-01", "STR-04", "STR-05",
    "PLN-02", "PLN-11", "LED-03", "LED-04", "示例",
}  # fmt: skip
OWN = [rule for rule in checks.CATALOGUE if FIGURES not in rule.needs]


def test_the_good_year_and_its_document_hold_every_rule(dossier: Dossier, document: Document) -> None:
    assert [finding.as_text().splitlines()[0] for finding in run(OWN, dossier, document.outline())] == [
        f"未核 {FILE} 没有提供信息处理费台账，年报所写的收费情况没有与台账核对 [TXT-08]",
        "未核 台账有 1 个佐证链接，程序不联网，能否打开没有核对 [LED-07]",
        f"提示 {FILE} 提交前要由负责人签发、盖章，程序不代签 [PUB-03]",
        f"未核 {released.every_format_has_the_same_figures.text}——发布时检查 [PUB-04]",
    ]


def test_the_rules_that_no_decision_takes_off_the_gate_are_those_of_the_catalogue() -> None:
    assert checks.FIRM == NEVER_DECIDABLE


@pytest.mark.parametrize("rule", checks.CATALOGUE, ids=lambda rule: f"{rule.ids[0]} {rule.judge.__name__}")
def test_every_rule_is_a_chinese_sentence(rule: object) -> None:
    assert rule.text.endswith("。")  # type: ignore[attr-defined]


def test_without_a_document_each_rule_that_needs_one_says_in_one_line_that_it_waits_for_it(dossier: Dossier) -> None:
    found = checks.judge(dossier)
    waiting = [finding for finding in found if finding.message.endswith("——成稿时检查")]
    assert len(waiting) == sum(DOCUMENT in rule.needs and FIGURES not in rule.needs for rule in checks.CATALOGUE)
    assert {finding.severity for finding in waiting} == {Severity.UNASSESSED}
    assert "\n" not in waiting[0].as_text()


def test_without_plan_and_ledger_their_rules_are_not_assessed_and_say_what_is_missing(dossier: Dossier) -> None:
    bare = Dossier(dossier.year, dossier.report, dossier.form)
    said = [finding.as_text() for finding in checks.judge(bare) if "PLN-02" in finding.rules]
    assert said == [
        "未核 方案每一条要求在台账中都有落实记录。"
        "——缺方案（plan.yaml）、台账（ledger.yaml 或 ledger.xlsx），没有核对 [PLN-02]"
    ]


def test_the_same_finding_from_reading_and_judging_is_told_once(dossier: Dossier) -> None:
    also = warning("unknown-office", "「某处」不在名册里")
    found = checks.judge(dossier, also=(also, also))
    assert [finding for finding in found if finding.rule == "unknown-office"] == [also]


def test_coverage_counts_rules_that_held_failed_and_were_not_assessed(a_year: Workspace) -> None:
    from tests.checks.good import dossier_of

    spoil(a_year.data(2020, "report.yaml"), "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-15")
    measured = checks.measured(checks.judge(dossier_of(a_year)))
    assert measured.failed == ("PUB-01",)
    assert "STR-01" in measured.unassessed
    assert "PLN-02" in measured.held
    assert set(measured.held) | set(measured.failed) | set(measured.unassessed) == {
        one for rule in checks.CATALOGUE for one in rule.ids
    }
    held, open_ = len(measured.held), len(measured.unassessed)
    assert str(measured) == f"规则 {held + 1 + open_} 条：符合 {held}，有问题 1，未核 {open_}"
