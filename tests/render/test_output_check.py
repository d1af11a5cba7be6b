"""A finished file that Word would refuse, or that still shows tags, is told."""

from __future__ import annotations

import pytest

from annualreport.render import check
from tests.render.word import body, template

LABEL = "out/2021/报告.docx"
HINT = "\n    办法：请检查模板的这一处；改好后重新生成"
DRAWING = '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="1"/>'


def said(content: bytes) -> list[str]:
    """What the check says."""
    return [finding.as_text() for finding in check(content, LABEL)]


def test_a_sound_file_passes_in_silence() -> None:
    assert said(template("报告｛一｝ {二} 100%", table=[["甲", "乙"]])) == []


@pytest.mark.parametrize("left", ["{{", "}}", "{%", "%}", "｛｛", "｝｝", "{％", "％｝", "{#", "#}"])
def test_a_delimiter_of_any_width_is_told(left: str) -> None:
    assert said(template(f"甲{left}乙")) == [
        f"阻断 {LABEL} 第1段「甲{left}乙」 成稿里留有标签符号「{left}」 [output-leftover-tag]{HINT}"
    ]


def test_a_cell_without_a_paragraph_is_told() -> None:
    content = body(template(table=[["甲", "乙"]]), "<w:p><w:r><w:t>乙</w:t></w:r></w:p>", "")
    assert said(content) == [
        f"阻断 {LABEL} 第1个表格第1行第2列 单元格里没有段落，Word 打不开这样的文件 [output-empty-cell]{HINT}"
    ]


def test_a_picture_that_is_not_in_the_file_is_told() -> None:
    link = '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>'
    assert said(body(template("文"), "<w:p>", f"<w:p>{link}")) == [
        f"阻断 {LABEL} 有图片或链接指向的内容不在文件里，Word 会要求修复 [output-loose-link]{HINT}"
    ]


def test_a_table_without_a_row_is_told() -> None:
    content = body(template("文"), "<w:sectPr", "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:sectPr")
    assert said(content) == [f"阻断 {LABEL} 表格里没有行，Word 打不开这样的文件 [output-empty-table]{HINT}"]


@pytest.mark.parametrize(("mark", "name"), [("bookmarkStart", "书签"), ("commentRangeEnd", "批注范围")])
def test_a_range_that_is_not_paired_is_told(mark: str, name: str) -> None:
    content = body(template("文"), "<w:r><w:t>文", f'<w:{mark} w:id="7"/><w:r><w:t>文')
    assert said(content) == [
        f"阻断 {LABEL} {name}（编号 7）的起止不成对 [output-range]\n    办法：请在模板里删去这个书签或批注"
    ]


def test_drawings_of_one_number_are_told() -> None:
    content = body(template("文"), "<w:r><w:t>文", f"<w:r>{DRAWING}{DRAWING}</w:r><w:r><w:t>文")
    assert said(content) == [f"阻断 {LABEL} 有两个图形的编号相同，Word 会要求修复 [output-drawing-id]{HINT}"]


def test_a_broken_file_is_told() -> None:
    assert said(b"PK") == [
        f"阻断 {LABEL} 文件不是完好的 Word（.docx）文件 [damaged-file]\n    办法：请用 Word 或 WPS 打开后另存为 .docx"
    ]
    assert said(body(template("文"), "</w:body>", ""))[0].startswith(
        f"阻断 {LABEL} 文件里的 word/document.xml 不是完好"
    )
