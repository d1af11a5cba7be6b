"""The web page says what the Word file says, in its order, and names the heads of every figure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from annualreport import forms
from annualreport.forms import Form
from annualreport.outline import Outline, Table, TableCell
from annualreport.outline.records import TITLE
from annualreport.outputs.html import page
from annualreport.place import Place
from tests.outputs.outlines import FILE, FORMS, INTRODUCTION, facts, report, simple, statutory, text

SIXTY, THIRTY = forms.form("60号"), forms.form("30号")
BOTH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.edition)


def made(outline: Outline, form: Form = SIXTY, **about: object) -> parser.HtmlElement:
    return parser.document_fromstring(page(outline, form, facts(form, **about)))


def words(element: parser.HtmlElement) -> str:
    """The text as a reader hears it, without spaces."""
    return "".join(element.text_content().split())


def body(*blocks: object) -> Outline:
    return Outline(FILE, (text("虚构市教育局2020年政府信息公开工作年度报告", TITLE), *blocks))  # type: ignore[arg-type]


def metas(tree: parser.HtmlElement) -> dict[str, str]:
    return {meta.get("name"): meta.get("content") for meta in tree.iter("meta") if meta.get("name")}


@BOTH
def test_every_sentence_and_figure_of_the_word_file_stands_on_the_page_in_its_order(form: Form):
    outline = report(form)
    shown = words(made(outline, form).get_element_by_id("content"))
    at = 0
    for line, _ in outline.lines():
        if line != "虚构市教育局":  # the page header, which the flow does not repeat
            wanted = "".join(line.split())
            found = shown.find(wanted, at)
            assert found >= at, line
            at = found + len(wanted)


def test_the_title_is_the_one_heading_of_the_first_rank_also_where_word_breaks_it():
    tree = made(report(SIXTY))
    assert [words(one) for one in tree.iter("h1")] == ["虚构市教育局2020年政府信息公开工作年度报告"]
    assert tree.findtext(".//title") == "虚构市教育局2020年政府信息公开工作年度报告"


def test_a_document_without_a_title_gets_the_statutory_one():
    tree = made(Outline(FILE, (text("一、总体情况", 1), text("全年公开3件。"))))
    assert [words(one) for one in tree.iter("h1")] == ["虚构市教育局2020年政府信息公开工作年度报告"]


def test_headings_keep_the_ranks_of_the_report():
    tree = made(report(SIXTY))
    found = [(one.tag, words(one)) for one in tree.iter("h2", "h3", "h4")]
    assert found[:2] == [("h2", "一、总体情况"), ("h3", "（一）主动公开")]
    assert ("h4", "1.深化政务公开") in found
    assert [name for tag, name in found if tag == "h2"] == [section.title for section in SIXTY.sections]


def test_a_heading_never_leaves_out_a_rank_on_the_way_down():
    tree = made(body(text("1.深化政务公开", 3), text("（1）做法", 4), text("一、总体情况", 1), text("（1）做法", 4)))
    assert [one.tag for one in tree.iter("h2", "h3", "h4", "h5")] == ["h2", "h3", "h2", "h3"]


def test_the_list_of_contents_leads_to_every_part():
    tree = made(report(SIXTY))
    links = {link.text: link.get("href") for link in tree.find(".//nav").iter("a")}
    assert list(links) == [section.title for section in SIXTY.sections]
    assert all(words(tree.get_element_by_id(href[1:])) == name for name, href in links.items())


@BOTH
def test_every_figure_names_all_heads_of_its_row_and_column(form: Form):
    tree = made(report(form), form)
    for table, grid in zip(form.tables, tree.iter("table"), strict=True):
        shown = [
            [words(tree.get_element_by_id(name)) for name in cell.get("headers").split()]
            for cell in grid.iter("td")
            if cell.get("headers")
        ]
        expected = [
            [label.text for label in (*table.row_labels(cell), *table.column_labels(cell)) if "勾稽" not in label.text]
            for cell in table.figures.values()
        ]
        assert shown == expected


def test_a_figure_of_table_three_is_heard_with_its_five_heads():
    tree = made(report(SIXTY))
    cell = tree.xpath("//table[@class='three']//tr[th='1.属于国家秘密']/td")[0]
    assert [words(tree.get_element_by_id(name)) for name in cell.get("headers").split()] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "申请人情况",
        "自然人",
    ]


@BOTH
def test_no_id_stands_twice(form: Form):
    tree = made(report(form, statutory(form.tables[1]), simple(("甲", "乙"), ("1", "2"))), form)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("label", "scope"),
    [
        ("法人或其他组织", "colgroup"),
        ("商业企业", "col"),
        ("一、本年新收政府信息公开申请数量", "row"),
        ("三、本年度办理结果", "rowgroup"),
        ("（三）不予公开", "rowgroup"),
        ("第二十条第（一）项", "colgroup"),
        ("第二十条第（九）项", "rowgroup"),
        ("规范性文件", "row"),
        ("本年新制作数量", "col"),
        ("未经复议直接起诉", "colgroup"),
    ],
)
def test_a_head_says_what_it_heads(label: str, scope: str):
    tree = made(report(SIXTY))
    assert [one.get("scope") for one in tree.iter("th") if words(one) == label] == [scope]


def test_a_statutory_table_has_a_caption_with_the_heading_of_its_part_and_scrolls_by_itself():
    tree = made(report(SIXTY))
    assert [one.text for one in tree.iter("caption")] == [
        "表二　主动公开政府信息情况",
        "表三　收到和处理政府信息公开申请情况",
        "表四　政府信息公开行政复议、行政诉讼情况",
    ]
    for table in tree.iter("table"):
        region = table.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert tree.get_element_by_id(region.get("aria-labelledby")) is table.find("caption")
        assert table.find("thead") is not None


def test_the_groups_of_a_table_are_bodies_of_their_own():
    two, three, four = made(report(SIXTY)).iter("table")
    assert [len(one.findall("tbody")) for one in (two, three, four)] == [5, 3, 1]
    assert [len(one.findall("tr")) for one in three.findall("tbody")] == [2, 20, 1]


def test_a_blank_cell_stays_a_blank_and_a_gap_is_marked():
    table = statutory(SIXTY.tables[2])
    cells = [replace(cell, text="") if cell.row == 3 else cell for cell in table.cells]
    cells[-1] = replace(cells[-1], text="【缺：复议后起诉·总计】")
    tree = made(body(replace(table, cells=tuple(cells))))
    figures = tree.xpath("//td[@headers]")
    assert [words(cell) for cell in figures] == [""] * 14 + ["【缺：复议后起诉·总计】"]
    assert [words(mark) for mark in tree.iter("mark")] == ["【缺：复议后起诉·总计】"]


def test_a_gap_within_a_sentence_is_marked_and_the_sentence_stays():
    tree = made(body(text("全年新收申请【缺：本年新收】件，办结【缺：总计】件。")))
    assert [words(mark) for mark in tree.iter("mark")] == ["【缺：本年新收】", "【缺：总计】"]
    assert "全年新收申请【缺：本年新收】件，办结【缺：总计】件。" in words(tree)


def test_a_statutory_table_with_a_label_that_a_writer_changed_is_still_known():
    table = statutory(SIXTY.tables[1])
    cells = tuple(
        replace(cell, text="三、本年度处理结果") if cell.text == "三、本年度办理结果" else cell for cell in table.cells
    )
    tree = made(body(replace(table, cells=cells)))
    assert [one.text for one in tree.iter("caption")] == ["表三　收到和处理政府信息公开申请情况"]
    assert "三、本年度处理结果" in [words(one) for one in tree.iter("th")]


def test_a_table_of_the_other_edition_is_known_too():
    tree = made(body(statutory(THIRTY.tables[1])), SIXTY)
    assert [one.get("class") for one in tree.iter("table")] == ["three"]
    assert len(tree.xpath("//td[@headers]")) == 25 * 7


def test_a_table_of_the_same_size_with_other_merged_cells_is_not_the_statutory_one():
    table = statutory(SIXTY.tables[2])
    cells = list(table.cells)
    one, two = cells[0], cells[1]
    cells[0] = replace(one, columns=one.columns + 1)
    cells[1] = replace(two, column=two.column + 1, columns=two.columns - 1)
    tree = made(body(replace(table, cells=tuple(cells))))
    assert [one.get("class") for one in tree.iter("table")] == ["plain"]


def test_any_other_table_takes_its_first_row_for_heads():
    tree = made(body(simple(("编号", "要求", "", "数量"), ("2.2.5", "加强政策咨询", "", "1,203"))))
    assert [(one.text, one.get("scope")) for one in tree.iter("th")] == [
        ("编号", "col"),
        ("要求", "col"),
        ("数量", "col"),
    ]
    assert [cell.get("class") for cell in tree.xpath("//tbody//td")] == [None, None, None, "number"]
    assert tree.find(".//table").getparent().get("aria-label") == "表格 1"


def test_a_first_row_of_two_lines_is_a_head_of_two_lines():
    cells = (("办理", 0, 0, 1, 2), ("合计", 0, 2, 2, 1), ("予以公开", 1, 0, 1, 1), ("部分公开", 1, 1, 1, 1))
    figures = tuple((str(column), 2, column, 1, 1) for column in range(3))
    table = Table(tuple(TableCell(*cell, place=Place(FILE)) for cell in (*cells, *figures)), 3, 3, Place(FILE))
    tree = made(body(table))
    assert [(one.text, one.get("scope")) for one in tree.iter("th")] == [
        ("办理", "colgroup"),
        ("合计", "col"),
        ("予以公开", "col"),
        ("部分公开", "col"),
    ]


def test_a_table_of_a_single_row_has_no_heads():
    tree = made(body(simple(("一段放在框里的话", "另一段"))))
    assert list(tree.iter("th")) == []
    assert [cell.text for cell in tree.iter("td")] == ["一段放在框里的话", "另一段"]


def test_an_example_says_so_in_the_page_header_and_in_the_first_paragraph():
    tree = made(report(SIXTY), example=True)
    main = tree.get_element_by_id("content")
    assert words(main.find("p")) == "示例：本页的文字和数据仅供演示，不是本单位实际的年度报告。"
    assert main[0].tag == "p"
    assert words(tree.find(".//header")) == "虚构市教育局政府信息公开年报示例"
    assert tree.findtext(".//title").endswith("（示例）")


def test_the_mark_of_the_word_file_is_not_said_twice():
    outline = report(SIXTY)
    mark = text("示例：本文件是演示材料，数据为虚构。")
    tree = made(replace(outline, blocks=(mark, *outline.blocks)), example=True)
    assert words(tree.get_element_by_id("content")[0]) == "示例：本文件是演示材料，数据为虚构。"
    assert words(tree.get_element_by_id("content")).count("示例") == 1


def test_a_real_report_never_says_example():
    assert "示例" not in page(report(SIXTY), SIXTY, facts(SIXTY))


def test_the_meta_tags_are_those_whose_values_are_known():
    about = {"published": date(2021, 1, 25), "website": "https://jyj.example.gov.cn/2020.html"}
    assert metas(made(report(SIXTY), **about)) == {
        "viewport": "width=device-width, initial-scale=1",
        "SiteDomain": "jyj.example.gov.cn",
        "ColumnName": "政府信息公开年报",
        "ColumnType": "政府信息公开",
        "ArticleTitle": "虚构市教育局2020年政府信息公开工作年度报告",
        "PubDate": "2021-01-25 00:00",
        "ContentSource": "虚构市教育局",
        "Keywords": "政府信息公开,年度报告,虚构市教育局,2020年",
        "Description": INTRODUCTION[: INTRODUCTION.rindex("。", 0, 120) + 1],
        "Url": "https://jyj.example.gov.cn/2020.html",
    }


def test_what_is_not_known_has_no_meta_tag():
    found = metas(made(body(text("【缺：引言】")), website="javascript:alert(1)"))
    assert not {"SiteDomain", "PubDate", "Description", "Url"} & set(found)


@pytest.mark.parametrize("website", ["", "待定", "http://[", "javascript:alert(1)"])
def test_only_a_web_address_becomes_a_link(website: str):
    tree = made(report(SIXTY), website=website)
    assert [link.get("href") for link in tree.find(".//footer").iter("a")] == []


def test_the_time_of_publication_is_told_where_it_is_known():
    tree = made(report(SIXTY), published=datetime(2021, 1, 5, 9, 30))
    assert metas(tree)["PubDate"] == "2021-01-05 09:30"
    assert "发布日期：2021年1月5日" in words(tree)


def test_a_long_first_sentence_is_cut_for_the_description():
    assert metas(made(body(text("公开" * 100))))["Description"] == "公开" * 59 + "公…"


@BOTH
def test_the_page_runs_no_script_and_fetches_nothing(form: Form):
    source = page(report(form), form, facts(form, example=True, website="https://jyj.example.gov.cn"))
    tree = parser.document_fromstring(source)
    assert tree.get("lang") == "zh-CN"
    assert list(tree.iter("script", "img", "iframe", "object")) == []
    assert [one.get("href") for one in tree.iter("link")] == ["data:,"]
    assert not re.search(r"url\(|@import|@font-face", source)


def test_the_first_link_leads_past_the_head_to_the_text():
    tree = made(report(SIXTY))
    skip = next(tree.iter("a"))
    assert (skip.text, skip.get("href")) == ("跳到正文", "#content")
    assert tree.get_element_by_id("content").tag == "main"


def test_a_web_address_may_break_between_its_parts_and_nowhere_else():
    source = page(body(text("电子版在https://jyj.example.gov.cn/2020/report.html公布。")), SIXTY, facts(SIXTY))
    assert (
        "<p>电子版在https://<wbr>jyj.<wbr>example.<wbr>gov.<wbr>cn/<wbr>2020/<wbr>report.<wbr>html<wbr>公布。</p>"
        in source
    )


def test_lines_of_a_paragraph_stay_lines():
    paragraph = made(body(text("联系方式：\n\n地址：虚构路1号")), example=False).xpath("//main/p")[-1]
    assert [one.tag for one in paragraph] == ["br", "br"]
    assert words(paragraph) == "联系方式：地址：虚构路1号"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1).filter(str.strip))
def test_any_text_is_shown_as_it_is_and_never_as_markup(content: str):
    paragraph = made(body(text(content))).xpath("//main/p")[-1]
    assert words(paragraph) == "".join(content.split())
    assert {one.tag for one in paragraph} <= {"mark", "br", "wbr"}
