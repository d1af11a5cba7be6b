"""The redline of two Word files: accepted whole it is the later, rejected whole the earlier."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annualreport.render.spots import P, T, W, select
from annualreport.reviewing import export
from annualreport.reviewing.lines import Line, accepted, read, rejected
from annualreport.reviewing.redline import redline
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.reviewing.word import document, members, packed

LABELS = ("甲.docx", "乙.docx")
MOMENT = "2021-01-08T09:30:00Z"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
Block = str | list[list[str]]
"""A paragraph, or a table as rows of cells."""


def word(blocks: list[Block]) -> bytes:
    """A Word file of these blocks."""
    inside = "".join(paragraph(one) if isinstance(one, str) else table(one) for one in blocks)
    body = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{inside}<w:p/><w:sectPr/></w:body></w:document>'
    return packed({"[Content_Types].xml": TYPES.encode(), "word/document.xml": body.encode()})


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' if text else "<w:p/>"


def table(rows: list[list[str]]) -> str:
    cells = ["".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def said(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.text.strip()]


def lines(docx: bytes) -> list[Line]:
    body = document(docx).find(W + "body")
    assert body is not None
    return read(body)


def both(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The redline with all changes rejected, and with all accepted."""
    made = lines(redline(before, after, LABELS, MOMENT))
    return said(rejected(made)), said(accepted(made))


texts = st.text("甲乙丙丁戊己1234567890，。 ", max_size=24)
cells = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=3)
)
files = st.lists(st.one_of(texts, texts, cells), max_size=8)


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """A file and a later version: blocks kept, changed, moved, added, gone."""
    before = draw(files)
    kept = draw(st.lists(st.sampled_from(before), max_size=8)) if before else []
    after = [one + draw(texts) if isinstance(one, str) and draw(st.booleans()) else one for one in kept]
    return before, after + draw(files)


@given(versions())
@settings(max_examples=100, deadline=None)
def test_accepted_it_is_the_later_and_rejected_the_earlier_whatever_changed(pair: tuple[list[Block], list[Block]]):
    before, after = (word(blocks) for blocks in pair)
    assert both(before, after) == (said(lines(before)), said(lines(after)))


def test_only_the_words_that_differ_are_tracked():
    made = document(redline(word(["全年新收申请108件。"]), word(["全年共新收申请110件。"]), LABELS, MOMENT))
    assert ["".join(one.itertext()) for one in select(made, "//w:ins[w:r]")] == ["共", "110"]
    assert ["".join(one.itertext()) for one in select(made, "//w:del[w:r]")] == ["108"]


def test_a_paragraph_that_was_moved_is_told_as_a_move():
    before = ["一是甲乙丙丁。", "二是戊己庚辛。", "三是壬癸子丑。", "四是寅卯辰巳。"]
    made = document(redline(word([*before]), word([before[0], before[3], before[1], before[2]]), LABELS, MOMENT))
    assert ["".join(one.itertext()) for one in select(made, "//w:moveFrom[w:r]")] == ["四是寅卯辰巳。"]
    assert ["".join(one.itertext()) for one in select(made, "//w:moveTo[w:r]")] == ["四是寅卯辰巳。"]
    (begin,), (end,) = select(made, "//w:moveFromRangeStart"), select(made, "//w:moveToRangeStart")
    assert begin.get(W + "name") == end.get(W + "name") is not None
    assert not select(made, "//w:ins|//w:del")


def test_a_row_that_was_added_to_a_table_is_told_as_a_row():
    before, after = [["项目", "数量"], ["培训", "3"]], [["项目", "数量"], ["检查", "2"], ["培训", "4"]]
    made = document(redline(word([before]), word([after]), LABELS, MOMENT))
    (row,) = select(made, "//w:tr[w:trPr/w:ins]")
    assert ["".join(cell.itertext()) for cell in select(row, "w:tc")] == ["检查", "2"]
    assert ["".join(one.itertext()) for one in select(made, "//w:tr[not(w:trPr)]//w:ins[w:r]")] == ["4"]


def test_two_drafts_of_a_year_give_a_redline_with_only_what_was_changed(a_year: Workspace):
    before = export.draft(a_year, 2020).docx
    spoil(a_year.data(2020, "report.yaml"), "网站安全检测4次", "网站安全检测5次")
    made = redline(before, export.draft(a_year, 2020).docx, LABELS, MOMENT)
    tracked = select(document(made), "//w:ins[w:r]|//w:del[w:r]")
    assert ["".join(one.itertext()) for one in tracked] == ["4", "5"]
    assert [line.text for line in lines(made)].count("一、总体情况") == 1


def test_an_unchanged_file_has_no_tracked_change():
    same = word(["一、总体情况", "全年主动公开。", [["1", "2"]]])
    root = etree.fromstring(members(redline(same, same, LABELS, MOMENT))["word/document.xml"])
    assert not select(root, "//w:ins|//w:del|//w:moveFrom|//w:moveTo")
    assert ["".join(one.itertext(T)) for one in root.iter(P)] == ["一、总体情况", "全年主动公开。", "1", "2", ""]
