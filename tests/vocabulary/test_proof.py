"""Template words inside the year's texts are judged before any document is made."""

from __future__ import annotations

from typing import Any

import pytest

from annualreport.forms import form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from annualreport.vocabulary.proof import proof


def of(**texts: Any) -> list[str]:
    """What is said of a year with these texts."""
    report = Report.model_validate({"单位": "某市某局", "年度": 2021, **texts})
    return [finding.as_text() for finding in proof(Dossier(2021, report, form("30号")))]


@pytest.mark.parametrize(
    "text",
    [
        "没有用词。",
        "{{ 单位 }}{{ 年度 }}年",
        "共{{ 依申请公开.本年新收.总计 }}件",
        "共{{ 统计.已完成 }}项",
        "{% for 条 in 未完成事项 %}{{ 条.要求 }}{% endfor %}",
        "{{ 网址 }}",
    ],
)
def test_known_words_are_passed_in_silence_also_while_they_have_no_value(text: str) -> None:
    assert of(主要问题=text) == []


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("{{ 单位名 }}", "单位名", "是不是「单位」？"),
        ("{{ 依申请公开.本年新收.总数 }}", "依申请公开.本年新收.总数", "是不是「依申请公开.本年新收.总计」？"),
        ("{{ 依申请公开.新收.总计 }}", "依申请公开.新收.总计", "是不是「依申请公开.本年新收.总计」？"),
        ("{{ 联系方式.微博 }}", "联系方式.微博", ""),
    ],
)
def test_a_word_that_there_is_none_of_is_told_with_its_neighbour(text: str, name: str, hint: str) -> None:
    assert of(总体情况={"监督保障": f"本年{text}。"}) == [
        f"阻断 「总体情况.监督保障」里的「{name}」不是模板用词 [unknown-word]\n"
        f"    办法：{hint}可用的词见 annualreport words"
    ]


def test_a_row_of_the_other_layout_is_no_word_of_this_one() -> None:
    (said,) = of(主要问题="{{ 主动公开.政府集中采购.采购项目数量 }}")
    assert "「主动公开.政府集中采购.采购项目数量」不是模板用词" in said


def test_a_text_cannot_cite_another_text() -> None:
    assert of(其他事项="{{ 主要问题 }}", 主要问题="无。") == [
        "阻断 「其他事项」里引用了另一段文字「主要问题」 [unknown-word]\n"
        "    办法：文字里只能引用数据，不能引用另一段文字"
    ]


def test_a_broken_tag_is_told_once_and_the_other_texts_all_the_same() -> None:
    said = of(主要问题="{{ 单位", 改进情况="{{ 单味 }}")
    assert said == [
        "阻断 「主要问题」里的模板写法用不了：标签没有写完，缺 }} 或 %} [template-syntax]\n"
        "    办法：词写作 {{ 词 }}，可用的词见 annualreport words；要印出花括号本身，写作 {{ '{{' }}",
        "阻断 「改进情况」里的「单味」不是模板用词 [unknown-word]\n"
        "    办法：是不是「单位」？可用的词见 annualreport words",
    ]
