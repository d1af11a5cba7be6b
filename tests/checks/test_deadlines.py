"""What has a deadline is done in time; what has a frequency, often enough."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

import pytest

from annualreport.checks.deadlines import deadlines_are_kept
from annualreport.workspace import Workspace
from tests.checks.good import dossier_of, findings, told
from tests.conftest import spoil

LEDGER = "data/2020/ledger.yaml"
FIRST = "要求 1.1.1「2020年底前，建成义务教育招生入学…」"
OFTEN = "要求 2.1.1「主要负责同志每年至少听取1次政务公开…」"


def ledger(year: Workspace, old: str, new: str) -> None:
    spoil(year.data(2020, "ledger.yaml"), old, new)


def indicator(year: Workspace, new: str) -> None:
    ledger(year, "  指标:\n    - 名称: 听取汇报\n      数值: 2\n      单位: 次\n", new)


def test_what_is_called_done_but_was_late_is_reported(a_year: Workspace) -> None:
    ledger(a_year, "完成日期: 2020-05-18", "完成日期: 2021-01-05")
    (found,) = findings(deadlines_are_kept, dossier_of(a_year))
    assert found.as_text() == (
        f"阻断 {LEDGER}:4 {FIRST}写「已完成」，完成日期 2021-01-05 晚于时限 2020-12-31（2020年底前） [PLN-04]\n"
        "    办法：请核对完成日期；确已超期的，状态写「未完成」并说明，或由负责岗位核定"
    )
    assert (found.subject, found.figures) == ("1.1.1", "完成 2021-01-05；时限 2020-12-31")


def test_done_on_the_very_day_is_in_time(a_year: Workspace) -> None:
    ledger(a_year, "完成日期: 2020-05-18", "完成日期: 2020-12-31")
    assert told(deadlines_are_kept, dossier_of(a_year)) == []


def test_underway_after_the_deadline_counts_as_unfinished_and_is_said_so(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 已完成\n  完成日期: 2020-05-18\n", "  状态: 推进中\n")
    assert told(deadlines_are_kept, dossier_of(a_year)) == [
        f"警告 {LEDGER}:3 {FIRST}写「推进中」，时限 2020-12-31（2020年底前）在统计期内已到，年报按「未完成」计 [PLN-04]\n"
        "    办法：请改为「未完成」，写明原因、整改措施和整改时限；实际已完成的，改为「已完成」并写完成日期"
    ]


def test_going_on_after_the_deadline_needs_the_day_it_was_met(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 已完成\n  完成日期: 2020-05-18\n", "  状态: 持续推进\n")
    assert told(deadlines_are_kept, dossier_of(a_year)) == [
        f"警告 {LEDGER}:3 {FIRST}写「持续推进」，时限 2020-12-31（2020年底前）在统计期内已到，却没有完成日期 [PLN-04]\n"
        "    办法：请写明时限内的任务何时完成（完成日期）；没有完成的，状态写「未完成」"
    ]


def test_a_deadline_after_the_period_leaves_underway_alone(a_year: Workspace) -> None:
    ledger(a_year, "  状态: 已完成\n  完成日期: 2020-05-18\n", "  状态: 推进中\n")
    spoil(
        a_year.data(2020, "plan.yaml"),
        "原文: 2020年底前\n                截止: 2020-12-31",
        "原文: 明年\n                截止: 2021-06-30",
    )
    assert told(deadlines_are_kept, dossier_of(a_year)) == []


def test_fewer_times_than_asked_is_reported(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "plan.yaml"), "频次: 每年至少1次", "频次: 每年至少3次")
    assert told(deadlines_are_kept, dossier_of(a_year)) == [
        f"警告 {LEDGER}:56 {OFTEN}要求每年至少3次，台账的指标是：听取汇报 2次，次数不够 [PLN-04]\n"
        "    办法：请核对次数；确实不够的，状态写「未完成」并说明"
    ]


@pytest.mark.parametrize("frequency", ["每年至少两次", "每年至少一次", "每年不少于二次"])
def test_frequencies_in_chinese_numerals_are_counted(a_year: Workspace, frequency: str) -> None:
    spoil(a_year.data(2020, "plan.yaml"), "频次: 每年至少1次", f"频次: {frequency}")
    assert told(deadlines_are_kept, dossier_of(a_year)) == []


def test_without_an_indicator_the_frequency_is_not_assessed(a_year: Workspace) -> None:
    indicator(a_year, "")
    assert told(deadlines_are_kept, dossier_of(a_year)) == [
        f"未核 {LEDGER}:52 {OFTEN}的频次「每年至少1次」没有核对：台账里没有单位为「次」或「场」的指标 [PLN-04]\n"
        "    办法：请在台账的「指标」里写明次数（单位写「次」）"
    ]


def test_a_frequency_without_a_number_is_not_assessed(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "plan.yaml"), "频次: 每年至少1次", "频次: 定期")
    (said,) = told(deadlines_are_kept, dossier_of(a_year))
    assert said.splitlines()[0] == f"未核 {LEDGER}:56 {OFTEN}的频次「定期」没有核对：没有写明次数 [PLN-04]"


def test_an_indicator_without_a_unit_counts_where_the_wording_names_it(a_year: Workspace) -> None:
    indicator(a_year, "  指标:\n    - 名称: 听取\n      数值: 1\n")
    assert told(deadlines_are_kept, dossier_of(a_year)) == []


def test_what_is_unfinished_or_waits_is_not_counted(a_year: Workspace) -> None:
    indicator(a_year, "")
    ledger(a_year, "  状态: 持续推进\n  完成日期: 2020-11-26\n", "  状态: 未完成\n")
    assert told(deadlines_are_kept, dossier_of(a_year)) == []
    ledger(a_year, "编号: 2.1.1", "编号: 9.9.9")
    assert told(deadlines_are_kept, dossier_of(a_year)) == []
