"""Names are the standard ones and nothing is mistyped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import wording
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import Lists
from tests.checks.good import Document
from tests.checks.written import at, first_lines, in_document, in_ledger, with_entry

NAMES, SLIPS = wording.names_are_the_standard_ones, wording.nothing_is_mistyped


def test_a_name_that_is_not_the_standard_one_is_reported(document: Document) -> None:
    text = "按照《政务信息公开条例》办理。"
    assert in_document(NAMES, document, text) == [
        f"警告 {at(text)} 「政务信息公开条例」不是规范名称，应为「政府信息公开条例」：「按照《政务"
        "信息公开条例》办理。」 [SEN-01]\n"
        "    办法：请改为规范名称；确实可以这样写的，在 data/词表.yaml 里去掉这一条"
    ]


def test_another_kind_of_unit_speaking_of_itself_is_reported(document: Document) -> None:
    text = "全年我局公开信息，我厅印发通知。"
    assert in_document(NAMES, document, text) == [
        f"警告 {at(text)} 自称「我厅」，单位是虚构市教育局：「全年我局公开信息，我厅印发通知。」 [SEN-01]\n"
        "    办法：请核对是否照抄了别的单位，改为本单位的自称"
    ]


def test_a_unit_of_no_known_kind_may_call_itself_anything(document: Document) -> None:
    report = document.dossier.report.model_copy(update={"unit": "虚构市人民政府"})
    document.dossier = replace(document.dossier, report=report)
    assert in_document(NAMES, document, "我厅、我局、我市印发通知。") == []


def test_the_office_adds_names_and_takes_some_away(document: Document) -> None:
    own = {"规范名称": [{"写法": "市教委", "应为": "市教育局"}, {"写法": "政务信息公开条例"}]}
    document.dossier = replace(document.dossier, lists=Lists.model_validate(own))
    (said,) = first_lines(in_document(NAMES, document, "市教委按照政务信息公开条例办理。"))
    assert "「市教委」不是规范名称，应为「市教育局」" in said


def test_the_right_name_is_passed_over_though_it_holds_the_wrong_one(document: Document) -> None:
    own = {"规范名称": [{"写法": "教育局", "应为": "市教育局"}]}
    document.dossier = replace(document.dossier, lists=Lists.model_validate(own))
    assert in_document(NAMES, document, "虚构市教育局印发通知。") == []


def test_the_ledgers_names_are_judged_there(document: Document) -> None:
    text = "我厅按照政务信息公开条例办理。"
    said = first_lines(in_ledger(wording.the_ledger_names_are_the_standard_ones, document.dossier, text))
    assert [one.partition("：")[0] for one in said] == [
        "警告 「政务信息公开条例」不是规范名称，应为「政府信息公开条例」",
        "警告 自称「我厅」，单位是虚构市教育局",
    ]
    document.dossier = with_entry(document.dossier, 落实情况=text)
    assert in_document(NAMES, document, text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("现将有关情况报告报告如下。", "「报告」连写了两遍"),
        ("公开政府信息公开政府信息30条。", "「公开政府信息」连写了两遍"),
        ("截止12月31日，", "「截止」应为「截至」"),
        ("截止到目前，", "「截止到」应为「截至」"),
        ("截止到目前为止，", "「截止到目前为止」疑为「截至目前」之误"),
        ("做好工作布署。", "「布署」疑为「部署」之误"),
        ("公开信息，，三十条。", "标点重复「，，」"),
        ("公开信息１２条。", "全角的字母、数字「１２」"),
        ("公开信息,三十条。", "半角的标点「,」"),
        ("公开信息（含转载)三十条。", "一半全角、一半半角的括号「（含转载)」"),
        ("全年公开信息条，办结20件。", "「信息条」的量词前面没有数字"),
        ("共发布信息 件。", "「信息 件」的量词前面没有数字"),
        ("公众号发布条，", "「发布条」的量词前面没有数字"),
        ("受理申请共计件。", "「共计件」的量词前面没有数字"),
    ],
)
def test_each_slip_is_told(document: Document, text: str, message: str) -> None:
    (said,) = first_lines(in_document(SLIPS, document, text))
    assert said == f"提示 {at(text)} {message}：「{text}」 [SEN-02]"


@pytest.mark.parametrize(
    "text",
    [
        "报名截止时间是5月1日，申请截止后不再受理。",
        "一件一件核对，教育教学信息……真的吗？！",
        "公开信息12条（含转载3条），点击1,234次，网址 https://a.gov.cn/?a=1 。",
        "人人有责、层层落实，常常检查。",
        "共有12件，信息12条。",
        "虚构市人民政府政府信息公开指南已经更新，虚构市人民政府政府网站改版。",
        "申请（一）和（二），见 (1) 表。",
    ],
)
def test_right_words_are_passed_over(document: Document, text: str) -> None:
    assert in_document(SLIPS, document, text) == []


def test_one_slip_in_several_places_is_told_once_with_its_places(document: Document) -> None:
    (said,) = in_document(SLIPS, document, "工作布署如下。", "布署两次，再布署。")
    assert said == (
        f"提示 {at('工作布署如下。')} 「布署」疑为「部署」之误：「工作布署如下。」 [SEN-02]\n"
        f"    另见：{at('布署两次，再布署。', 6)}\n    办法：请改正"
    )


def test_the_ledgers_slips_are_told_there(dossier: Dossier) -> None:
    assert in_ledger(wording.nothing_is_mistyped_in_the_ledger, dossier, "台帐更新4次。") == [
        "提示 「台帐」疑为「台账」之误：「台帐更新4次。」 [SEN-02]\n    办法：请改正"
    ]
