"""The layout is the year's, and the document's tables are the layout's."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import layout
from annualreport.forms import form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from annualreport.outline.records import Table, TableCell
from annualreport.place import Place
from tests.checks.good import FILE, Document, findings, table, told


def change(document: Document, number: int, *changes: tuple[int, int, dict[str, object]]) -> None:
    """Change cells of a table, each found by the row and column where it begins, counted from 0."""
    index = document.table_number(number)
    old = document.lines[index]
    assert isinstance(old, Table)
    cells = {(cell.row, cell.column): cell for cell in old.cells}
    for row, column, fields in changes:
        cells[row, column] = replace(cells[row, column], **fields)
    document.lines[index] = Table(tuple(cells.values()), old.height, old.width, old.place)


def tables(document: Document) -> list[str]:
    return told(layout.the_tables_are_the_forms, document.dossier, document.outline())


def of(year: int, edition: str, dossier: Dossier) -> Dossier:
    report = Report(unit="虚构市教育局", year=year, edition=edition)
    return replace(dossier, year=year, report=report, form=form(edition))


@pytest.mark.parametrize(("year", "edition"), [(2019, "60号"), (2020, "60号"), (2021, "30号"), (2030, "30号")])
def test_the_layout_of_the_year_is_right(dossier: Dossier, year: int, edition: str) -> None:
    assert told(layout.the_layout_is_the_years, of(year, edition, dossier)) == []


def test_the_old_layout_after_its_years_is_reported(dossier: Dossier) -> None:
    (found,) = findings(layout.the_layout_is_the_years, of(2021, "60号", dossier))
    assert found.as_text() == (
        "阻断 版式是60号，2021年度应为30号（国办公开办函〔2021〕30号，2021 年度起） [STR-03]\n"
        "    办法：请按30号的三张表填数；report.yaml 的「版式」改为30号，确需沿用的写「版式理由」"
    )
    assert (found.subject, found.figures) == ("版式", "2021年度用60号")


def test_a_year_before_the_layouts_has_none(dossier: Dossier) -> None:
    assert told(layout.the_layout_is_the_years, of(2018, "60号", dossier)) == [
        "阻断 2018年度早于新格式施行的 2019 年度，没有可用的版式 [STR-03]\n    办法：请核对「年度」"
    ]


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_tables_by_the_form_of_either_layout_are_right(dossier: Dossier, edition: str) -> None:
    document = Document(replace(dossier, form=form(edition)))
    assert tables(document) == []


def test_labels_of_the_other_layout_are_reported_once_a_table(document: Document) -> None:
    change(document, 1, (1, 1, {"text": "本年制发\n件数"}), (1, 2, {"text": "本年废止件数"}))
    (found,) = findings(layout.the_tables_are_the_forms, document.dossier, document.outline())
    assert found.as_text() == (
        f"阻断 {FILE} 第1个表格第2行第2列 表二声明为60号版式，却有其他版式的列名或行名：「本年制发件数」、「本年废止件数」"
        f" [STR-04, STR-05]\n    另见：{FILE} 第1个表格第2行第3列\n"
        "    办法：请把表二整表换成60号的；新旧版式不能混用"
    )
    assert (found.subject, found.figures) == ("表二", "本年制发件数、本年废止件数")


def test_a_whole_table_of_the_other_layout_is_one_finding(document: Document) -> None:
    other = replace(document.dossier, form=form("30号"))
    document.lines[document.table_number(1)] = table(other, "主动公开")
    document.lines[document.table_number(2)] = table(other, "依申请公开")
    said = tables(document)
    assert [line.splitlines()[0].split("：")[0].split()[-1] for line in said] == [
        "表二声明为60号版式，却有其他版式的列名或行名",
        "表三声明为60号版式，却有其他版式的列名或行名",
    ]


def test_a_long_list_of_foreign_labels_is_cut(dossier: Dossier) -> None:
    document = Document(replace(dossier, form=form("30号")))
    document.lines[document.table_number(1)] = table(dossier, "主动公开")
    (said,) = tables(document)
    assert "「上一年项目数量」、「本年增/减」等 [" in said


def test_a_missing_table_is_reported_at_its_part(document: Document) -> None:
    del document.lines[document.table_number(3)]
    assert tables(document) == [
        f"阻断 {FILE} 第20段「四、政府信息公开行政复议、行政诉讼情…」 "
        "「四、政府信息公开行政复议、行政诉讼情况」里没有表四 [STR-05]\n    办法：请按格式插入表格；图片、截图不算表格"
    ]


def test_a_table_of_something_else_is_no_statutory_table(document: Document) -> None:
    place = Place(FILE, "第3个表格", (3,))
    document.lines[document.table_number(3)] = Table((TableCell("工作", 0, 0, 1, 1, place),), 1, 1, place)
    assert len(tables(document)) == 1


def test_a_row_left_out_is_reported_with_its_label(document: Document) -> None:
    index = document.table_number(1)
    old = document.lines[index]
    assert isinstance(old, Table)
    document.lines[index] = Table(tuple(cell for cell in old.cells if cell.row < 17), 17, old.width, old.place)
    assert tables(document) == [
        f"阻断 {FILE} 第1个表格 表二有 17 行，格式是 18 行，缺「政府集中采购」 [STR-05]\n"
        "    办法：请按格式补齐或删去多出的行"
    ]


def test_a_row_more_is_reported(document: Document) -> None:
    index = document.table_number(1)
    old = document.lines[index]
    assert isinstance(old, Table)
    more = TableCell("备注", 18, 0, 1, 4, old.place)
    document.lines[index] = Table((*old.cells, more), 19, old.width, old.place)
    assert [line.splitlines()[0] for line in tables(document)] == [
        f"阻断 {FILE} 第1个表格 表二有 19 行，格式是 18 行 [STR-05]"
    ]


def test_a_label_rewritten_is_reported_at_its_cell(document: Document) -> None:
    change(document, 2, (3, 0, {"text": "一、本年新收申请"}))
    assert tables(document) == [
        f"阻断 {FILE} 第2个表格第4行第1列 表三第4行写的是「一、本年新收申请」，格式是「一、本年新收政府信息公开申请数量」 [STR-05]\n"
        "    办法：请按格式改正表头或行名"
    ]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_label_left_out_is_reported_at_its_cell(document: Document, blank: str) -> None:
    change(document, 2, (3, 0, {"text": blank}))
    assert tables(document) == [
        f"阻断 {FILE} 第2个表格第4行第1列 表三第4行有一格空着，格式是「一、本年新收政府信息公开申请数量」 [STR-05]\n"
        "    办法：请按格式改正表头或行名"
    ]


def test_a_span_changed_is_reported_and_a_wider_grid_is_not(document: Document) -> None:
    change(document, 1, (0, 0, {"columns": 3}))
    assert tables(document) == [
        f"阻断 {FILE} 第1个表格第1行第1列 表二第1行「第二十条第（一）项」跨 1 行 3 列，格式是跨 1 行 4 列 [STR-05]\n"
        "    办法：请按格式恢复合并单元格"
    ]
    index = document.table_number(1)
    old = document.lines[index]
    assert isinstance(old, Table)
    document.lines[index] = Table(old.cells, old.height, 5, old.place)
    assert tables(document) == []


def test_a_cell_split_off_is_reported_at_its_row(document: Document) -> None:
    index = document.table_number(1)
    old = document.lines[index]
    assert isinstance(old, Table)
    kept = tuple(cell for cell in old.cells if cell.row not in (0, 4))
    split = tuple(TableCell("第二十条第（一）项", 0, column, 1, 2, old.place) for column in (0, 2))
    document.lines[index] = Table((*kept, *split), old.height, old.width, old.place)
    assert [line.splitlines()[0] for line in tables(document)] == [
        f"阻断 {FILE} 第1个表格 表二第1行有 2 个单元格，格式是 1 个 [STR-05]",
        f"阻断 {FILE} 第1个表格 表二第5行有 0 个单元格，格式是 1 个 [STR-05]",
    ]


NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@pytest.mark.parametrize(("text", "now"), [("项目", "现在是「项目」"), ("", "现在没有")])
def test_the_note_of_table_three_must_stand(document: Document, text: str, now: str) -> None:
    change(document, 2, (0, 0, {"text": text}))
    assert told(layout.the_note_of_table_three_stands, document.dossier, document.outline()) == [
        f"警告 {FILE} 第2个表格第1行第1列 表三左上角应有「{NOTE}」，{now} [STR-06]\n    办法：请按格式补上这句注"
    ]
    assert tables(document) == []


def test_without_table_three_its_note_is_left_to_the_rule_on_tables(document: Document) -> None:
    del document.lines[document.table_number(2)]
    assert told(layout.the_note_of_table_three_stands, document.dossier, document.outline()) == []


def test_a_table_that_begins_elsewhere_lacks_its_note(document: Document) -> None:
    index = document.table_number(2)
    old = document.lines[index]
    assert isinstance(old, Table)
    document.lines[index] = Table(old.cells[1:], old.height, old.width, old.place)
    (said,) = told(layout.the_note_of_table_three_stands, document.dossier, document.outline())
    assert said.splitlines()[0] == f"警告 {FILE} 第2个表格 表三左上角应有「{NOTE}」，现在没有 [STR-06]"
