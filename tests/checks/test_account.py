"""The report accounts for the plan as the ledger does."""

from __future__ import annotations

import pytest

from annualreport.checks import account
from annualreport.workspace import Workspace
from tests.checks.good import FILE, Document, dossier_of, told
from tests.conftest import spoil

OVERVIEW = "方案共5项要求"


def test_a_report_without_the_section_is_reported(document: Document) -> None:
    document.replace("（六）").replace(OVERVIEW)
    assert told(account.the_report_says_how_the_plan_was_carried_out, document.dossier, document.outline()) == [
        f"阻断 {FILE} 年报没有写「2020年政务公开工作要点落实情况」，方案要求将落实情况纳入年报公开 [PLN-01]\n"
        "    办法：请在「一、总体情况」的五方面之后（或「六」）加上这一节；模板里的这一节不要删去"
    ]


def test_a_heading_with_nothing_under_it_is_no_account(document: Document) -> None:
    document.replace(OVERVIEW)
    assert len(told(account.the_report_says_how_the_plan_was_carried_out, document.dossier, document.outline())) == 1


def test_a_paragraph_with_counts_is_an_account_and_one_without_is_not(document: Document) -> None:
    document.replace("（六）").replace(OVERVIEW, "年度要点的落实情况：5项要求均有结果。")
    assert told(account.the_report_says_how_the_plan_was_carried_out, document.dossier, document.outline()) == []
    document.replace("年度要点的", "年度要点的落实情况良好。")
    assert len(told(account.the_report_says_how_the_plan_was_carried_out, document.dossier, document.outline())) == 1


def test_counts_that_are_not_the_ledgers_are_reported(document: Document) -> None:
    document.replace(OVERVIEW, "方案共6项要求，其中已完成2项、持续推进1项、推进中一项、未完成1项、不适用1项。")
    hint = "    办法：请改为由台账统计的数（模板用词「统计」），或核对台账的状态"
    place = f"{FILE} 第15段「方案共6项要求，其中已完成2项、持续…」"
    assert told(account.the_report_counts_as_the_ledger, document.dossier, document.outline()) == [
        f"阻断 {place} 要点落实情况写「任务总数」6项，方案是5项 [PLN-03]\n{hint}",
        f"阻断 {place} 要点落实情况写「已完成」2项，台账是1项 [PLN-03]\n{hint}",
    ]


def test_a_report_without_counts_is_not_assessed(document: Document) -> None:
    document.replace(OVERVIEW, "方案共5项要求，均有结果，已完成1项。")
    assert told(account.the_report_counts_as_the_ledger, document.dossier, document.outline()) == [
        f"未核 {FILE} 年报没有写各状态的条数（已完成、持续推进、推进中、未完成、不适用各多少项），没有核对 [PLN-03]\n"
        "    办法：请在要点落实情况的开头写明各状态的条数"
    ]


def test_an_overview_without_a_total_is_judged_by_its_states(document: Document) -> None:
    document.replace(OVERVIEW, "已完成1项、持续推进1项、推进中1项。")
    assert told(account.the_report_counts_as_the_ledger, document.dossier, document.outline()) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("零", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十八", 28), ("一百零五", 105), ("一百一十", 110)],
)
def test_chinese_numerals_are_read(text: str, number: int) -> None:
    assert account.number(text) == number


def test_what_is_unfinished_and_not_spoken_of_in_part_five_is_reported(document: Document) -> None:
    document.replace("一是直属学校", "一是政策解读的形式比较单一。").replace("一是2021年3月前", "将多用图解。")
    (said,) = told(account.part_five_echoes_what_is_unfinished, document.dossier, document.outline())
    assert said == (
        f"警告 {FILE} 第22段「五、存在的主要问题及改进情况」 要求 2.1.2「2020年12月底前，完成全部直属学…」没有完成，"
        "「五、存在的主要问题及改进情况」没有提到 [PLN-10]\n    办法：请在第五部分写明这一问题和改进措施"
    )


def test_common_words_are_no_echo(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "plan.yaml"), "完成全部直属学校信息公开联络员轮训", "发布政府信息公开工作年度报告")
    document = Document(dossier_of(a_year))
    document.replace("一是直属学校", "政府信息公开工作年度报告。").replace("一是2021年3月前", "主动公开政府信息。")
    assert len(told(account.part_five_echoes_what_is_unfinished, document.dossier, document.outline())) == 1


def test_without_part_five_its_echo_is_left_to_the_rule_on_parts(document: Document) -> None:
    document.replace("五、")
    assert told(account.part_five_echoes_what_is_unfinished, document.dossier, document.outline()) == []
