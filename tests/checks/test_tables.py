"""The three tables: what real reports get wrong is told once, at its cell, with every rule that it breaks."""

from __future__ import annotations

import pytest

from annualreport.checks.rule import run
from annualreport.checks.tables import RULES
from annualreport.finding import Severity
from annualreport.forms import form
from annualreport.model.statistics import Statistics
from annualreport.readers import statistics_yaml
from annualreport.source import yamlfile
from tests.figures import SAMPLES, dossier, judged, retyped, sample, sound, told

NEW = ("依申请公开", "本年新收", "自然人")
OVER = ("依申请公开", "上年结转", "自然人")
LEFT = ("依申请公开", "结转下年度", "自然人")
DONE = ("依申请公开", "总计", "自然人")
SECRET = ("依申请公开", "不予公开", "属于国家秘密", "自然人")
KEPT = ("复议诉讼", "行政复议", "结果维持")

HEADS = {
    "60-clean-2019": [],
    "60-fault-2020": [("T3-02", "依申请公开·自然人"), ("T3-02", "依申请公开·总计")],
    "30-clean-2025": [],
    "30-year1-2023": [],
    "30-year2-2024": [],
    "mixed-fault-2023": [("STR-04", "版式"), ("T4-01", "复议诉讼·行政复议"), ("T4-01", "复议诉讼·复议后起诉")],
}


@pytest.mark.parametrize(("name", "faults"), HEADS.items(), ids=list(HEADS))
def test_a_published_sample_has_the_faults_of_its_head_and_no_other(name, faults):
    found = [one for one in judged(*sample(name)) if one.rule != "T2-08"]
    assert sorted((one.rule, one.subject) for one in found) == sorted(faults)


def test_the_faults_of_the_samples_are_told_with_both_sides():
    assert told(judged(*sample("60-fault-2020")))[1:] == [
        "阻断 60-fault-2020.yaml:39 依申请公开·总计：（一）至（六）之和＝27，（七）总计＝21 [T3-02]",
        "阻断 60-fault-2020.yaml:39 依申请公开·自然人：（一）至（六）之和＝26，（七）总计＝20 [T3-02]",
    ]
    sums = "结果维持＋结果纠正＋其他结果＋尚未审结"
    assert told(judged(*sample("mixed-fault-2023"))) == [
        "阻断 mixed-fault-2023.yaml:36 报告用30号版式，统计数据有60号的「依申请公开·（六）其他处理」 [STR-04]",
        f"阻断 mixed-fault-2023.yaml:40 复议诉讼·行政复议：{sums}＝11，总计＝0 [T4-01]",
        f"阻断 mixed-fault-2023.yaml:42 复议诉讼·复议后起诉：{sums}＝5，总计＝0 [T4-01]",
    ]


def test_two_years_that_follow_each_other_chain():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    assert [one.rule for one in judged(layout, now, last) if one.severity is not Severity.NOTE] == []


def test_a_wrong_cell_is_told_once_with_the_equations_that_it_breaks():
    layout, figures = sample("60-clean-2019")
    (_, found) = judged(layout, retyped(figures, {SECRET: "2"}))
    assert found.as_text() == (
        "阻断 60-clean-2019.yaml:20 依申请公开·（三）不予公开 1.属于国家秘密·自然人：填的是 2；"
        "（一）至（六）之和＝25，（七）总计＝23；自然人＋法人或其他组织五类＝2，总计＝0 [T3-02, T3-03]\n"
        "    办法：改为 0，这里的等式就都成立；请核对原始登记后更正"
    )
    assert (found.subject, found.figures) == ("·".join(SECRET), "25≠23；2≠0")


def test_a_broken_column_is_told_with_its_name_and_both_sides():
    layout, figures = sample("60-clean-2019")
    changed = {NEW: "24", ("依申请公开", "本年新收", "总计"): "24"}
    assert told(judged(layout, retyped(figures, changed)))[1:] == [
        "阻断 60-clean-2019.yaml:15 依申请公开·总计：第一项＋第二项＝24，第三项总计＋第四项＝23 [T3-01]",
        "阻断 60-clean-2019.yaml:15 依申请公开·自然人：第一项＋第二项＝24，第三项总计＋第四项＝23 [T3-01]",
    ]


def test_two_columns_that_make_up_for_each_other_are_both_told():
    layout, figures = sample("60-clean-2019")
    changed = {NEW: "21", ("依申请公开", "本年新收", "商业企业"): "2"}
    both = "自然人列左边少 2、商业企业列左边多 2，互相抵消，所以总计列仍平 [T3-01]"
    assert told(judged(layout, retyped(figures, changed)))[1:] == [
        "阻断 60-clean-2019.yaml:15 依申请公开·商业企业：第一项＋第二项＝2，第三项总计＋第四项＝0；" + both,
        "阻断 60-clean-2019.yaml:15 依申请公开·自然人：第一项＋第二项＝21，第三项总计＋第四项＝23；" + both,
    ]


def test_a_case_that_is_both_closed_and_carried_over_is_named_as_such():
    layout, figures = sample("60-clean-2019")
    left = {("依申请公开", "结转下年度", column): "1" for column in ("自然人", "总计")}
    assert [line for line in told(judged(layout, retyped(figures, left))) if "T3-01" in line] == [
        f"阻断 60-clean-2019.yaml:15 依申请公开·{column}：第一项＋第二项＝23，第三项总计＋第四项＝24；"
        "多出的恰是第四项 1，疑似同一件既计入办结又计入结转 [T3-01]"
        for column in ("总计", "自然人")
    ]


def test_a_broken_row_is_told_with_its_full_label():
    layout, figures = sample("60-clean-2019")
    changed = {("依申请公开", "予以公开", "其他"): "1", ("依申请公开", "总计", "其他"): "1"}
    changed |= {("依申请公开", "结转下年度", "其他"): "1", ("依申请公开", "本年新收", "其他"): "2"}
    found = told(judged(layout, retyped(figures, changed)))[1:]
    assert found[1] == (
        "阻断 60-clean-2019.yaml:17 依申请公开·（一）予以公开：自然人＋法人或其他组织五类＝8，总计＝7 [T3-03]"
    )
    assert len(found) == 4


def test_a_negative_figure_is_part_of_the_sums_that_it_breaks():
    layout, figures = sample("60-clean-2019")
    (_, found) = told(judged(layout, retyped(figures, {SECRET: "-3"})))
    assert found == (
        "阻断 60-clean-2019.yaml:20 依申请公开·（三）不予公开 1.属于国家秘密·自然人：写的是 -3，是负数；"
        "（一）至（六）之和＝20，（七）总计＝23；自然人＋法人或其他组织五类＝-3，总计＝0 [T3-02, T3-03, T3-05]"
    )


def test_words_in_a_cell_stop_only_the_sums_that_need_it():
    layout, figures = sample("60-clean-2019")
    found = run(RULES, dossier(layout, retyped(figures, {SECRET: "若干"})))
    place = "60-clean-2019.yaml"
    assert [one.as_text().split("\n")[0] for one in found if one.rule.startswith("T3") and "上" not in one.message] == [
        f"未核 {place} （一）至（六）之和 = （七）总计：自然人 有空着的或不是数的格，这 1 列没有核对 [T3-02]",
        f"未核 {place} 自然人＋法人或其他组织五类 = 总计：（三）不予公开 1.属于国家秘密"
        " 有空着的或不是数的格，这 1 行没有核对 [T3-03]",
        f"阻断 {place}:20 依申请公开·（三）不予公开 1.属于国家秘密·自然人：写的是「若干」，不是数；"
        "应为从 0 起的整数 [T3-05]",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("3万元", "写的是「3万元」，单位应为件"), ("1.5", "写的是 1.5，不是整数"), ("-1", "写的是 -1，是负数")],
)
def test_a_review_that_is_no_whole_number_is_told_with_its_block(typed, said):
    layout, figures = sample("60-clean-2019")
    (_, found) = judged(layout, retyped(figures, {KEPT: typed}))
    assert found.message.startswith(f"复议诉讼·行政复议·结果维持：{said}")
    assert "T4-02" in found.rules


def test_a_figure_may_carry_a_note_and_its_own_unit():
    layout, figures = sample("60-clean-2019")
    changed = {DONE: "23（含自然失效2件）", NEW: "23件", KEPT: "０"}
    assert [one.rule for one in judged(layout, retyped(figures, changed))] == ["T2-08"]


def test_up_to_ten_empty_cells_are_warnings_each_at_its_cell():
    layout, figures = sample("60-clean-2019")
    keys = [key for key in figures.cells if key[0] == "依申请公开"][:10]
    found = judged(layout, retyped(figures, dict.fromkeys(keys[:9], None) | {keys[9]: "/"}))[1:]
    assert [one.rule for one in found] == ["T3-06"] * 10
    assert {one.severity for one in found} == {Severity.WARNING}
    label = "依申请公开·二、上年结转政府信息公开申请数量"
    (slash,) = [one for one in found if "/" in one.message]
    assert slash.as_text() == (
        f"警告 60-clean-2019.yaml:16 {label}·科研机构：写的是「/」 [T3-06]\n    办法：确无数据填 0；还没有统计的请补上"
    )
    assert f"{label}·商业企业：空着" in [one.message for one in found]


def test_more_than_ten_empty_cells_are_one_fault_that_lists_them():
    layout, figures = sample("60-clean-2019")
    keys = [key for key in figures.cells if key[0] == "依申请公开"][:11]
    (_, found) = judged(layout, retyped(figures, dict.fromkeys(keys, None)))
    assert found.as_text() == (
        "阻断 60-clean-2019.yaml:15 表三有 11 格没有数：一、本年新收政府信息公开申请数量（全行）；"
        "二、上年结转政府信息公开申请数量（自然人、商业企业、科研机构、社会公益组织） [T3-06]\n"
        "    另见：60-clean-2019.yaml:16\n"
        "    办法：确无数据填 0；还没有统计的请补上"
    )


def test_more_carried_over_than_came_in_is_part_of_the_broken_column():
    layout, figures = sample("60-clean-2019")
    (_, found) = judged(layout, retyped(figures, {LEFT: "40"}))
    assert found.rules == ("T3-01", "T3-03", "T3-07")
    assert found.message.endswith("第四项＝40，多于第一项＋第二项＝23")


def test_more_carried_over_than_came_in_is_told_by_itself_where_the_sum_cannot_be_made():
    layout, figures = sample("60-clean-2019")
    found = judged(layout, retyped(figures, {DONE: None, LEFT: "40"}))
    assert [one.as_text().split("\n")[0] for one in found if one.rule == "T3-07"] == [
        "阻断 60-clean-2019.yaml:15 依申请公开·自然人：第四项＝40，多于第一项＋第二项＝23 [T3-07]"
    ]


def test_more_carried_over_than_came_in_is_part_of_the_negative_total_that_makes_it_possible():
    layout, figures = sample("60-clean-2019")
    found = judged(layout, retyped(figures, {DONE: "-17", LEFT: "40"}))
    assert [(one.rule, one.rules) for one in found if "T3-07" in one.rules] == [("T3-05", ("T3-05", "T3-07"))]


def test_what_was_carried_over_must_come_over():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    last = retyped(last, {LEFT: "117"})
    found = [one for one in judged(layout, now, last) if one.rule == "T3-04"]
    assert told(tuple(found)) == [
        "阻断 30-year2-2024.yaml:14 依申请公开·自然人：二、上年结转＝118，上年报告的四、结转下年度＝117 [T3-04]"
    ]
    assert [str(place) for place in found[0].places] == ["30-year2-2024.yaml:14", "30-year1-2023.yaml:41"]


def test_a_wrong_carried_over_figure_is_told_once_for_all_its_rules():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    found = [one for one in judged(layout, retyped(now, {OVER: "119"}), last) if one.severity is Severity.BLOCKING]
    assert [(one.rule, one.rules) for one in found] == [("T3-01", ("T3-01", "T3-03", "T3-04"))]


def test_last_years_blank_is_not_assessed():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    found = run(RULES, dossier(layout, now, retyped(last, {LEFT: None})))
    (message,) = [one.message for one in found if one.rule == "T3-04"]
    assert message == "二、上年结转 = 上年报告的四、结转下年度：自然人 有空着的或不是数的格，这 1 列没有核对"


def test_a_leap_from_last_year_is_a_note():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    key = ("依申请公开", "予以公开", "总计")
    found = judged(layout, retyped(now, {key: "6000"}), last)
    assert "提示 30-year2-2024.yaml:15 依申请公开·（一）予以公开：总计 6000，上年 1191，相差悬殊 [T3-09]" in told(found)


def test_empty_reviews_are_told_block_by_block():
    layout, figures = sample("60-clean-2019")
    changed = {KEPT: None, ("复议诉讼", "行政复议", "总计"): "不适用", ("复议诉讼", "复议后起诉", "总计"): "-"}
    assert told(judged(layout, retyped(figures, changed)))[1:] == [
        "警告 60-clean-2019.yaml:42 复议诉讼·行政复议：结果维持 空着，总计 写的是「不适用」 [T4-02]",
        "警告 60-clean-2019.yaml:44 复议诉讼·复议后起诉：总计 写的是「-」 [T4-02]",
    ]


def test_cases_that_were_pending_last_year_do_not_vanish():
    _, last = sample("30-year1-2023")
    layout, now = sample("30-year2-2024")
    gone = {("复议诉讼", "复议后起诉", end): "0" for end in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")}
    found = judged(layout, retyped(now, gone), last)
    assert "提示 30-year2-2024.yaml:45 复议诉讼·复议后起诉：上年尚未审结 9 件，本年总计为 0 [T4-03]" in told(found)


def test_figures_of_the_other_layout_are_told_once_with_what_is_missing():
    data = yamlfile.read(SAMPLES / "60-clean-2019.yaml", "statistics.yaml")
    figures, _ = statistics_yaml.from_data(data, "statistics.yaml", form("30号"))
    found = judged(form("30号"), figures)
    assert [one.rule for one in found] == ["STR-04"]
    assert found[0].message.startswith(
        "报告用30号版式，统计数据写明60号、有60号的「主动公开·规章（本年新制作数量、本年新公开数量、对外公开总数量）」、"
    )
    assert "有60号的「依申请公开·（六）其他处理」" in found[0].message
    assert found[0].message.endswith("缺30号的「主动公开·行政事业性收费」")


def test_another_layout_that_is_only_declared_is_told():
    layout, figures = sample("60-clean-2019")
    other = Statistics("30号", figures.cells, file="statistics.yaml")
    assert "阻断 statistics.yaml 报告用60号版式，统计数据写明30号 [STR-04]" in told(judged(layout, other))


def test_a_year_without_figures_is_not_assessed():
    found = run(RULES, dossier(form("60号"), None))
    assert {one.severity for one in found} == {Severity.UNASSESSED}
    assert len(found) == len(RULES)


def test_every_rule_has_its_sentence_and_basis():
    assert all(rule.text and rule.basis for rule in RULES)
    ids = [rule.ids[0] for rule in RULES]
    assert len(ids) == len(set(ids))
    undecidable = {rule.ids[0] for rule in RULES if not rule.decidable}
    assert undecidable == {"STR-04", "T2-01", "T3-01", "T3-02", "T3-03", "T3-05", "T3-07", "T4-01"}


def test_the_hint_on_a_broken_sum_says_what_to_look_at_and_by_which_words_of_the_form() -> None:
    layout = form("30号")
    own = sound(layout, 3)
    spoilt = retyped(own, {("复议诉讼", "行政复议", "总计"): "999"})
    assert judged(layout, own) == ()
    assert [one.hint for one in judged(layout, spoilt)] == ["请核对行政复议的每一个数（依据：表四各组的总计）"]
