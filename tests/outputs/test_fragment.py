"""What a site's content system takes: the text without classes, every head and figure named, and the meta values."""

from __future__ import annotations

import json
from datetime import date

import pytest
from lxml import html as parser

from annualreport import forms
from annualreport.forms import Form
from annualreport.outputs.html import fragment, meta_json, page
from tests.outputs.outlines import FORMS, INTRODUCTION, facts, report, simple, text

SIXTY = forms.form("60号")
TAGS = {"div", "p", "strong", "mark", "br", "wbr", "h2", "h3", "h4", "h5", "h6"}
TAGS |= {"table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}
BOTH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.edition)


def made(form: Form, *more: object, **about: object) -> parser.HtmlElement:
    """The fragment as a tree below one element."""
    return parser.fragment_fromstring(fragment(report(form, *more), form, facts(form, **about)), create_parent="div")  # type: ignore[arg-type]


def words(element: parser.HtmlElement) -> str:
    """The text as a reader hears it, without spaces."""
    return "".join(element.text_content().split())


@BOTH
def test_it_says_what_the_page_says_below_the_title(form: Form):
    whole = parser.document_fromstring(page(report(form), form, facts(form))).get_element_by_id("content")
    below = "".join(words(one) for one in whole if one.tag != "h1" and one.get("class") != "facts")
    assert words(made(form)) == below


@BOTH
def test_it_needs_no_class_script_or_style_sheet_and_has_no_title_of_its_own(form: Form):
    tree = made(form, simple(("甲", "乙"), ("1", "2")), example=True)
    assert tree.xpath("//@class") == []
    assert list(tree.iter("script", "style", "link", "h1", "html", "body")) == []
    assert {str(one.tag) for one in tree.iter()} <= TAGS
    assert words(tree[0]) == "示例：本页的文字和数据仅供演示，不是本单位实际的年度报告。"


@BOTH
def test_every_figure_names_its_heads_and_no_id_meets_one_of_the_site(form: Form):
    tree = made(form)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not one.startswith("zfxxgk-")] == []
    figures = [cell for table in form.tables for cell in table.figures]
    cells = tree.xpath("//td[@headers]")
    assert len(cells) == len(figures)
    assert all(name in ids for cell in cells for name in cell.get("headers").split())
    assert {one.get("scope") for one in tree.iter("th")} == {"col", "colgroup", "row", "rowgroup"}


def test_a_gap_is_marked_and_a_text_is_never_markup():
    tree = made(SIXTY, text("【缺：其他事项】<b>粗</b> & 5 < 6"))
    assert [words(mark) for mark in tree.iter("mark")][-1] == "【缺：其他事项】"
    assert list(tree.iter("b")) == []


def test_the_meta_values_are_given_by_name_and_what_only_the_site_knows_is_null():
    about = facts(SIXTY, published=date(2021, 1, 25), website="https://jyj.example.gov.cn/2020.html")
    assert json.loads(meta_json(report(SIXTY), SIXTY, about)) == {
        "SiteName": None,
        "SiteDomain": "jyj.example.gov.cn",
        "SiteIDCode": None,
        "ColumnName": "政府信息公开年报",
        "ColumnDescription": None,
        "ColumnKeywords": None,
        "ColumnType": "政府信息公开",
        "ArticleTitle": "虚构市教育局2020年政府信息公开工作年度报告",
        "PubDate": "2021-01-25 00:00",
        "ContentSource": "虚构市教育局",
        "Keywords": "政府信息公开,年度报告,虚构市教育局,2020年",
        "Author": None,
        "Description": INTRODUCTION[: INTRODUCTION.rindex("。", 0, 120) + 1],
        "Url": "https://jyj.example.gov.cn/2020.html",
    }
