"""Dates lie in the period, none is left from last year, and none lacks a character or a figure."""

from __future__ import annotations

import pytest

from annualreport.checks import dates
from annualreport.model.dossier import Dossier
from tests.checks.good import Document, told
from tests.checks.written import at, first_lines, in_document, in_ledger, with_entry

HINT = "    办法：请核对年份；写的确是这一天的，由人核定，或把句中的词加进 data/词表.yaml 的「期外日期」"


def test_a_year_left_over_from_last_years_report_is_reported(document: Document) -> None:
    text = "2019年，我局公开信息30条。"
    assert in_document(dates.no_date_is_left_from_last_year, document, text) == [
        f"警告 {at(text)} 疑是上年的残留「2019年」，报告年度是 2020：「2019年，我局公开信息30条」 [PER-03]\n{HINT}"
    ]


def test_a_date_of_another_year_is_reported(document: Document) -> None:
    text = "2016年3月5日上线查询系统。2019年，我局公开信息30条。"
    assert in_document(dates.dates_lie_in_the_period, document, text) == [
        f"警告 {at(text)} 正文写有 2020 年度以外的日期「2016年3月5日」：「2016年3月5日上线查询系统"
        f"。201」 [PER-02]\n{HINT}"
    ]
    assert len(told(dates.no_date_is_left_from_last_year, document.dossier, document.outline())) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2020年5月公开信息30条。",
        "按照“十四五”规划，2025年前建成。",
        "2021—2025年规划已经公布，2016至2020年的任务已经完成。",
        "2016年以来，我局持续清理文件，对2019年以前的文件逐件核对。",
        "与2019年相比增加30%。",
        "公布2019年度部门决算。",
        "《关于2018年工作的通知》（某办〔2018〕3号）继续有效。",
        "2017年印发的办法继续有效，2015年建成的系统停用。",
        "计划2021年3月上线新栏目。",
        "对2019年度报告提出的问题逐项整改。",
    ],
)
def test_dates_that_are_rightly_of_another_year_are_passed_over(document: Document, text: str) -> None:
    said = in_document(dates.dates_lie_in_the_period, document, text)
    assert said + told(dates.no_date_is_left_from_last_year, document.dossier, document.outline()) == []


def test_a_plan_for_the_coming_year_in_part_five_is_no_fault_and_one_in_part_one_is(document: Document) -> None:
    document.replace("一是直属学校", "2021年内办好培训。")
    assert told(dates.dates_lie_in_the_period, document.dossier, document.outline()) == []
    assert len(in_document(dates.dates_lie_in_the_period, document, "2021年公开信息30条。")) == 1


@pytest.mark.parametrize(
    ("text", "date", "lack"),
    [
        ("2020  1  1  日起施行", "2020  1  1  日", "缺「年」「月」"),
        ("2020 1月1日起施行", "2020 1月1日", "缺「年」"),
        ("自20201月1日起施行", "20201月1日", "缺「年」"),
        ("2020年31日报送", "2020年31日", "缺「月」"),
        ("自2020年1月1至12月31日止", "2020年1月1", "缺「日」"),
        ("截至2020年12月31，", "2020年12月31", "缺「日」"),
        ("4月20召开培训会。", "4月20", "缺「日」"),
        ("2020年4月20印发通知。", "4月20", "缺「日」"),
        ("2020年 月召开", "2020年 月", "缺月份的数字"),
        ("2020年5月 日召开", "2020年5月 日", "缺日期的数字"),
        ("20200年召开", "20200年", "年份不是四位数字"),
        ("202年5月召开", "202年5月", "年份不是四位数字"),
        ("2020年13月召开", "2020年13月", "日历上没有这一天"),
        ("2020年2月30日召开", "2020年2月30日", "日历上没有这一天"),
    ],
)
def test_a_date_that_is_not_whole_is_reported(document: Document, text: str, date: str, lack: str) -> None:
    (said,) = first_lines(in_document(dates.dates_are_whole, document, text))
    assert said == f"阻断 {at(text)} 日期「{date}」{lack}：「{text}」 [PER-04]"


@pytest.mark.parametrize(
    "text",
    [
        "2020 年 1 月 1 日起施行。",
        "2020年1月1、3日各召开一次，2020年5月1至3日休假。",
        "2020年月均办理30件，2020年5月日均点击300次。",
        "2020年2月29日召开。",
        "4月20日召开，1至3月20次会议，5月12、13日开展培训。",
        "2020年底前完成，12月底报送。",
    ],
)
def test_whole_dates_are_passed_over(document: Document, text: str) -> None:
    assert in_document(dates.dates_are_whole, document, text) == []


def test_the_ledgers_dates_are_judged_at_the_ledger_and_not_again_in_the_document(document: Document) -> None:
    text = "我局于2020年31日印发通知。"
    assert in_ledger(dates.the_ledger_dates_are_whole, document.dossier, text) == [
        "阻断 日期「2020年31日」缺「月」：「我局于2020年31日印发通知。」 [PER-04]\n    办法：请写成 2021年1月1日 的样子"
    ]
    document.dossier = with_entry(document.dossier, 落实情况=text)
    assert in_document(dates.dates_are_whole, document, text) == []


def test_nothing_is_said_of_the_good_year(dossier: Dossier, document: Document) -> None:
    for rule in dates.RULES:
        assert told(rule, dossier, document.outline()) == []
