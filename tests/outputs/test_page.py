"""The page as LibreOffice sets it, measured in the PDF: 22 lines of 28 characters, page numbers, whole tables."""

from __future__ import annotations

import re
import subprocess
from itertools import groupby
from pathlib import Path

import pytest
from lxml import etree

from annualreport.forms import AMOUNT, Form, all_forms
from annualreport.outputs import pdf
from annualreport.outputs.template import report_template
from annualreport.outputs.template.parts import word_file
from annualreport.outputs.template.pieces import body
from tests.outputs.filled import fill, needs_office, words

MILLIMETRE = 72 / 25.4
SEVEN_DIGITS, FIVE_DIGITS = 8888888, 77777
"""What stands in the cells of 表二 and 表三, and in the narrow ones of 表四."""
SIDE = 28, 297 - 35
"""Millimetres from the left edge to the type area, from the upper edge to its end."""

Word = tuple[float, float, float, float, str]
Page = list[Word]

pytestmark = needs_office


def pages(docx: bytes, folder: Path) -> list[Page]:
    """The words of every page with left, top, right and bottom in points."""
    made, _ = pdf.convert(docx, "report")
    assert made is not None
    file = folder / "report.pdf"
    file.write_bytes(made)
    told = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True).stdout
    space = {"h": "http://www.w3.org/1999/xhtml"}
    corners = ("xMin", "yMin", "xMax", "yMax")
    return [
        [
            (*(float(word.get(corner)) for corner in corners), word.text or "")
            for word in page.iter(f"{{{space['h']}}}word")
        ]
        for page in etree.fromstring(told).iter(f"{{{space['h']}}}page")
    ]


def lines(page: Page) -> list[str]:
    """The lines of a page inside the type area, top to bottom."""
    inside = sorted((word for word in page if word[1] < SIDE[1] * MILLIMETRE), key=lambda word: (word[3], word[0]))
    return ["".join(word[4] for word in line) for _, line in groupby(inside, key=lambda word: round(word[3]))]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Two and a half pages of nothing but text."""
    text = body("政府信息公开工作年度报告应当真实准确完整" * 77)
    return pages(fill(word_file([text], "正文"), {"单位": "虚构市教育局"}), tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module", params=all_forms(), ids=lambda layout: layout.edition)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Form, list[Page]]:
    """A report with large figures in every cell, as text of pages."""
    layout = request.param
    table = layout.table("复议诉讼")
    disputes = {key[1]: dict.fromkeys(table.columns, FIVE_DIGITS) for key in table.lines}
    made = fill(report_template(layout), words(layout, SEVEN_DIGITS, 复议诉讼=disputes))
    return layout, pages(made, tmp_path_factory.mktemp("report"))


def test_a_page_of_text_has_22_lines_of_28_characters(plain: list[Page]) -> None:
    second = lines(plain[1])
    assert len(second) == 22
    assert {len(line) for line in second} == {28}


def test_the_first_line_is_indented_by_two_characters(plain: list[Page]) -> None:
    first = lines(plain[0])
    assert len(first) == 22
    assert len(first[0]) == 26


def test_the_text_stands_in_the_type_area(plain: list[Page]) -> None:
    left, right = 28 * MILLIMETRE, (28 + 156) * MILLIMETRE
    for word in plain[1]:
        if word[1] < SIDE[1] * MILLIMETRE:
            assert left - 1 < word[0]
            assert word[2] < right + 1


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(plain: list[Page]) -> None:
    middle = 105 * MILLIMETRE
    for number, page in enumerate(plain, 1):
        footer = sorted(word for word in page if word[1] > SIDE[1] * MILLIMETRE)
        assert "".join(word[4] for word in footer) == f"—{number}—"
        at_right = footer[0][0] > middle
        assert at_right == (number % 2 == 1)
        edge = (28 + 156) * MILLIMETRE - footer[-1][2] if at_right else footer[0][0] - 28 * MILLIMETRE
        assert 12 < edge < 18, "one character's width from the type area's edge"


def test_the_long_table_stands_on_one_page_under_its_heading(report: tuple[Form, list[Page]]) -> None:
    layout, made = report
    heading, first, last = (
        "三、收到和处理政府信息公开申请情况",
        "一、本年新收政府信息公开申请数量",
        "四、结转下年度继续办理",
    )
    having = [[text for text in lines(page) if text.startswith((heading, first, last))] for page in made]
    together = [found for found in having if any(text.startswith(first) for text in found)]
    assert [len(found) for found in together] == [3], layout.edition


def test_every_large_figure_is_read_back_whole(report: tuple[Form, list[Page]]) -> None:
    layout, made = report
    text = " ".join(word[4] for page in made for word in page)
    counts = [key for key, cell in layout.figures.items() if cell.kind != AMOUNT]
    for figure, table in ((SEVEN_DIGITS, False), (FIVE_DIGITS, True)):
        cells = [key for key in counts if (key[0] == "复议诉讼") == table]
        assert len(re.findall(rf"(?<!\d){figure}(?!\d)", text)) == len(cells)
