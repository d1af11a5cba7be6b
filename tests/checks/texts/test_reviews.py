"""What a report says of reviews and lawsuits agrees with 表四."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.texts.report import dossier, found, told

LAWSUITS = "表四 未经复议直接起诉＋复议后起诉"


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开被申请行政复议5件，其中结果维持3件、结果纠正1件、尚未审结1件；被提起行政诉讼2件，均获维持。",
        "行政复议、行政诉讼共7件。",
        "行政复议5件、行政诉讼2件。其中维持5件。",
        "未经复议直接起诉1件，复议后起诉1件。",
        "行政诉讼1件（复议后起诉1件）。",
        "不服复议决定提起行政诉讼2件。",
        "全年受理行政复议申请120件，审结118件。",
        "全市行政复议案件430件。",
        "2021年行政复议4件。",
        "行政诉讼案件无败诉。",
        "没有发生行政复议维持、行政诉讼被纠正的情况。",
        "纠正不规范用语30件。",
        "维持秩序，3件事项得到改进。",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_no_fault(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "政府信息公开行政复议6件，其中维持3件，纠正1件，未审结1件。",
            ["阻断 正文写「政府信息公开行政复议6件」，「表四 行政复议·总计」是 5 [TXT-03]"],
        ),
        (
            "行政复议、行政诉讼共6件。",
            [f"阻断 正文写「行政复议、行政诉讼共6件」，「表四 行政复议＋{LAWSUITS[3:]}·总计」是 7 [TXT-03]"],
        ),
        ("复议后起诉2件。", ["阻断 正文写「复议后起诉2件」，「表四 复议后起诉·总计」是 1 [TXT-03]"]),
        ("行政诉讼案件0件。", [f"阻断 正文写「行政诉讼案件0件」，「{LAWSUITS}·总计」是 2 [TXT-03, TXT-04]"]),
        (
            "被申请行政复议5件，均获维持。",
            ["阻断 正文写「均获维持」，「表四 行政复议·结果纠正」是 1，「表四 行政复议·尚未审结」是 1 [TXT-03]"],
        ),
        (
            "已审结的行政复议均予维持。",
            ["阻断 正文写「已审结的行政复议均予维持」，「表四 行政复议·结果纠正」是 1 [TXT-03]"],
        ),
        (
            "未出现行政复议纠错和行政诉讼败诉。",
            [
                "阻断 正文写「未出现行政复议纠错和行政诉讼败诉」，"
                "「表四 行政复议＋未经复议直接起诉＋复议后起诉·结果纠正」是 1 [TXT-03]"
            ],
        ),
        ("行政复议无一被纠正。", ["阻断 正文写「行政复议无一被纠正」，「表四 行政复议·结果纠正」是 1 [TXT-03]"]),
    ],
)
def test_what_the_table_contradicts_is_told(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_lost_lawsuits_contradict_that_none_was_lost() -> None:
    year = dossier({("复议诉讼", "复议后起诉", "结果纠正"): "1"})
    assert told("全年无败诉案件。", year) == [f"阻断 正文写「全年无败诉」，「{LAWSUITS}·结果纠正」是 1 [TXT-03]"]


def test_a_text_that_gives_the_sum_of_the_results_is_right_where_the_tables_total_is_wrong() -> None:
    year = dossier({("复议诉讼", "行政复议", "总计"): "0"})
    assert told("因政府信息公开被申请行政复议5件。", year) == []
    assert told("因政府信息公开被申请行政复议6件。", year) == [
        "阻断 正文写「因政府信息公开被申请行政复议6件」，「表四 行政复议·总计」是 0 [TXT-03, TXT-04]"
    ]


def test_a_departments_text_about_its_region_is_of_another_scope_a_governments_is_not() -> None:
    text, year = "我市行政复议430件。", dossier()
    government = replace(year, report=year.report.model_copy(update={"unit_kind": "政府"}))
    assert told(text, year) == []
    assert told(text, government) == ["阻断 正文写「我市行政复议430件」，「表四 行政复议·总计」是 5 [TXT-03]"]


def test_under_part_four_what_an_office_handled_is_its_own() -> None:
    assert [one.rule for one in found("四、政府信息公开行政复议、行政诉讼情况", "全年办理行政复议6件。")] == ["TXT-03"]
    assert found("（一）法治建设", "全年行政复议6件。") == []
