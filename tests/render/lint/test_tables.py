"""The statutory tables of a template are the form's, with one tag in each cell: STR-04, 05, 06, 12."""

from __future__ import annotations

import base64
import copy
import io

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.render.lint.spoiling import cell, number, paragraph, remove, retype_cell, told

IN_THREE = "（在「三、收到和处理政府信息公开申请情况」之下）"
NEW = "依申请公开·一、本年新收政府信息公开申请数量"
OLD = "依申请公开·二、上年结转政府信息公开申请数量"


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_the_shipped_templates_give_no_finding(edition: str):
    assert told(lambda _: None, edition) == []


def test_a_figure_typed_over_its_tag_is_told():
    assert told(lambda made: retype_cell(made, 2, 4, 2, "21")) == [
        f"阻断 第2个表格第4行第4列「21」{IN_THREE} 表三「{NEW}·自然人」这一格写死了「21」，没有标签 [STR-05]\n"
        "    办法：这一格应写 {{ 依申请公开.本年新收.自然人 }}"
    ]


def test_a_grid_with_a_column_a_hair_wide_changes_nothing():
    def widen(made):
        grid = made.tables[2]._tbl.tblGrid
        grid.append(copy.deepcopy(grid[0]))
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), "2")
        cell(made, 3, 4, 10).tcPr.insert(1, span)
        cell(made, 3, 3, 10).tcPr.insert(1, copy.deepcopy(span))
        cell(made, 3, 2, 6).tcPr.gridSpan.val = 6
        cell(made, 3, 1, 2).tcPr.gridSpan.val = 11
        retype_cell(made, 3, 4, 15, "1")

    assert [one.partition("（在")[0] for one in told(widen)] == ["阻断 第3个表格第4行第16列「1」"]


def test_an_empty_cell_is_told():
    assert told(lambda made: retype_cell(made, 2, 4, 2, "")) == [
        f"阻断 第2个表格第4行第4列{IN_THREE} 表三「{NEW}·自然人」这一格没有标签 [STR-05]\n"
        "    办法：这一格应写 {{ 依申请公开.本年新收.自然人 }}"
    ]


def test_a_tag_in_the_wrong_cell_is_told_with_what_it_would_print():
    tag = "{{ 依申请公开.本年新收.自然人 }}"
    assert told(lambda made: retype_cell(made, 2, 5, 2, tag)) == [
        f"阻断 第2个表格第5行第4列「{{{{ 依申请公开.本年新收.自然人 …」{IN_THREE} 表三「{OLD}·自然人」这一格写的是 "
        f"{tag}，填的会是「{NEW}·自然人」的数 [STR-05]\n"
        "    办法：这一格应写 {{ 依申请公开.上年结转.自然人 }}"
    ]


def test_a_doubled_tag_is_told():
    tag = "{{ 复议诉讼.行政复议.结果维持 }}"
    assert told(lambda made: retype_cell(made, 3, 4, 1, tag * 2)) == [
        "阻断 第3个表格第4行第1列「{{ 复议诉讼.行政复议.结果维持 …」（在「四、政府信息公开行政复议、行政诉讼"
        "情况」之下） 表四「复议诉讼·行政复议·结果维持」这一格的标签写了 2 遍 [STR-05]\n    办法：请只留一个"
    ]


def test_a_mistyped_tag_is_told_as_an_unknown_word_alone():
    assert told(lambda made: retype_cell(made, 2, 4, 2, "{{ 依申请公开.本年新收.自燃人 }}")) == [
        f"阻断 第2个表格第4行第4列「{{{{ 依申请公开.本年新收.自燃人 …」{IN_THREE} "
        "{{ 依申请公开.本年新收.自燃人 }}：「依申请公开.本年新收」里没有「自燃人」这个词 [unknown-word]\n"
        "    办法：是不是「依申请公开.本年新收.自然人」？"
    ]


def test_a_filter_and_a_condition_around_the_tag_are_no_fault():
    tag = "{% if 依申请公开 %}{{ 依申请公开.本年新收.自然人|千分位 }}{% endif %}"
    assert told(lambda made: retype_cell(made, 2, 4, 2, tag)) == []


def test_a_changed_label_is_told():
    assert told(lambda made: retype_cell(made, 2, 8, 3, "1.国家秘密")) == [
        f"阻断 第2个表格第8行第3列「1.国家秘密」{IN_THREE} 表三第8行写的是"
        "「1.国家秘密」，格式是「1.属于国家秘密」 [STR-05]\n"
        "    办法：请按格式改正表头或行名"
    ]


def test_a_lost_note_on_the_balance_is_told():
    assert told(lambda made: retype_cell(made, 2, 1, 1, "项目")) == [
        f"警告 第2个表格第1行第1列「项目」{IN_THREE} 表三左上角应有「（本列数据的勾稽关系为：第一项加第二项之和，"
        "等于第三项加第四项之和）」，现在是「项目」 [STR-06]\n    办法：请按格式补上这句注"
    ]


def test_a_removed_row_is_told_with_its_name():
    assert told(lambda made: remove(made.tables[0].rows[3]._tr)) == [
        "阻断 第1个表格第1行第1列「第二十条第（一）项」（在「二、主动公开政府信息情况」之下） "
        "表二有 17 行，格式是 18 行，缺「规范性文件」 [STR-05]\n    办法：请按格式补齐或删去多出的行"
    ]


def test_an_added_row_is_told():
    def add(made):
        row = made.tables[0].rows[3]._tr
        row.addnext(copy.deepcopy(row))

    assert "表二有 19 行，格式是 18 行 [STR-05]" in told(add)[0]


def test_a_wrong_span_is_told():
    def split(made):
        merged = cell(made, 1, 18, 3)
        remove(merged.tcPr.gridSpan)
        merged.addnext(copy.deepcopy(merged))

    assert told(split)[0] == (
        "阻断 第1个表格第18行第1列「政府集中采购」（在「二、主动公开政府信息情况」之下） "
        "表二第18行有 4 个单元格，格式是 3 个 [STR-05]\n    办法：请按格式恢复这一行的合并与拆分"
    )


def test_labels_of_the_other_form_are_told_as_a_mixture():
    assert told(lambda made: retype_cell(made, 1, 4, 1, "行政规范性文件")) == [
        "阻断 第1个表格第4行第1列「行政规范性文件」（在「二、主动公开政府信息情况」之下） "
        "表二混用了两种版式：全文多为60号版式，这个表里却有「行政规范性文件」 [STR-04, STR-05]\n"
        "    办法：请把表二整表换成60号的；新旧版式不能混用"
    ]


def test_a_picture_in_the_table_s_stead_is_told():
    def paste(made):
        remove(made.tables[2]._tbl)
        heading = paragraph(made, "四、")
        made.add_picture(io.BytesIO(PICTURE))
        heading._p.addnext(made.paragraphs[-1]._p)

    assert told(paste) == [
        f"阻断 第{number('四、')}段「四、政府信息公开行政复议、行政诉讼情…」 "
        "「四、政府信息公开行政复议、行政诉讼情况」里没有表四 [STR-05]\n    办法：请按格式插入表格；图片、截图不算表格",
        f"警告 第{number('四、') + 1}段（在「四、政府信息公开行政复议、行政诉讼情况」之下） "
        "「四、政府信息公开行政复议、行政诉讼情况」里是图片，不是表格 [STR-12]\n"
        "    办法：请按格式插入真表格，每一格写一个标签；图片里的数填不进去，也读不出来",
    ]


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
"""A picture of one point."""
