"""What a report says of requests agrees with 表三, by the words that it uses."""

from __future__ import annotations

import pytest

from tests.checks.texts.report import FILE, dossier, found, graver, told

NEW = "「表三 一、本年新收政府信息公开申请数量·总计」是 74"
ALL = "「表三 一、本年新收政府信息公开申请数量＋二、上年结转政府信息公开申请数量·总计」是 75"
PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
LEFT = "「表三 四、结转下年度继续办理·总计」是 3"

SILENT = [
    "2022年，我局新收政府信息公开申请74件，上年结转1件，全年办结72件，其中予以公开32件、部分公开7件、不予公开8件、"
    "无法提供19件、不予处理4件、其他处理2件，结转下年度3件。",
    "收到政府信息公开申请74件，其中自然人66件，商业企业4件。",
    "74件申请中，66件由自然人提出、8件由法人或其他组织提出。",
    "32件予以公开、7件部分公开、8件不予公开。",
    "受理政府信息公开申请七十四件。",
    "受理政府信息公开申请70余件。",
    "共收到政府信息公开申请约80件。",
    "收到申请（含上年结转1件）75件。",
    "2021年结转1件，结转至2023年继续办理3件，办结72件。",
    "结转3件。",
    "收到并办结政府信息公开申请72件。",
    "答复70件。",
    "自然人申请66件，予以公开30件，部分公开6件。",
    "不予公开8件，其中属于四类过程性信息5件，属于行政查询事项3件。",
    "全年收到人大代表建议52件，办结52件。",
    "受理教师资格认定申请3120件。",
    "通过网络收到申请50件。",
    "前述10件申请中，予以公开3件，部分公开2件。",
    "与申请人沟通91人次，收到申请74份。",
    "办结以后还要把材料按照档案管理的各项规定逐一整理装订编号并移交给单位档案室统一保存备查的一共12件。",
    "比2021年增加的14件中，办结14件。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_agrees_or_speaks_of_something_else_is_no_fault(text: str) -> None:
    assert [one for one in told(text) if "TXT-01" in one or "TXT-02" in one] == []


TRAPS = [
    "全年共办理政府信息公开申请75件。",
    "政府办公室本级收到政府信息公开申请17件。",
    "全市各级行政机关收到政府信息公开申请1315件，备案规范性文件120件。",
    "各区教育局收到政府信息公开申请320件，予以公开210件。",
    "累计收到政府信息公开申请640件。",
    "条例施行以来收到政府信息公开申请640件。",
    "近三年收到政府信息公开申请190件。",
    "2020年至2022年收到政府信息公开申请190件。",
    "上年收到政府信息公开申请60件，办结59件。",
    "申请主要涉及土地征收（30件）、教育收费（12件）等。",
]


@pytest.mark.parametrize("text", TRAPS)
def test_another_scope_is_no_contradiction(text: str) -> None:
    assert told(text) == []


WRONG = [
    (
        "全年收到政府信息公开申请78件。",
        [f"阻断 正文写「全年收到政府信息公开申请78件」，{NEW}，{ALL} [TXT-01]"],
    ),
    ("全年新收政府信息公开申请75件。", [f"提示 正文写「全年新收政府信息公开申请75件」，{NEW}，{ALL} [TXT-01]"]),
    ("受理政府信息公开申请90余件。", [f"警告 正文写「受理政府信息公开申请90余件」，{NEW}，{ALL} [TXT-01]"]),
    ("受理政府信息公开申请0件。", [f"阻断 正文写「受理政府信息公开申请0件」，{NEW}，{ALL} [TXT-01, TXT-04]"]),
    (
        "新收政府信息公开申请七十四件，其中自然人申请六十八件。",
        ["阻断 正文写「其中自然人申请六十八件」，「表三 一、本年新收政府信息公开申请数量·自然人」是 66 [TXT-01]"],
    ),
    (
        "申请人中，法人或其他组织9件。",
        ["阻断 正文写「法人或其他组织9件」，「表三 一、本年新收政府信息公开申请数量·法人或其他组织」是 8 [TXT-01]"],
    ),
    (
        "予以公开32件、部分公开12件。",
        [f"阻断 正文写「部分公开12件」，「表三 {PARTLY}·总计」是 7 [TXT-02]"],
    ),
    ("9件不予公开。", ["阻断 正文写「9件不予公开」，「表三 （三）不予公开·总计」是 8 [TXT-02]"]),
    (
        "属于行政查询事项2件。",
        ["阻断 正文写「属于行政查询事项2件」，「表三 （三）不予公开 8.属于行政查询事项·总计」是 3 [TXT-02]"],
    ),
    ("另有5件正在办理。", [f"阻断 正文写「另有5件正在办理」，{LEFT} [TXT-02]"]),
    (
        "2021年结转1件，结转至2023年继续办理4件。",
        [f"阻断 正文写「结转至2023年继续办理4件」，{LEFT} [TXT-02]"],
    ),
    (
        "上年结转2件。",
        ["阻断 正文写「上年结转2件」，「表三 二、上年结转政府信息公开申请数量·总计」是 1 [TXT-02]"],
    ),
    (
        "去年的结转2件，结转至明年办理4件。",
        [
            "阻断 正文写「去年的结转2件」，「表三 二、上年结转政府信息公开申请数量·总计」是 1 [TXT-02]",
            f"阻断 正文写「结转至明年办理4件」，{LEFT} [TXT-02]",
        ],
    ),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_the_table_contradicts_is_told_with_both_figures(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_the_same_wrong_figure_in_two_paragraphs_is_one_finding_with_both_places() -> None:
    (one,) = found("（二）依申请公开情况", "予以公开33件。", "全年予以公开33件。")
    assert one.as_text() == (
        f"阻断 {FILE} 第2段「予以公开33件。」 正文写「予以公开33件」，「表三 （一）予以公开·总计」是 32，"
        f"「表三 （一）予以公开＋{PARTLY}·总计」是 39 [TXT-02]\n"
        "    另见：statistics.yaml:31\n"
        f"    另见：{FILE} 第3段「全年予以公开33件。」\n"
        "    办法：请核对后改正文或改表；口径不同的（全市、累计、上年等），请在文中写明"
    )
    assert (one.subject, one.figures) == ("予以公开·总计", "正文 33；表 32、39")


def test_a_blank_cell_leaves_the_number_unassessed() -> None:
    year = dossier({("依申请公开", "上年结转", "总计"): None})
    assert told("上年结转1件。", year) == [
        "未核 正文写「上年结转1件」，「表三 二、上年结转政府信息公开申请数量·总计」没有数，没有核对 [TXT-02]"
    ]
    assert told("收到政府信息公开申请74件。", year) == []


def test_in_the_other_layout_the_one_row_of_other_results_is_compared() -> None:
    year = dossier({("依申请公开", "其他处理", "总计"): "2"}, "60号")
    assert told("其他处理2件。", year) == []
    assert told("其他处理3件。", year) == ["阻断 正文写「其他处理3件」，「表三 （六）其他处理·总计」是 2 [TXT-02]"]


def test_without_a_heading_the_text_itself_must_speak_of_requests() -> None:
    assert found("一、总体情况", "全年收到80件。") == []
    assert [one.rule for one in found("一、总体情况", "依申请公开方面，全年收到80件。")] == ["TXT-01"]


def test_no_trap_is_grave() -> None:
    assert [one for text in (*SILENT, *TRAPS) for one in graver(text)] == []
