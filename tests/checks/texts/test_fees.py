"""What a report says of 信息处理费 agrees with its part 六 and with the tables."""

from __future__ import annotations

import pytest

from annualreport.checks.rule import run
from annualreport.checks.texts import fees, remedies
from annualreport.model.dossier import Dossier
from tests.checks.texts.report import FILE, dossier, figures, found, outline

SIX = "六、其他需要报告的事项"
WRITE = "    办法：请在「六、其他需要报告的事项」写明收取信息处理费的件数和金额；没有收取的写明没有收取"


def said(*texts: str, year: Dossier | None = None) -> list[str]:
    return [one.as_text() for one in found("一、总体情况", *texts, year=year)]


@pytest.mark.parametrize("nothing", ["无。", "没有其他需要报告的事项。", "本年度无其他需要报告的事项"])
def test_a_fee_was_charged_and_part_six_says_nothing(nothing: str) -> None:
    assert said("收取信息处理费300元。", SIX, nothing) == [
        f"警告 {FILE} 第2段「收取信息处理费300元。」 正文写「收取信息处理费300元」，"
        f"「{SIX}」写的是「无」 [TXT-08, STR-10]\n"
        f"    另见：{FILE} 第3段「{SIX}」\n{WRITE}"
    ]


def test_a_fee_that_part_six_leaves_out_among_other_matters_is_told() -> None:
    assert said("收取信息处理费120元。", SIX, "本年度开展了信息公开培训。") == [
        f"警告 {FILE} 第2段「收取信息处理费120元。」 正文写「收取信息处理费120元」，"
        f"「{SIX}」没有提到信息处理费 [STR-10]\n"
        f"    另见：{FILE} 第3段「{SIX}」\n{WRITE}"
    ]
    assert said("收取信息处理费0元，未收取信息处理费30元。", SIX, "本年度开展了信息公开培训。") == []


def test_a_fee_was_charged_and_part_six_denies_it() -> None:
    assert said("收取信息处理费2件。", SIX, "本年度未收取信息处理费。") == [
        f"警告 {FILE} 第2段「收取信息处理费2件。」 正文写「收取信息处理费2件」，"
        f"「{SIX}」写没有收取信息处理费 [TXT-08]\n"
        f"    另见：{FILE} 第3段「{SIX}」\n{WRITE}"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("收取信息处理费300元。", SIX, "本年度收取信息处理费1件，共300元。"),
        ("没有收取信息处理费。", SIX, "无。"),
        ("收取信息处理费0元。", SIX, "本年度未收取信息处理费。"),
        ("2021年收取信息处理费300元。", SIX, "无。"),
        ("全市收取信息处理费9000元。", SIX, "无。"),
        ("收取信息处理费300元。",),
        ("未收取行政事业性收费和信息处理费。", SIX, "无。"),
    ],
)
def test_what_agrees_is_no_fault(texts: tuple[str, ...]) -> None:
    assert said(*texts) == []


def test_whether_the_fees_agree_with_their_ledger_is_never_assessed() -> None:
    (one,) = run((fees.fees_agree_with_part_six,), dossier(), outline(SIX, "无。"))
    assert one.as_text() == f"未核 {FILE} 没有提供信息处理费台账，年报所写的收费情况没有与台账核对 [TXT-08]"


def test_whether_the_requests_agree_with_their_register_is_never_assessed() -> None:
    (one,) = run((remedies.requests_are_those_of_the_register,), dossier())
    assert one.as_text() == "未核 statistics.yaml 没有提供依申请公开登记簿，表三的件数没有与登记簿核对 [T3-10]"


def test_unpaid_fees_of_the_table_want_a_word_in_part_six() -> None:
    year = dossier({("依申请公开", "其他处理", "逾期未缴费", "总计"): "2"})
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    assert said(SIX, "无。", year=year) == [
        f"警告 {FILE} 第2段「{SIX}」 「表三 （六）其他处理 {label}·总计」是 2，「{SIX}」没有写信息处理费情况 [T3-08]\n"
        f"    另见：statistics.yaml:164\n{WRITE}"
    ]
    assert said(SIX, "发出信息处理费收费通知2件，均逾期未缴。", year=year) == []


def test_two_kinds_of_fees_are_not_one() -> None:
    hint = "    办法：信息处理费按条例第四十二条收取，写在「六」；行政事业性收费填在表二，两者分开写"
    text = "收取信息处理费等行政事业性收费0.2万元。"
    assert said(text) == [
        f"警告 {FILE} 第2段「收取信息处理费等行政事业性收费0.2…」 正文写「信息处理费等行政事业性收费」，"
        f"把信息处理费与行政事业性收费混为一谈 [TXT-10]\n{hint}"
    ]
    assert said("收取信息处理费3.5万元。") == [
        f"警告 {FILE} 第2段「收取信息处理费3.5万元。」 正文写「收取信息处理费3.5万元」，"
        f"与表二「行政事业性收费·本年收费金额」3.5万元相同，疑似两种收费混写 [TXT-10]\n"
        f"    另见：statistics.yaml:10\n{hint}"
    ]
    assert said("收取信息处理费3.6万元。") == []


def test_what_reviews_corrected_is_answered_for_in_part_five() -> None:
    five = "五、存在的主要问题及改进情况"
    assert said(five, "一是公开栏目更新不及时。") == [
        f"提示 {FILE} 第2段「{five}」 「表四 行政复议·结果纠正」是 1，「{five}」没有提到相应的问题和整改 [T4-04]\n"
        "    另见：statistics.yaml:187\n    办法：请在第五部分写明被纠正的原因和改进措施"
    ]
    assert said(five, "一是个别答复在行政复议中被纠正，已逐件复盘。") == []
    assert said(five, "一是公开栏目更新不及时。", year=dossier({("复议诉讼", "行政复议", "结果纠正"): "0"})) == []


def test_the_tables_of_these_tests_hold() -> None:
    from tests.figures import judged

    layout = dossier().form
    assert [one for one in judged(layout, figures()) if one.rule.startswith(("T3", "T4"))] == []
