"""The benchmarks measure only what says the same: one content for every engine, every text compared."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from annualreport.outline import Outline, Paragraph
from annualreport.place import whole
from annualreport.render import render

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def content(monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return import_module("content")


@pytest.fixture
def engines(monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return import_module("engines")


def test_equal_texts_are_no_difference(engines):
    assert engines.differences({"docxtpl": ["甲", "乙"], "annualreport": ["甲", "乙"]}) == []


def test_the_first_text_that_differs_is_named(engines):
    made = {"docxtpl": ["甲", "乙"], "carbone": ["甲", "丙"], "annualreport": ["甲"]}
    assert engines.differences(made) == [
        "carbone: piece 2 is '丙', docxtpl: '乙'",
        "annualreport: 1 pieces of text, docxtpl: 2",
    ]


def test_every_syntax_has_the_same_template_of_sixty_tags_and_a_tag_for_each_cell_of_the_tables(content, engines):
    made = {
        name: len(engines.texts(content.template(syntax)))
        for name, syntax in (("jinja", content.JINJA), ("moustache", content.MOUSTACHE))
    }
    words = content.context(3)
    cells = sum(name[0] in "dqr" and name[1:].isdigit() for name in words)
    prose = sum(name.startswith("text") for name in words) + len(("unit", "year")) + 2 * len(content.TASK)
    assert (prose, cells) == (60, 6 * 3 + 23 * 7 + 15)
    assert made["jinja"] == made["moustache"] + 2 * len(content.TASK)  # the statements stand in rows of their own


def test_our_document_of_the_content_says_every_task_twice(content, engines):
    made = render(content.template(content.JINJA), "模板.docx", content.context(3), final=True)
    said = engines.texts(made.docx)
    assert made.findings == ()
    assert said[0] == "第3区教育局2021年政府信息公开工作年度报告"
    assert sum("推进第44项重点领域信息公开" in text for text in said) == 2


@pytest.fixture
def report_texts(monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return import_module("report_texts")


@pytest.fixture
def outline() -> Outline:
    place = whole("报告.html")
    lines = (
        (-1, "标题"),
        (0, "引言"),
        (1, "一、总体情况"),
        (2, "（一）主动公开"),
        (0, "2021年5月公开24条。"),
        (1, "二、"),
    )
    return Outline("报告.html", tuple(Paragraph(text, place, level) for level, text in lines))


def test_texts_of_a_length_are_the_reports_own_with_other_numbers(report_texts, outline):
    texts = report_texts.of_length(report_texts.own(outline), 30, 1)
    assert texts == ("2021年5月公开121条。", "2021年5月公开122条。", "20")


def test_texts_stand_under_the_sections_of_the_report_in_place_of_its_own(report_texts, outline):
    made = report_texts.with_texts(outline, ("甲", "乙"))
    assert [one.text for one in made.blocks] == ["标题", "一、总体情况", "（一）主动公开", "甲", "乙", "二、"]


def test_a_page_is_renumbered_in_these_texts_alone(report_texts, outline):
    page = "<td>24</td><p>2021年5月公开24条。</p>"
    assert report_texts.renumbered(page, report_texts.own(outline), 3) == "<td>24</td><p>2021年5月公开27条。</p>"
