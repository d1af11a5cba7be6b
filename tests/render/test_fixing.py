"""A fixed template has its mistyped tags as they were meant; nothing else changes, and fixing again does nothing."""

from __future__ import annotations

import io

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from annualreport.forms import form
from annualreport.outputs.template import report_template
from annualreport.render.fixing import fixed
from annualreport.render.lint import lint
from tests.packages import members
from tests.render.word import LABEL, body, changed, lines, saved, template

FULL = str.maketrans("{}%|.=()[],", "｛｝％｜．＝（）［］，")


def paragraphs(content: bytes) -> list[bytes]:
    """Every paragraph of the body, canonical."""
    root = etree.fromstring(members(content)["word/document.xml"])
    return [etree.tostring(one, method="c14n", with_tail=False) for one in root.iter("{*}p")]


def test_typed_forms_are_written_as_they_were_meant():
    made = fixed(template("｛｛ 单位 ｝｝", "{% If 引言 %}甲{% End if %}", "{{ 年度｜中文数字（“年份”） }}"), LABEL)
    assert lines(made.docx) == ["{{ 单位 }}", "{% if 引言 %}甲{% endif %}", '{{ 年度|中文数字("年份") }}']
    assert [(one.place.where, one.typed, one.meant) for one in made.changes] == [
        ("第1段「｛｛ 单位 ｝｝」", "｛｛ 单位 ｝｝", "{{ 单位 }}"),
        ("第2段「{% If 引言 %}甲{% End…」", "{% If 引言 %}", "{% if 引言 %}"),
        ("第2段「{% If 引言 %}甲{% End…」", "{% End if %}", "{% endif %}"),
        ("第3段「{{ 年度｜中文数字（“年份”） }…」", "{{ 年度｜中文数字（“年份”） }}", '{{ 年度|中文数字("年份") }}'),
    ]


def test_a_template_without_slips_keeps_its_bytes():
    content = report_template(form("60号"))
    assert fixed(content, LABEL).docx is content


def test_paragraphs_without_slips_keep_every_element():
    document = Document(io.BytesIO(report_template(form("60号"))))
    wanted = next(one for one in document.paragraphs if one.text.startswith("根据"))
    wanted.runs[0].text = wanted.runs[0].text.replace("{{ 网址 }}", "｛｛ 网址 ｝｝")
    spoilt = saved(document)
    made = fixed(spoilt, LABEL).docx
    apart = [
        number
        for number, pair in enumerate(zip(paragraphs(spoilt), paragraphs(made), strict=True))
        if len(set(pair)) > 1
    ]
    assert len(apart) == 1
    before, after = members(spoilt), members(made)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_a_bookmark_around_an_untouched_statement_stays_where_it_is():
    content = template("｛｛ 单位 ｝｝", "{%p if 引言 %}", "甲", "{%p endif %}")
    marked = body(content, "<w:r><w:t>{%p if 引言 %}", '<w:bookmarkStart w:id="7" w:name="x"/><w:r><w:t>{%p if 引言 %}')
    spoilt = body(
        marked, "<w:r><w:t>{%p endif %}</w:t></w:r>", '<w:r><w:t>{%p endif %}</w:t></w:r><w:bookmarkEnd w:id="7"/>'
    )
    assert paragraphs(fixed(spoilt, LABEL).docx)[1:] == paragraphs(spoilt)[1:]


def test_the_letters_of_a_split_tag_take_the_look_of_its_beginning():
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("甲｛｛ 单").bold = True
    paragraph.add_run("位 ｝｝乙")
    made = Document(io.BytesIO(fixed(saved(document), LABEL).docx))
    assert [(run.text, run.bold) for run in made.paragraphs[0].runs] == [("甲{{ 单位 }}", True), ("乙", None)]


def test_headers_and_the_title_among_the_properties_are_fixed_too():
    document = Document()
    document.core_properties.title = "｛｛ 标题 ｝｝"
    document.sections[0].header.paragraphs[0].text = "｛｛ 单位 ｝｝"
    made = Document(io.BytesIO(fixed(saved(document), LABEL).docx))
    assert made.core_properties.title == "{{ 标题 }}"
    assert made.sections[0].header.paragraphs[0].text == "{{ 单位 }}"


def test_what_cannot_be_repaired_is_left_as_it_was_typed():
    made = fixed(template("｛｛ 单味 ｝｝", "{{ 单位"), LABEL)
    assert lines(made.docx) == ["{{ 单味 }}", "{{ 单位"]
    assert [finding.rule for finding in lint(made.docx, LABEL)] == ["unknown-word", "template-half-tag"]


TAGS = (
    "{{ 单位 }}",
    "{% if 引言 %}甲{% endif %}",
    "{{ 年度|中文数字 }}",
    "{{ 统计期限.起|日期 }}",
    "正文（一）",
    "{{ 计划.章[0].标题 }}",
)


WIDE = some.sets(some.sampled_from("{}%|.[]"))


@settings(max_examples=40, deadline=None)
@given(some.lists(some.tuples(some.sampled_from(TAGS), WIDE), min_size=1, max_size=4))
def test_fixing_what_is_fixed_changes_nothing(typed: list[tuple[str, set[str]]]):
    kept = [text.translate({ord(sign): chr(FULL[ord(sign)]) for sign in wide}) for text, wide in typed]
    once = fixed(template(*kept), LABEL).docx
    again = fixed(once, LABEL)
    assert again.docx == once
    assert again.changes == ()


def test_other_members_are_copied():
    content = changed(template("｛｛ 单位 ｝｝"), lambda parts: parts.update({"customXml/甲.bin": b"\0\1"}))
    assert members(fixed(content, LABEL).docx)["customXml/甲.bin"] == b"\0\1"
