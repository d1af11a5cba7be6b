"""Headings and points are numbered through."""

from __future__ import annotations

import pytest

from annualreport.checks import numbering
from annualreport.model.dossier import Dossier
from tests.checks.good import Document, told
from tests.checks.written import at, first_lines, in_document, in_ledger

RULE = numbering.numbers_follow_one_another


def test_a_heading_that_is_skipped_is_reported(document: Document) -> None:
    document.replace("（四）", "（五）政府信息公开平台建设")
    assert told(RULE, document.dossier, document.outline()) == [
        f"警告 {at('（五）政府信息公开平台建设', 10)} 序号「（五）」不连续，这里应为「（四）」：「"
        "（五）政府信息公开平台建设」 [STR-11]\n"
        "    办法：请改正序号"
    ]


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        (("1.公开目录。", "3.公开指南。"), "序号「3.」不连续，这里应为「2.」"),
        (("2.公开指南。",), "序号「2.」应从头编起，这里应为「1.」"),
        (("（1）公开目录。", "（1）公开指南。"), "序号「（1）」重号，这里应为「（2）」"),
    ],
)
def test_lower_levels_are_judged_too(document: Document, lines: tuple[str, ...], told_of: str) -> None:
    (said,) = first_lines(in_document(RULE, document, *lines))
    assert told_of in said


def test_a_list_begins_anew_after_a_line_that_leads_into_it(document: Document) -> None:
    lines = (
        "主要做法：",
        "1.公开目录。",
        "2.公开指南。",
        "主要成效：",
        "1.群众满意。",
        "（1）企业满意。",
        "存在不足",
        "2.学校满意。",
        "（1）家长满意。",
    )
    assert in_document(RULE, document, *lines) == []


def test_points_that_skip_a_number_are_reported(document: Document) -> None:
    text = "一是公开目录；三是公开指南；三是公开流程。"
    assert in_document(RULE, document, text) == [
        f"警告 {at(text)} 「三是」不连续，这里应为「二是」：「一是公开目录；三是公开指南；三是公开流」 [STR-11]\n"
        "    办法：请改正序号"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一是公开目录。二是公开指南。",
        "做好统一是关键，第一是目录，唯一是指南。",
        "一是公开目录；二是公开指南。下一步：一是补齐；二是核对。",
        "数据一是一、二是二，没有虚报。",
    ],
)
def test_points_in_order_and_words_that_are_no_points_are_passed_over(document: Document, text: str) -> None:
    assert in_document(RULE, document, text) == []


def test_points_go_on_through_paragraphs_and_begin_anew_under_a_heading(document: Document) -> None:
    document.replace("依申请公开方面", "一是受理。")
    assert in_document(RULE, document, "一是公开目录。", "二是公开指南。") == []


def test_the_ledgers_points_are_judged_entry_by_entry(dossier: Dossier) -> None:
    assert in_ledger(numbering.the_ledger_points_follow_one_another, dossier, "一是印发通知；四是检查。") == [
        "警告 「四是」不连续，这里应为「二是」：「一是印发通知；四是检查。」 [STR-11]\n    办法：请改正序号"
    ]


@pytest.mark.parametrize("number", range(1, 100))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert numbering.value(numbering.chinese(number)) == number
    assert numbering.value(str(number)) == number


def test_more_points_than_any_list_has_are_told_in_digits(document: Document) -> None:
    said = first_lines(in_document(RULE, document, "九十九是公开目录。" * 101))
    assert any("「九十九是」不连续，这里应为「100是」" in one for one in said)
