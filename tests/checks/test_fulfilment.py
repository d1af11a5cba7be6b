"""What the ledger says was done is its own, of its own unit, and countable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import fulfilment
from annualreport.model.dossier import Dossier
from annualreport.model.plan import Plan
from tests.checks.good import told
from tests.checks.written import first_lines, in_ledger, with_entry

COPIED = fulfilment.progress_is_not_the_plans_wording
OWN = fulfilment.progress_is_the_units_own
COUNTED = fulfilment.progress_says_something_to_count
REQUIREMENT = "2020年底前，建成义务教育招生入学专栏，集中公开招生政策、咨询电话和办理流程，并保持动态更新。"
TOLD = "要求 1.1.1「2020年底前，建成义务教育招生入学…」"


def wording(dossier: Dossier, text: str) -> Dossier:
    """The dossier whose requirement 1.1.1 says this."""
    condition = {"编号": "1.1.1", "要求": text}
    plan = {"章": [{"序号": "一", "标题": "甲", "节": [{"序号": "一", "标题": "乙", "条": [condition]}]}]}
    return replace(dossier, plans=(Plan.model_validate(plan),))


def test_progress_that_is_the_requirement_again_is_reported(dossier: Dossier) -> None:
    said = in_ledger(COPIED, dossier, "2020年底前已建成招生入学专栏，集中公开了政策、电话和办理流程，保持更新。")
    assert first_lines(said) == [f"警告 {TOLD}的落实情况照抄了要求：相似 83% [PLN-06]"]
    assert said[0].endswith("\n    办法：以要求代落实；请写做了什么、多少、何时")


def test_twenty_characters_in_a_row_are_reported(dossier: Dossier) -> None:
    text = (
        "全年上线专栏1个，发布信息37条，页面访问12.6万次，集中公开招生政策、咨询电话和办理流程，并保持"
        "动态更新，群众反映良好，共收到意见12条，采纳8条。"
    )
    (said,) = first_lines(in_ledger(COPIED, dossier, text))
    assert (
        said
        == f"警告 {TOLD}的落实情况照抄了要求：含连续 20 字原文「集中公开招生政策咨询电话和办理流程并保持」 [PLN-06]"
    )


def test_titles_of_documents_are_not_counted_and_own_words_are_passed_over(dossier: Dossier) -> None:
    year = wording(dossier, "按照《虚构市政府系统政策解读工作细则（试行）及其实施办法》的要求健全机制。")
    assert in_ledger(COPIED, year, "对照《虚构市政府系统政策解读工作细则（试行）及其实施办法》印发规程1份。") == []
    assert told(COPIED, with_entry(dossier)) == []
    assert in_ledger(COPIED, dossier, "专栏5月18日上线，发布文件6件。") == []


def test_a_chapter_s_own_text_is_held_against_its_requirements_too(dossier: Dossier) -> None:
    report = dossier.report.model_copy(update={"progress": {"1": f"全年办结12件。{REQUIREMENT}", "2.1": REQUIREMENT}})
    said = told(COPIED, replace(dossier, report=report))
    assert [one.split("：")[0] for one in said] == [f"警告 data/2020/report.yaml:2 {TOLD}的落实情况照抄了要求"]


def test_an_offices_report_is_named(dossier: Dossier) -> None:
    reports = [{"处室": "办公室", "落实情况": REQUIREMENT}, {"处室": "基础教育处", "状态": "已完成"}]
    (said,) = first_lines(told(COPIED, with_entry(dossier, 报送=reports)))
    assert "照抄了要求" in said


@pytest.mark.parametrize("text", ["全市各区政府网站全部支持新协议，已通过检测。", "各地区各部门已建成问答平台12个。"])
def test_what_the_whole_city_did_is_not_the_units(dossier: Dossier, text: str) -> None:
    year = wording(dossier, "2020年底前，市、区政府网站全部支持新协议；各地区各部门建设平台。")
    assert in_ledger(OWN, year, text) == [
        "警告 要求 1.1.1「2020年底前，市、区政府网站全部支…」说的是全市的事，落实情况写成本单位完"
        f"成了：「{text}」 [PLN-08]\n"
        "    办法：请只写本单位做了什么，如「我局配合……」「我局网站……」"
    ]


@pytest.mark.parametrize("text", ["我局网站10月22日完成改造。", "配合全市平台建设，报送素材42条。", "网站完成改造。"])
def test_what_the_unit_did_itself_is_passed_over(dossier: Dossier, text: str) -> None:
    year = wording(dossier, "2020年底前，市、区政府网站全部支持新协议。")
    assert in_ledger(OWN, year, text) == []


def test_requirements_of_the_unit_itself_are_not_judged(dossier: Dossier) -> None:
    assert in_ledger(OWN, dossier, "全市学校全部上线。") == []
    assert told(OWN, with_entry(wording(dossier, "各级各类网站。"))) == []


def test_progress_without_anything_to_count_is_told(dossier: Dossier) -> None:
    assert in_ledger(COUNTED, dossier, "不断健全机制，取得明显成效。") == [
        "提示 1.1.1 的落实情况没有任何数字、日期或文件名：「不断健全机制，取得明显成效。」 [PLN-09]\n"
        "    办法：请写明多少、何时、依据什么文件"
    ]


@pytest.mark.parametrize("text", ["公开3条。", "印发《办法》。", "听取汇报两次。", "三月上线。"])
def test_a_figure_a_date_or_a_title_is_enough(dossier: Dossier, text: str) -> None:
    assert in_ledger(COUNTED, dossier, text) == []
