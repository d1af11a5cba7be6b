"""Turn the manual of the words into a Word file: every tag ready to copy, its meaning, this year's value."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table

from annualreport.vocabulary.statements import FILTER, STATEMENT, WORD
from annualreport.words.table import Line

PARTS = ((WORD, "用词"), (STATEMENT, "语句"), (FILTER, "过滤器"))
HEADS = ("写法（可复制）", "含义", "本年度的值")
WIDTHS = (70, 60, 30)
LEFTOVERS = ("stylesWithEffects", "thumbnail", "customXml")
FONT = "仿宋_GB2312"
TITLE = "模板用词手册"
ADVICE = "把第一栏的写法复制到模板里，生成文件时换成数据。花括号、百分号和点都用半角；成对的语句各占一段或一行。"


def book(lines: Sequence[Line]) -> bytes:
    """The manual's file."""
    made = Document()
    drop_leftovers(made)
    made.core_properties.title, made.core_properties.author, made.core_properties.comments = TITLE, "", ""
    plain = made.styles["Normal"]
    plain.font.name, plain.font.size = "Times New Roman", Pt(10.5)
    plain.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    made.add_heading(TITLE, 1)
    made.add_paragraph(ADVICE)
    for kind, title in PARTS:
        made.add_heading(title, 2)
        fill(made, [line for line in lines if line.kind == kind])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def drop_leftovers(made: Made) -> None:
    """Leave out what the library's own template brings along and Word no longer keeps."""
    for holder in (made.part.rels, made.part.package.rels):
        for key in [key for key, rel in holder.items() if rel.reltype.endswith(LEFTOVERS)]:
            del holder[key]


def fill(made: Made, lines: Iterable[Line]) -> None:
    """One table, its head repeated on every page."""
    rows = [(f"{{{{ {line.word} }}}}" if line.kind == WORD else line.word, line.meaning, line.value) for line in lines]
    table = made.add_table(len(rows) + 1, len(HEADS), "Table Grid")
    for row, texts in zip(table.rows, [HEADS, *rows], strict=True):
        for cell, text in zip(row._tr.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    repeat_head(table)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)


def repeat_head(table: Table) -> None:
    """The first row stands at the top of every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
