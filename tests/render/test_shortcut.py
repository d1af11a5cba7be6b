"""A part that its text shows to be sound needs no tree; whatever is doubtful takes the long way, to the same end."""

import pytest
from lxml import etree

from annualreport.render import compile_template, fill
from annualreport.render.shortcut import ENDS, Shortcut, shortcut, spelt_out
from tests.render.word import LABEL, member, template

ROOT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
PARAGRAPH = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
TABLE = f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>"


EVERY = Shortcut(tuple(ENDS.items()), ranges=True)


def test_a_sound_part_is_settled():
    assert EVERY.settled(ROOT + PARAGRAPH + TABLE + "</w:document>")


@pytest.mark.parametrize(
    "piece",
    [
        "<w:tbl><w:tblPr/></w:tbl>",
        "<w:tbl><w:tr><w:trPr/></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{TABLE}</w:tc></w:tr></w:tbl>",
        "<w:ftr></w:ftr>",
        "【缺：单位】",
        "一段\ufdd0又一段",
        "前\t后",
        "{{ 单位 }}",
        "｛｛ 单位 ｝｝",
        '<w:bookmarkStart w:id="3" w:name="甲"/>',
        '<w:commentRangeEnd w:id="3"/>',
    ],
)
def test_what_needs_finishing_or_telling_is_not_settled(piece: str):
    assert not EVERY.settled(ROOT + PARAGRAPH + TABLE + piece + "</w:document>")


def test_a_bookmark_that_ends_is_settled():
    marks = '<w:bookmarkStart w:id="3" w:name="甲"/><w:bookmarkEnd w:id="3"/>'
    assert EVERY.settled(ROOT + marks + PARAGRAPH + "</w:document>")


@pytest.mark.parametrize(
    "source",
    [
        "<cp:coreProperties>单位</cp:coreProperties>",
        ROOT.replace("xmlns:w=", "xmlns:v=") + PARAGRAPH,
        ROOT + '<w:p xmlns:w="urn:other"/>',
        ROOT + "<!-- </w:p></w:tc> -->",
        ROOT + "<?other?>",
        ROOT + '<w:p><w:r><w:drawing><wp:docPr id="1"/></w:drawing></w:r></w:p>',
        ROOT + '<w:tbl><w:tr w:rsidR="1"/></w:tbl>',
    ],
)
def test_a_source_whose_text_may_deceive_is_never_judged_by_it(source: str):
    assert shortcut(ROOT + PARAGRAPH) == Shortcut((), ranges=False)
    assert shortcut(source) is None


def test_an_empty_cell_as_word_writes_it_does_not_stand_in_the_way():
    source = spelt_out(ROOT + f'<w:tbl><w:tr>{CELL}<w:tc><w:p w:rsidR="1"/></w:tc></w:tr></w:tbl></w:document>')
    assert '<w:tc><w:p w:rsidR="1"></w:p></w:tc>' in source
    assert EVERY.settled(source)


def test_only_what_a_source_holds_is_looked_for():
    found = shortcut(ROOT + '<w:bookmarkStart w:id="3" w:name="甲"/>' + TABLE + '<w:bookmarkEnd w:id="3"/>')
    assert found == Shortcut(tuple(ENDS.items())[:3], ranges=True)


def test_both_ways_give_the_same_part(monkeypatch):
    rows = [
        ["编号", "要求"],
        ["{%tr for 条 in 各条 %}", ""],
        ["{{ 条.编号 }}", "{{ 条.要求 }}"],
        ["{%tr endfor %}", ""],
    ]
    content = template("{{ 单位 }}", "{%p if 年度 %}", "{{ 年度 }}年", "{%p endif %}", table=rows)
    words = {
        "单位": "甲 & 乙 <局>",
        "年度": 2021,
        "各条": [{"编号": "1.1", "要求": "公开"}, {"编号": "1.2", "要求": '"答复"'}],
    }
    short = body_made(content, words)
    monkeypatch.setattr(Shortcut, "settled", lambda _, __: False)
    assert body_made(content, words) == short


def body_made(content: bytes, words: dict[str, object]) -> str:
    """The body's XML in one canonical form."""
    made = fill(compile_template(content, LABEL), words, final=True).docx
    return etree.canonicalize(member(made, "word/document.xml"))
