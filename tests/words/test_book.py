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
    heads = [[cell.text for cell in one.rows[0].cells] for one in made.tables]
    assert heads == [["写法（可复制）", "含义", third] for third in ("本年度的值", "例子", "例子")]
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["{{ 单位 }}", "单位全称", "某局"]
    assert made.tables[1].rows[1].cells[0].text == "{{ 词 }}"
    assert made.core_properties.title == "模板用词手册"


def test_the_pages_are_a4_and_numbered_and_no_row_is_cut() -> None:
    made = Document(io.BytesIO(book(table(a_dossier()))))
    page = made.sections[0]
    assert [round(one.mm) for one in (page.page_width, page.page_height, page.left_margin)] == [210, 297, 20]
    assert page.footer.paragraphs[0]._p.xpath(".//w:fldSimple/@w:instr") == [" PAGE "]
    for one in made.tables:
        assert round(sum(column.width.mm for column in one.columns)) == 170
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in one.rows)


def test_a_group_of_words_is_grey_and_not_written_as_a_tag() -> None:
    made = Document(io.BytesIO(book(table(a_dossier()))))
    rows = {row.cells[0].text: row for row in made.tables[0].rows}
    assert "{{ 统计期限 }}" not in rows
    assert rows["统计期限"]._tr.xpath("./w:tc/w:tcPr/w:shd/@w:fill") == ["E7E6E6"] * 3
    assert rows["{{ 统计期限.起 }}"]._tr.xpath("./w:tc/w:tcPr/w:shd") == []
    assert rows["{%p for 条 in 未完成事项 %}"].cells[1].text.startswith("状态为未完成的各条")


def test_an_example_stands_line_by_line_beside_its_filter() -> None:
    made = Document(io.BytesIO(book(table(a_dossier()))))
    rows = {row.cells[0].text: row.cells[2].text for row in made.tables[2].rows}
    assert rows["{{ 词|同比 }}"] == '{{ 25|同比(20) }} 得「增长25%」\n{{ 5|同比(0, "件") }} 得「增加5件（上年为0件）」'


def test_the_command_writes_the_file_and_says_where(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["-C", str(a_year.root), "words", "2020", "--docx"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "已写入 out/2020/模板用词手册.docx\n"
    assert a_year.out(2020, "模板用词手册.docx").is_file()
