"""The same thing is counted with the same figure wherever it is told."""

from __future__ import annotations

import pytest

from tests.checks.texts.report import FILE, found


def said(*texts: str) -> list[str]:
    return [one.as_text() for one in found("一、总体情况", *texts) if one.rule == "TXT-09"]


def test_two_figures_for_one_thing_are_told_with_both_places() -> None:
    assert said("全年共组织业务培训会2场。", "五、存在的主要问题及改进情况", "全年组织业务培训会3场。") == [
        f"警告 {FILE} 第2段「全年共组织业务培训会2场。」 同一个数前后不一："
        "「全年共组织业务培训会2场」，「全年组织业务培训会3场」 [TXT-09]\n"
        f"    另见：{FILE} 第4段「全年组织业务培训会3场。」\n"
        "    办法：请核对并统一；范围不同的，请在文中写明"
    ]


def test_a_long_name_needs_no_word_for_the_whole() -> None:
    assert len(said("政务新媒体账号发布信息120条。", "政务新媒体账号发布信息210条。")) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("全年共组织业务培训会2场。", "全年组织业务培训会2场。"),
        ("组织培训会2场。", "组织培训会3场。"),
        ("全年组织业务培训会2场。", "2021年全年组织业务培训会3场。"),
        ("全年组织业务培训会2场。", "全市全年组织业务培训会30场。"),
        ("全年组织业务培训会2场。", "全年组织业务培训会3期。"),
        ("全年组织业务培训会2场。", "拟全年组织业务培训会3场。"),
        ("全年组织业务培训会20余场。", "全年组织业务培训会23场。"),
        ("全年组织业务培训会2场。", "全年组织业务培训会同比增加3场。"),
        ("全年发布图解、业务培训视频2条。", "全年发布图解、业务培训视频3条。"),
        ("全年新收政府信息公开申请74件。", "全年收到政府信息公开申请75件。"),
        (f"{'各处室' * 15}2场。", f"{'各处室' * 15}3场。"),
        ("全年投入经费占预算比例20%。", "全年投入经费占预算比例21%。"),
    ],
)
def test_what_is_the_same_or_another_thing_is_no_fault(texts: tuple[str, ...]) -> None:
    assert said(*texts) == []
