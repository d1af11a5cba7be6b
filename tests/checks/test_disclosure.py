"""表二: what is no number, has no unit, does not chain from last year or was taken for something else."""

from __future__ import annotations

import pytest

from annualreport.checks.rule import run
from annualreport.checks.tables import RULES
from annualreport.finding import Severity
from tests.figures import dossier, judged, retyped, sample, told

FEES = ("主动公开", "行政事业性收费", "本年收费金额")
LICENCES = "主动公开", "行政许可"
SPENT, PURCHASES = ("主动公开", "政府集中采购", "采购总金额"), ("主动公开", "政府集中采购", "采购项目数量")
HERE, THERE = "60-clean-2019.yaml", "30-year2-2024.yaml"
UNIT = "应写数字和单位，如 25.1万元"


def filled():
    """The 60号 sample with its two blanks filled in: nothing is to be said of it."""
    layout, figures = sample("60-clean-2019")
    return layout, retyped(figures, {SPENT: "25.1万元", PURCHASES: "6"})


def test_nothing_is_said_of_a_filled_table():
    assert judged(*filled()) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", "写的是「很多」，不是数；应为从 0 起的整数"),
        ("-1", "写的是 -1，是负数；应为从 0 起的整数"),
        ("1.5", "写的是 1.5，不是整数；应为从 0 起的整数"),
        ("3万元", "写的是「3万元」，单位应为件；应为从 0 起的整数"),
    ],
)
def test_a_count_is_a_whole_number(typed, said):
    layout, figures = filled()
    (found,) = told(judged(layout, retyped(figures, {(*LICENCES, "处理决定数量"): typed})))
    assert found == f"阻断 {HERE}:8 主动公开·行政许可·处理决定数量：{said} [T2-01]"


def test_a_change_may_be_negative_but_is_whole():
    layout, figures = filled()
    key = (*LICENCES, "本年增减")
    assert judged(layout, retyped(figures, {key: "-18"})) == ()
    (found,) = told(judged(layout, retyped(figures, {key: "-1.8"})))
    assert found == f"阻断 {HERE}:8 主动公开·行政许可·本年增/减：写的是 -1.8，不是整数；应为整数（可为负） [T2-01]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", f"写的是「很多」，不是金额；{UNIT}"),
        ("-3万元", f"写的是 -3万元，是负数；{UNIT}"),
        ("72701.2578", f"写的是 72701.2578，没有写明金额单位；{UNIT}"),
        ("3件", f"写的是 3件，没有写明金额单位；{UNIT}"),
        ("1.1234567万元", f"写的是 1.1234567万元，折合万元超过 6 位小数；{UNIT}"),
    ],
)
def test_fees_are_an_amount_with_its_unit(typed, said):
    layout, figures = sample("30-year2-2024")
    found = told(judged(layout, retyped(figures, {FEES: typed})))
    assert found == [f"警告 {THERE}:11 主动公开·行政事业性收费·本年收费金额（单位：万元）：{said} [T2-02]"]


@pytest.mark.parametrize("typed", ["0", "0万元", "25.123456万元", "2821000.55元", "1.2亿元", "1,234万元（含滞纳金）"])
def test_proper_amounts_are_passed_in_silence(typed):
    layout, figures = sample("30-year2-2024")
    assert judged(layout, retyped(figures, {FEES: typed})) == ()


def test_fees_a_thousand_times_last_years_are_suspected():
    layout, now = sample("30-year2-2024")
    _, last = sample("30-year1-2023")
    found = told(judged(layout, retyped(now, {FEES: "592372449万元"}), last))
    label = "主动公开·行政事业性收费·本年收费金额（单位：万元）"
    assert found[0] == f"提示 {THERE}:11 {label}：592372449万元，是上年的 10000 倍，疑似以元填作万元 [T2-02]"


def test_documents_in_force_chain_from_last_year():
    layout, now = sample("30-year2-2024")
    _, last = sample("30-year1-2023")
    key = ("主动公开", "行政规范性文件", "现行有效件数")
    found = told(judged(layout, retyped(now, {key: "421"}), last))
    says = "现行有效件数＝421，上年 597＋制发 50−废止 227＝420"
    assert found[0] == f"警告 {THERE}:7 主动公开·行政规范性文件：{says} [T2-03]"


def test_documents_made_public_are_no_fewer_than_new_ones_and_last_years():
    layout, now = filled()
    key = ("主动公开", "规范性文件", "对外公开总数量")
    found = told(judged(layout, retyped(now, {key: "88"}), retyped(now, {key: "90"})))
    assert found == [
        f"警告 {HERE}:7 主动公开·规范性文件：对外公开总数量＝88，少于上年的对外公开总数量＝90 [T2-04]",
        f"警告 {HERE}:7 主动公开·规范性文件：对外公开总数量＝88，少于本年新公开数量＝89 [T2-04]",
    ]


def test_decisions_that_are_the_sum_of_items_are_suspected():
    layout, figures = filled()
    changed = {(*LICENCES, "本年增减"): "-35", (*LICENCES, "处理决定数量"): "361"}
    (found,) = told(judged(layout, retyped(figures, changed)))
    says = "处理决定数量 361 恰等于上一年项目数量 396＋本年增减 -35"
    assert found == f"提示 {HERE}:8 主动公开·行政许可：{says} [T2-05]"


def test_items_chain_from_last_year():
    layout, now = filled()
    last = retyped(now, {(*LICENCES, "本年增减"): "4"})
    (found,) = told(judged(layout, now, last))
    assert found == f"警告 {HERE}:8 主动公开·行政许可：上一年项目数量＝396，上年报告的 396＋增减 4＝400 [T2-06]"


def test_a_department_that_reports_regulations_is_asked():
    layout, figures = filled()
    changed = retyped(figures, {("主动公开", "规章", "对外公开总数量"): "7"})
    assert judged(layout, changed, kind="政府") == ()
    (found,) = told(judged(layout, changed, kind="部门"))
    says = "单位类型是部门，规章却填了对外公开总数量 7；规章由有权的政府制定"
    assert found == f"警告 {HERE}:6 主动公开·规章：{says} [T2-07]"


def test_empty_cells_are_told_row_by_row():
    layout, figures = filled()
    changed = {PURCHASES: None, SPENT: "/", ("主动公开", "规章", "本年新制作数量"): "不适用"}
    assert told(judged(layout, retyped(figures, changed))) == [
        f"警告 {HERE}:6 主动公开·规章：本年新制作数量 写的是「不适用」 [T2-08]",
        f"警告 {HERE}:13 主动公开·政府集中采购：采购项目数量 空着，采购总金额 写的是「/」 [T2-08]",
    ]


def test_without_purchases_there_is_no_amount():
    layout, figures = filled()
    (found,) = told(judged(layout, retyped(figures, {PURCHASES: "0"})))
    says = "项目数量为 0 时金额也应为 0"
    assert found == f"警告 {HERE}:13 主动公开·政府集中采购·采购项目数量为 0，采购总金额却是 25.1万元；{says} [T2-09]"


def test_an_amount_of_purchases_has_its_unit():
    layout, figures = filled()
    (found,) = told(judged(layout, retyped(figures, {SPENT: "25.1"})))
    says = f"写的是 25.1，没有写明金额单位；{UNIT}"
    assert found == f"警告 {HERE}:13 主动公开·政府集中采购·采购总金额：{says} [T2-09]"


HINT = "有上年数据的，把它放进 data/2020/statistics.yaml 后再核对"
DOCUMENTS, ITEMS = "规章、规范性文件", "行政许可、其他对外管理服务事项、行政处罚、行政强制、行政事业性收费"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "60-clean-2019",
            [
                f"{DOCUMENTS}：没有上年的对外公开总数量，没有与上年比对 [T2-04]",
                f"{ITEMS}：没有上年的项目数量和增减，没有与上年比对 [T2-06]",
            ],
        ),
        ("30-year2-2024", ["规章、行政规范性文件：没有上年的现行有效件数，没有与上年比对 [T2-03]"]),
    ],
)
def test_what_needs_last_year_is_told_once_a_rule_without_it(name, said):
    layout, figures = sample(name)
    found = [one for one in run(RULES, dossier(layout, figures)) if one.rule in ("T2-03", "T2-04", "T2-06")]
    assert told(found) == [f"未核 {name}.yaml {line}" for line in said]
    assert {one.hint for one in found} == {HINT}


def test_fees_without_last_years_are_not_assessed():
    layout, figures = sample("30-year2-2024")
    (found,) = [one for one in run(RULES, dossier(layout, figures)) if one.rule == "T2-02"]
    assert found.severity is Severity.UNASSESSED
    assert found.message == "主动公开·行政事业性收费·本年收费金额（单位：万元）：没有上年同口径的金额，没有与上年比对"


def test_only_the_rows_that_last_year_lacks_are_named():
    layout, figures = filled()
    last = retyped(figures, {("主动公开", "行政处罚", "本年增减"): None})
    found = run(RULES, dossier(layout, figures, last))
    (item,) = [one for one in found if one.rule == "T2-06" and one.severity is Severity.UNASSESSED]
    assert item.message == "行政处罚：没有上年的项目数量和增减，没有与上年比对"
