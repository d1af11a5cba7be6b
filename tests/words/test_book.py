"""The manual as a Word file: tags to copy, meanings, this year's values."""

from __future__ import annotations

import io

import pytest
from docx import Document

from annualreport.cli import status
from annualreport.words import table
from annualreport.words.book import book
from annualreport.workspace import Workspace
from tests.vocabulary.test_words import a_dossier


def test_every_line_of_the_manual_stands_in_one_of_three_tables() -> None:
    lines = table(a_dossier())
    made = Document(io.BytesIO(book(lines)))
    assert [paragraph.text for paragraph in made.paragraphs if paragraph.style.name.startswith("Heading")] == [
        "模板用词手册",
        "用词",
        "语句",
        "过滤器",
    ]
    assert sum(len(one.rows) - 1 for one in made.tables) == len(lines)
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["写法（可复制）", "含义", "本年度的值"]
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["{{ 单位 }}", "单位全称", "某局"]
    assert made.tables[1].rows[1].cells[0].text == "{{ 词 }}"
    assert made.core_properties.title == "模板用词手册"


def test_the_command_writes_the_file_and_says_where(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["-C", str(a_year.root), "words", "2020", "--docx"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "已写入 out/2020/模板用词手册.docx\n"
    assert a_year.out(2020, "模板用词手册.docx").is_file()
