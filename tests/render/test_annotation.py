"""Findings become Word comments at their spots, and the text of the file stays as it was."""

from __future__ import annotations

import io

from docx import Document

from annualreport.finding import fault, note
from annualreport.place import Place, whole
from annualreport.render.annotation import annotated
from annualreport.render.lint import lint
from annualreport.render.output_check import check
from tests.render.word import LABEL, cells, lines, member, template


def test_each_finding_is_a_comment_of_the_program_at_its_paragraph():
    content = template("甲", "{{ 单味 }}", table=[["乙", "{{ 统计.己完成 }}"]])
    made = annotated(content, LABEL, lint(content, LABEL))
    opened = Document(io.BytesIO(made))
    assert [(one.author, one.initials, one.text) for one in opened.comments] == [
        ("annualreport", "ar", "阻断［unknown-word］{{ 单味 }}：没有「单味」这个词\n办法：是不是「单位」？"),
        (
            "annualreport",
            "ar",
            "阻断［unknown-word］{{ 统计.己完成 }}：「统计」里没有「己完成」这个词\n办法：是不是「统计.已完成」？",
        ),
    ]
    holders = [one.getparent().getparent() for one in opened.element.xpath("//w:commentReference")]
    assert ["".join(text.text for text in one.xpath(".//w:t")) for one in holders] == [
        "{{ 单味 }}",
        "{{ 统计.己完成 }}",
    ]
    assert {finding.rule for finding in check(made, LABEL)} == {"output-leftover-tag"}


def test_text_and_tables_stay_as_they_were():
    content = template("甲", "{{ 单味 }}", table=[["乙", "丙"]])
    made = annotated(content, LABEL, lint(content, LABEL))
    assert (lines(made), cells(made)) == (lines(content), cells(content))


def test_what_lies_in_a_header_or_nowhere_is_told_at_the_beginning():
    content = template("甲", "乙")
    findings = [
        fault("x", "页眉里有错", Place(LABEL, "页眉1第1段", (1, 0))),
        note("y", "没有页码", whole(LABEL)),
    ]
    opened = Document(io.BytesIO(annotated(content, LABEL, findings)))
    assert [one.text for one in opened.comments] == ["阻断［x］页眉1第1段：页眉里有错", "提示［y］没有页码"]
    holders = [one.getparent().getparent() for one in opened.element.xpath("//w:commentReference")]
    assert ["".join(text.text for text in one.xpath(".//w:t")) for one in holders] == ["甲", "甲"]


def test_comments_that_are_there_already_stay():
    document = Document()
    paragraph = document.add_paragraph("{{ 单味 }}")
    document.add_comment(paragraph.runs, "请看这里", author="审阅", initials="s")
    stream = io.BytesIO()
    document.save(stream)
    content = stream.getvalue()
    opened = Document(io.BytesIO(annotated(content, LABEL, lint(content, LABEL))))
    assert [(one.comment_id, one.author) for one in opened.comments] == [(0, "审阅"), (1, "annualreport")]


def test_a_file_without_findings_keeps_its_bytes():
    content = template("甲")
    assert annotated(content, LABEL, ()) is content


def test_signs_that_xml_forbids_are_left_out_of_a_comment():
    made = annotated(template("甲"), LABEL, [fault("x", "有\x0b坏字", Place(LABEL, "第1段", (0, 0)))])
    assert "有坏字" in member(made, "word/comments.xml")
