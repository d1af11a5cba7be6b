"""What would be lost without a word when the template is filled is told before, each with its place."""

from __future__ import annotations

import pytest

from annualreport.render.lint import lint
from tests.render.word import LABEL, body, template


def told(content: bytes) -> list[str]:
    """Severity, rule and spot of every finding."""
    return [f"{one.severity} {one.rule} {one.places[0].where}" for one in lint(content, LABEL)]


TYPED = {
    "wide braces": ("｛｛ 单位 ｝｝", "提示 template-repaired 第1段「｛｛ 单位 ｝｝」"),
    "braces apart": ("{ { 单位 } }", "提示 template-repaired 第1段「{ { 单位 } }」"),
    "a hidden sign between braces": ("{\u200b{ 单位 }}", "提示 template-repaired 第1段「{\u200b{ 单位 }}」"),
    "wide signs inside": ("{{ 年度｜中文数字 }}", "提示 template-repaired 第1段「{{ 年度｜中文数字 }}」"),
    "Word's capital": ("{% If 引言 %}甲{% endif %}", "提示 template-repaired 第1段「{% If 引言 %}甲{% end…」"),
    "a slip of the keyboard": ("{% if 引言 %}甲{% endfi %}", "提示 template-repaired 第1段「{% if 引言 %}甲{% end…」"),
    "a brace lost": ("{{ 单位", "阻断 template-half-tag 第1段「{{ 单位」"),
    "a statement that there is not": ("{% repeat 甲 %}", "阻断 template-unknown-tag 第1段「{% repeat 甲 %}」"),
    "an unfinished tag": ("{{ 单位| }}", "阻断 template-syntax 第1段「{{ 单位| }}」"),
    "a column's name with brackets": ("{{ 收入（万元） }}", "阻断 template-syntax 第1段「{{ 收入（万元） }}」"),
    "a block left open": ("{% if 引言 %}甲", "阻断 template-unclosed 第1段「{% if 引言 %}甲」"),
    "an end without its beginning": ("甲{% endif %}", "阻断 template-unopened 第1段「甲{% endif %}」"),
    "text beside a paragraph's statement": (
        "{%p if 引言 %}甲{%p endif %}",
        "阻断 template-text-beside 第1段「{%p if 引言 %}甲{%p e…」",
    ),
    "a row's statement outside a table": ("{%tr if 引言 %}", "阻断 template-outside-table 第1段「{%tr if 引言 %}」"),
}


@pytest.mark.parametrize("case", TYPED)
def test_what_was_typed_is_told_at_its_place(case: str):
    typed, first = TYPED[case]
    assert first in told(template(typed))


def test_a_block_over_cells_is_told_at_both_ends():
    content = template(table=[["{% if 引言 %}甲", "乙{% endif %}"]])
    found = [one for one in lint(content, LABEL) if one.rule == "template-across-cells"]
    assert [place.where.partition("「")[0] for one in found for place in one.places] == [
        "第1个表格第1行第2列",
        "第1个表格第1行第1列",
    ]


def test_a_loop_over_rows_without_its_letters_is_told():
    content = template(table=[["{% for 条 in 未完成事项 %}{{ 条.编号 }}", ""], ["", "{% endfor %}"]])
    assert "template-across-cells" in {one.rule for one in lint(content, LABEL)}


def test_a_tag_inside_a_deletion_is_told():
    run = "<w:r><w:t>甲</w:t></w:r>"
    gone = '<w:del w:id="1"><w:r><w:delText>{{ 单位 }}</w:delText></w:r></w:del>'
    content = body(template("甲"), run, gone)
    assert told(content) == ["警告 template-deleted-tag 第1段"]


DEEP = {"brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "blocks": "{% if 单位 %}" * 400}


@pytest.mark.parametrize("case", DEEP)
def test_what_is_nested_beyond_reading_is_told(case: str):
    assert {one.rule for one in lint(template(DEEP[case]), LABEL)} == {"template-too-deep"}
