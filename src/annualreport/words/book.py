"""Turn the manual of the words into a Word file: every tag ready to copy, its meaning, this year's value."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row

from annualreport.vocabulary.statements import FILTER, STATEMENT, WORD
from annualreport.words.table import Line

VALUE, EXAMPLE = "本年度的值", "例子"
PARTS = ((WORD, "用词", VALUE), (STATEMENT, "语句", EXAMPLE), (FILTER, "过滤器", EXAMPLE))
HEADS = ("写法（可复制）", "含义")
WIDTHS = {VALUE: (68, 56, 46), EXAMPLE: (50, 50, 70)}
"""Millimetres of the columns; together what an A4 page has between its margins."""
LEFTOVERS = ("stylesWithEffects", "thumbnail", "customXml")
FONT, HEADING_FONT, GREY = "仿宋_GB2312", "黑体", "E7E6E6"
TITLE = "模板用词手册"
ADVICE = (
    "把第一栏的写法复制到模板里，生成文件时换成数据。花括号、百分号和点都用半角；成对的语句各占一段或一行。"
    "灰底的是一组词的名称，不能直接印，用它下面的词。"
)


def book(lines: Sequence[Line]) -> bytes:
    """The manual's file."""
    made = Document()
    drop_leftovers(made)
    made.core_properties.title, made.core_properties.author, made.core_properties.comments = TITLE, "", ""
    dress(made)
    made.add_heading(TITLE, 1)
    made.add_paragraph(ADVICE)
    for kind, title, third in PARTS:
        made.add_heading(title, 2)
        fill(made, [line for line in lines if line.kind == kind], third)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def drop_leftovers(made: Made) -> None:
    """Leave out what the library's own template brings along and Word no longer keeps."""
    for holder in (made.part.rels, made.part.package.rels):
        for key in [key for key, rel in holder.items() if rel.reltype.endswith(LEFTOVERS)]:
            del holder[key]


def dress(made: Made) -> None:
    """A4, the fonts of the house, black headings, the page's number at its foot."""
    for name, font, size in (("Normal", FONT, 10.5), ("Heading 1", HEADING_FONT, 18), ("Heading 2", HEADING_FONT, 14)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Times New Roman", Pt(size), RGBColor(0, 0, 0)
        style.element.rPr.rFonts.attrib.clear()
        for script, chosen in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", font)):
            style.element.rPr.rFonts.set(qn(f"w:{script}"), chosen)
    (page,) = made.sections
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple", {qn("w:instr"): " PAGE "})
    foot._p.append(number)


def fill(made: Made, lines: Iterable[Line], third: str) -> None:
    """One table, its head repeated on every page, no row cut by a page's end; groups in grey."""
    rows = [(line.tag or line.word, line.meaning, line.value or line.example) for line in lines]
    table = made.add_table(len(rows) + 1, len(WIDTHS[third]), "Table Grid")
    for row, texts in zip(table.rows, [(*HEADS, third), *rows], strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row._tr.tc_lst, texts, strict=True):  # row.cells takes ten times as long
            cell.p_lst[0].add_r().text = text
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS[third], strict=True):
        column.width = Mm(width)
    mark(table, lines)


def mark(table: Table, lines: Iterable[Line]) -> None:
    """The first row stands at the top of every page; it and the groups are grey."""
    head, *others = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in (head, *(row for row, line in zip(others, lines, strict=True) if not line.tag)):
        shade(row)


def shade(row: _Row) -> None:
    """A grey row."""
    for cell in row._tr.tc_lst:
        fill_of = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): GREY}
        cell.get_or_add_tcPr().append(OxmlElement("w:shd", fill_of))
