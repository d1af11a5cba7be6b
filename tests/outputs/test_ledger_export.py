"""The ledger's workbook follows its template: columns by name, rows in their look, everything else as it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from annualreport.finding import Stop
from annualreport.model.plan import Plan
from annualreport.outputs import ledger_template
from annualreport.outputs.ledger_export import filled
from annualreport.readers.year import load
from annualreport.vocabulary import words
from annualreport.workspace import Workspace, shipped_templates
from tests.conftest import spoil

LABEL = "templates/ledger.xlsx"


def template() -> Workbook:
    """The shipped template."""
    return load_workbook(BytesIO(ledger_template.workbook()))


def exported(year: Workspace, book: Workbook, **more: Any) -> Workbook:
    """The ledger of the good year in a template."""
    dossier, _ = load(year, 2020)
    content, findings = filled(book, LABEL, words(replace(dossier, **more)))
    assert findings == ()
    return load_workbook(BytesIO(content))


def rows(sheet: Worksheet, first: int = 3) -> list[tuple[Any, ...]]:
    """The rows of a sheet below its head, without the blanks at their ends."""
    found = list(sheet.iter_rows(first, values_only=True))
    return [row[: max((at + 1 for at, value in enumerate(row) if value is not None), default=0)] for row in found]


def column(sheet: Worksheet, name: str, head: int = 2) -> list[Any]:
    """The values of a column of requirements."""
    at = [cell.value for cell in sheet[head]].index(name) + 1
    numbers = [sheet.cell(row, 1).value for row in range(head + 1, sheet.max_row + 1)]
    return [sheet.cell(row, at).value for row, number in enumerate(numbers, head + 1) if str(number).count(".") == 2]


def small(*names: str, below: str = "") -> Workbook:
    """A template of a clerk's own: the heads in the second row, a pattern below them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "{{ 单位 }}台账"
    for at, name in enumerate(names, 1):
        sheet.cell(2, at, name)
    sheet["A3"] = "条"
    if below:
        sheet["A4"] = below
    return book


def looks(content: bytes) -> dict[str, Any]:
    """What a reader sees of a workbook: texts, fonts and fills of the cells, widths, merged cells."""
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: (
            [(cell.value, cell.font.name, cell.font.sz, cell.fill.fgColor.rgb) for row in sheet for cell in row],
            {letter: column.width for letter, column in sheet.column_dimensions.items()},
            sorted(str(one) for one in sheet.merged_cells.ranges),
            (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.orientation),
        )
        for sheet in book.worksheets
    }


def test_the_shipped_template_is_the_one_that_is_made() -> None:
    assert looks((shipped_templates() / "ledger.xlsx").read_bytes()) == looks(ledger_template.workbook())


def test_every_requirement_stands_under_its_chapter_and_section_in_the_plans_order(a_year: Workspace) -> None:
    sheet = exported(a_year, template())["台账"]
    assert sheet["A1"].value == "虚构市教育局2020年政务公开工作要点台账"
    assert [row[0] for row in rows(sheet)] == [
        "一、紧扣民生关切深化政务公开",
        "（一）做好招生和收费信息公开",
        "1.1.1",
        "1.1.2",
        "（二）管好政务新媒体",
        "1.2.1",
        "二、紧扣抓保障促落实深化政务公开",
        "（一）强化组织领导和队伍建设",
        "2.1.1",
        "2.1.2",
    ]
    assert column(sheet, "状态") == ["已完成", "不适用", "推进中", "持续推进", "未完成"]
    assert column(sheet, "完成日期")[0].date() == date(2020, 5, 18)
    assert column(sheet, "整改措施")[4].startswith("2021年3月补办")
    assert column(sheet, "指标汇总")[0] == "发布招生政策文件 6件\n更新专栏内容 37次"
    assert column(sheet, "佐证")[0] == "义务教育招生入学专栏（https://jyj.example.gov.cn/zsrx/，2020-05-18）"


def test_figures_evidence_and_reports_stand_one_a_row(a_year: Workspace) -> None:
    book = exported(a_year, template())
    assert "模板说明" not in book.sheetnames
    assert rows(book["指标"])[0] == ("1.1.1", "发布招生政策文件", 6, "件")
    assert [row[:2] for row in rows(book["报送"])] == [
        ("1.1.1", "基础教育处"),
        ("1.1.1", "教育信息中心"),
        ("1.2.1", "宣传教育处"),
        ("1.2.1", "教育信息中心"),
        ("2.1.1", "办公室"),
        ("2.1.2", "办公室"),
    ]
    assert book["佐证"].cell(3, 5).value.date() == date(2020, 5, 18)


def test_columns_may_be_dropped_added_and_put_in_another_order(a_year: Workspace) -> None:
    sheet = exported(a_year, small("编号", "节", "牵头", "报送"))["Sheet"]
    assert rows(sheet)[0] == (
        "1.1.1",
        "（一）做好招生和收费信息公开",
        "各处室、各支撑机构",
        "基础教育处（已完成，2020-12-08）：起草并发布招生政策文件6件，编写办事指南4份。\n"
        "教育信息中心（已完成，2020-12-10）：搭建专栏页面，5月18日上线运行，全年更新37次。",
    )
    assert len(rows(sheet)) == 5
    assert sheet["A1"].value == "虚构市教育局台账"


def test_the_look_of_the_pattern_is_that_of_every_row(a_year: Workspace) -> None:
    book = small("编号", "完成日期", "状态")
    sheet = book.worksheets[0]
    sheet["A3"].font, sheet["B3"].number_format = Font(name="黑体", size=20), "yyyy年m月d日"
    sheet.row_dimensions[3].height = 60
    made = exported(a_year, book)["Sheet"]
    assert {made.cell(row, 1).font.name for row in range(3, 8)} == {"黑体"}
    assert made["B3"].number_format == "yyyy年m月d日"
    assert [made.row_dimensions[row].height for row in (3, 7)] == [60, 60]


def test_what_stands_below_the_patterns_stays_below_the_rows(a_year: Workspace) -> None:
    book = small("编号", "状态", below="填表人：")
    sheet = book.worksheets[0]
    sheet["B5"] = "{{ 年度 }}年"
    sheet.merge_cells("B5:C5")
    sheet.row_dimensions[5].height = 44
    made = exported(a_year, book)["Sheet"]
    assert (made["A7"].value, made["A8"].value, made["B9"].value) == ("2.1.2", "填表人：", "2020年")
    assert [str(one) for one in made.merged_cells.ranges] == ["B9:C9"]
    assert made.row_dimensions[9].height == 44


def test_a_ledger_shorter_than_its_patterns_leaves_no_hole(a_year: Workspace) -> None:
    book = small("编号", "状态", below="节")
    book.worksheets[0]["A5"] = "章"
    book.worksheets[0]["A6"] = "完"
    made = exported(a_year, book, plans=())["Sheet"]
    assert (made["A3"].value, made["A4"].value) == (None, "完")


def test_a_column_that_the_ledger_does_not_have_is_told_at_its_cell(a_year: Workspace) -> None:
    with pytest.raises(Stop) as stop:
        exported(a_year, small("编号", "落实状况", "负责人"))
    first, second = stop.value.findings
    assert first.as_text().startswith(
        "阻断 templates/ledger.xlsx Sheet!B2 「落实状况」不是台账的栏目 [unknown-column]\n"
        "    办法：是不是「落实情况」？可以写的栏目：序号、方案、章、节、编号、要求、责任原文、"
    )
    assert "Sheet!C2 「负责人」不是台账的栏目" in second.as_text()


def test_a_template_without_a_pattern_is_told(a_year: Workspace) -> None:
    book = small("编号")
    book.worksheets[0]["A3"] = "章"
    with pytest.raises(Stop) as stop:
        exported(a_year, book)
    assert stop.value.findings[0].as_text() == (
        "阻断 templates/ledger.xlsx Sheet!A3 模板里没有「条」的样板行 [no-pattern]\n"
        "    办法：请在表头下面留一行样板，第一格写「条」；这一行的字体、边框就是各条的样子"
    )
    book.worksheets[0]["A3"] = None
    with pytest.raises(Stop) as stop:
        exported(a_year, book)
    assert "模板里没有样板行，不知道台账写在哪里 [no-pattern]" in stop.value.findings[0].as_text()


def test_wrong_words_in_the_template_are_told_at_their_cell(a_year: Workspace) -> None:
    book = small("编号")
    book.worksheets[0]["A1"] = "{{ 单位 "
    _, findings = filled(book, LABEL, words(load(a_year, 2020)[0]))
    assert [one.as_text() for one in findings] == [
        "阻断 templates/ledger.xlsx Sheet!A1 「A1」里的模板写法用不了：标签没有写完，缺 }} 或 %} [template-syntax]\n"
        "    办法：词写作 {{ 词 }}，可用的词见 annualreport words；要印出花括号本身，写作 {{ '{{' }}"
    ]


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_texts_that_begin_like_a_formula_are_texts(a_year: Workspace, sign: str) -> None:
    dossier, _ = load(a_year, 2020)
    assert dossier.ledger
    first, *others = dossier.ledger.entries
    made = first.model_copy(update={"progress": sign})
    ledger = dossier.ledger.model_copy(update={"entries": (made, *others)})
    cell = exported(a_year, small("编号", "落实情况"), ledger=ledger)["Sheet"]["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (sign, "s", True)


def test_a_text_longer_than_a_cell_holds_is_not_cut(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "ledger.yaml"), "6月、9月各办1期，", "长" * 32_768)
    with pytest.raises(Stop) as stop:
        exported(a_year, small("编号", "报送"))
    assert "「报送」的文字有" in stop.value.findings[0].message


def test_an_example_says_so_on_every_sheet_and_printed_page(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    for sheet in exported(a_year, template()).worksheets:
        assert sheet["A1"].value.startswith("示例：")
        assert sheet.oddHeader.center.text.startswith("示例：")
    assert exported(a_year, small("编号"))["Sheet"]["A1"].value.endswith("虚构市教育局台账")


def test_several_plans_follow_each_other_under_their_titles(a_year: Workspace) -> None:
    dossier, _ = load(a_year, 2020)
    (own,) = dossier.plans
    city = Plan(id="city", title="市要点", chapters=own.chapters[:1])
    sheet = exported(a_year, template(), plans=(own, city))["台账"]
    first = [row[0] for row in rows(sheet)]
    assert first.count("1.1.1") == 2
    assert first[0] == own.title
    assert first[first.index("市要点") + 1] == "一、紧扣民生关切深化政务公开"
    assert column(sheet, "状态")[5:] == ["待填", "待填", "待填"]
