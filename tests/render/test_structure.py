"""A tag that Word cut to pieces, wrapped, tracked or marked is whole again; whatever stood around it is sound."""

from __future__ import annotations

import pytest

from annualreport.finding import Stop
from annualreport.render import Settings, check, compile_template
from annualreport.vocabulary import Words
from tests.render.test_filling import with_footnotes
from tests.render.word import LABEL, body, cells, changed, draft, lines, member, opened, saved, stopped, template

WORDS = {"单位": "某局", "真": True, "假": False, "列": ["甲", "乙"]}
PLAIN = "<w:r><w:t>{{ 单位 }}</w:t></w:r>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def filled(xml: str) -> tuple[bytes, list[str]]:
    """A paragraph of that XML, filled; what comes out is sound."""
    made, said = draft(body(template("{{ 单位 }}"), PLAIN, xml), WORDS)
    assert check(made, LABEL) == ()
    return made, said


HALVES = (run("前{{ 单"), run("位 }}后"))
AROUND = {
    "proofing": '<w:proofErr w:type="spellStart"/>'.join(HALVES),
    "a bookmark inside": '<w:bookmarkStart w:id="1" w:name="书"/><w:bookmarkEnd w:id="1"/>'.join(HALVES),
    "a bookmark that begins inside": '<w:bookmarkStart w:id="1" w:name="书"/>'.join(HALVES)
    + '<w:bookmarkEnd w:id="1"/>',
    "a comment that ends inside": '<w:commentRangeStart w:id="1"/>' + '<w:commentRangeEnd w:id="1"/>'.join(HALVES),
    "an insertion at its beginning": f'<w:ins w:id="1" w:author="甲">{HALVES[0]}</w:ins>{HALVES[1]}',
    "an insertion at its end": f'{HALVES[0]}<w:ins w:id="1" w:author="甲">{HALVES[1]}</w:ins>',
    "an insertion around it": f'<w:ins w:id="1" w:author="甲">{"".join(HALVES)}</w:ins>',
    "a deletion inside": '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧{</w:delText></w:r></w:del>'.join(HALVES),
    "a smart tag": f'<w:smartTag w:element="x">{HALVES[0]}</w:smartTag>{HALVES[1]}',
    "a content control": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{HALVES[0]}</w:sdtContent></w:sdt>"
    + HALVES[1],
    "a link": f'<w:hyperlink w:anchor="a">{HALVES[0]}</w:hyperlink>{HALVES[1]}',
    "a field": f'{HALVES[0]}<w:fldSimple w:instr=" DOCPROPERTY x ">{HALVES[1]}</w:fldSimple>',
    "a line end": "<w:r><w:t>前{{ 单位 </w:t><w:br/><w:t>}}后</w:t></w:r>",
    "a tab": "<w:r><w:t>前{{</w:t><w:tab/><w:t>单位 }}后</w:t></w:r>",
    "every letter": "".join(run(letter) for letter in "前{{ 单位 }}后"),
    "wide letters": "".join(run(letter) for letter in "前｛｛单位｝｝后"),
}


@pytest.mark.parametrize("around", AROUND)
def test_a_tag_that_was_cut_is_filled_whole(around: str) -> None:
    made, said = filled(AROUND[around])
    paragraph = opened(made).paragraphs[0]._p
    assert "".join(paragraph.xpath(".//w:t/text()")) == "前某局后"
    assert not paragraph.xpath(".//w:br | .//w:tab | .//w:showingPlcHdr")
    assert [text for text in said if not text.startswith("提示")] == []


def test_the_value_has_the_look_of_the_run_in_which_the_tag_begins() -> None:
    made, _ = filled(run("{", "<w:rPr><w:b/></w:rPr>") + run("{ 单位 }}", "<w:rPr><w:i/></w:rPr>") + run("后"))
    assert [(one.text, one.bold, one.italic) for one in opened(made).paragraphs[0].runs if one.text] == [
        ("某局", True, None),
        ("后", None, None),
    ]


def test_statements_across_a_tracked_insertion_hold_together() -> None:
    xml = f'<w:ins w:id="1" w:author="甲">{run("{% if 假 %}")}</w:ins>{run("不印")}{run("{% endif %}后")}'
    made, said = filled(xml)
    assert lines(made) == ["后"]
    assert said == []


@pytest.mark.parametrize("around", ["an insertion at its end", "a deletion inside"])
def test_tags_under_tracked_changes_are_refused_where_the_writers_want_it(around: str) -> None:
    content = body(template("{{ 单位 }}"), PLAIN, AROUND[around])
    with pytest.raises(Stop) as stop:
        compile_template(content, LABEL, Settings(tracked="refuse"))
    assert [finding.as_text() for finding in stop.value.findings] == [
        f"阻断 {LABEL} 第1段「前{{{{ 单位 }}}}后」 标签「{{{{ 单位 }}}}」在修订记录里 [template-tracked-tag]\n"
        "    办法：请在 Word 或 WPS 里接受或拒绝这处修订，再用作模板"
    ]


def test_braces_beside_a_tag_stay_what_they_are() -> None:
    made, said = filled(run("{") + run("{{ 单位 }}") + run("}") + run("｛") + run("100%"))
    assert lines(made) == ["{某局}｛100%"]
    assert said == []
    made, said = filled(run("集{") + run("{{ 单位 }}") + run("，}"))
    assert lines(made) == ["集{某局，}"]
    assert said == []


def test_marks_of_ranges_in_a_paragraph_that_vanishes_are_kept() -> None:
    content = body(
        template("{%p if 真 %}", "甲", "{%p endif %}", "乙"),
        "<w:r><w:t>{%p if 真 %}",
        '<w:bookmarkStart w:id="1" w:name="书"/><w:r><w:t>{%p if 真 %}',
    )
    content = body(content, "<w:r><w:t>乙</w:t></w:r>", '<w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="1"/>')
    made, said = draft(content, WORDS)
    assert lines(made) == ["甲", "乙"]
    assert said == []
    assert member(made, "word/document.xml").count("w:bookmarkStart") == 1


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>{ONE}</w:t></w:r></w:p></w:txbxContent></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{TWO}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_both_forms_of_a_text_box_are_filled() -> None:
    made, said = filled(BOX.replace("{ONE}", "框{{ 单位 }}").replace("{TWO}", "框｛｛ 单位 ｝｝"))
    assert member(made, "word/document.xml").count(">框某局<") == 2
    assert [text[:2] for text in said] == ["提示"]


def test_what_is_wrong_in_both_forms_of_a_text_box_is_told_once() -> None:
    half = body(template("{{ 单位 }}"), PLAIN, BOX.replace("{ONE}", "{% if 真 %}").replace("{TWO}", "{% if 真 %}"))
    assert [text.partition(" [")[0] for text in stopped(half)] == [
        f"阻断 {LABEL} 第1段「{{% if 真 %}}{{% if 真 …」 {{% if 真 %}} 没有对应的结束标签"
    ]
    _, said = filled(BOX.replace("{ONE}", "｛｛ 单位 ｝｝").replace("{TWO}", "｛｛ 单位 ｝｝"))
    assert [text[:2] for text in said] == ["提示"]


def test_signs_of_the_language_inside_a_paragraph_s_tag_are_read() -> None:
    typed = ("{%p if 3 % 2 == 1 and {'甲': '%}'}['甲'] == '%}' %}", "{{ '{{“”}}' }}", "{%p endif %}")
    made, said = draft(template(*typed), WORDS)
    assert lines(made) == ["{{“”}}"]
    assert [text for text in said if "阻断" in text] == []


def test_an_emptied_cell_keeps_a_paragraph_and_an_empty_table_is_told() -> None:
    content = template(table=[["{%p if 假 %}", "乙"]])
    cell = opened(content).tables[0].cell(0, 0)
    assert cell.text == "{%p if 假 %}"
    document = opened(content)
    for text in ("甲", "{%p endif %}"):
        document.tables[0].cell(0, 0).add_paragraph(text)
    made, said = draft(saved(document), WORDS)
    assert cells(made) == [["", "乙"]]
    assert said == []
    rows = template(table=[["{%tr for 项 in 空列 %}"], ["{{ 项 }}"], ["{%tr endfor %}"]])
    made, said = draft(rows, {**WORDS, "空列": []})
    assert [text.split("\n")[0] for text in said] == [
        f"警告 {LABEL} 有一个表格一行也没有，已略去：循环的内容是空的 [empty-table]"
    ]
    assert check(made, LABEL) == ()


DRAWN = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
)


def test_drawings_have_numbers_of_their_own_over_all_parts() -> None:
    document = opened(template("{{ 单位 }}"))
    document.sections[0].header.paragraphs[0].text = "静"
    content = body(saved(document), PLAIN, run("{{ 单位 }}") + DRAWN)

    def draw(members: dict[str, bytes]) -> None:
        members["word/header1.xml"] = members["word/header1.xml"].replace(b"<w:r>", f"{DRAWN}<w:r>".encode(), 1)

    made, said = draft(changed(content, draw), WORDS)
    assert 'docPr id="2"' in member(made, "word/document.xml")
    assert 'docPr id="1"' in member(made, "word/header1.xml")
    assert check(made, LABEL) == ()
    assert said == []


HOSTILE = {
    "code": "{{ 7*7 }}{% for 一 in 二 %}｛｛单位｝｝",
    "xml": "& < > ]]> <w:p/> &amp; <!-- x",
    "bidi": "左\u202e右\u202c\u2067中\u2069",
    "long": "字" * 100_000,
}


def everywhere() -> bytes:
    """A template with the same tag in body, table, header, footer, footnote and title; three sections."""
    document = opened(template("{{ 文 }}|", table=[["{{ 文 }}|"]]))
    document.sections[0].header.paragraphs[0].text = "{{ 文 }}|"
    document.sections[0].footer.paragraphs[0].text = "{{ 文 }}|"
    document.add_section()
    document.add_section()
    document.core_properties.title = "{{ 文 }}|"
    return changed(saved(document), with_footnotes)


def places(content: bytes) -> list[str]:
    """What stands where the tags stood."""
    document = opened(content)
    notes = member(content, "word/footnotes.xml").partition("注：")[2].partition("</w:t>")[0]
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        notes = notes.replace(entity, sign)
    section = document.sections[0]
    texts = [document.paragraphs[0].text, document.tables[0].cell(0, 0).text, section.header.paragraphs[0].text]
    return [*texts, section.footer.paragraphs[0].text, f"{notes}|", str(document.core_properties.title)]


@pytest.mark.parametrize("kind", HOSTILE)
def test_data_is_printed_letter_for_letter_everywhere(kind: str) -> None:
    text = HOSTILE[kind]
    made, said = draft(everywhere(), {"文": text})
    assert places(made) == [f"{text}|"] * 6
    assert check_parts(made) == []
    assert [line.split("\n")[0] for line in said] == (
        ["警告 「文」的内容里有花括号标签的写法，照原样印出 [data-braces]"] if kind == "code" else []
    )


def check_parts(content: bytes) -> list[str]:
    """What the output check says, apart from braces that the data brought."""
    return [one.message for one in check(content, LABEL) if one.rule != "output-leftover-tag"]


def test_signs_that_xml_forbids_are_left_out_everywhere_and_the_field_is_named_once() -> None:
    made, said = draft(everywhere(), Words({"文": "甲\x0b乙\ud800丙"}))
    assert places(made) == ["甲乙丙|"] * 6
    assert said == [
        "警告 「文」里有 Word 不允许的字符（U+000B、U+D800），已删去 [forbidden-character]\n"
        "    办法：请在数据里删去这些看不见的字符"
    ]
