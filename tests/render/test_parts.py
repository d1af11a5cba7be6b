"""Wherever a tag stands in a Word file, it is filled, or told at its place as Word's user knows it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from annualreport.render import check
from annualreport.render.fixing import fixed
from annualreport.render.lint import lint
from tests.render.test_structure import BOX, DRAWN, HOSTILE, PLAIN, run
from tests.render.test_syntax import linked, pictured
from tests.render.word import LABEL, body, cells, changed, draft, lines, member, opened, saved, stopped, template

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
HUGE = etree.XMLParser(huge_tree=True)
WORDS = {"单位": "某局", "空": None, "列": ["甲", "乙"]}
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NOTE = f'<w:{{0}}s xmlns:w="{MAIN}"><w:{{0}} w:id="1"><w:p><w:r><w:t>注{{1}}</w:t></w:r></w:p></w:{{0}}></w:{{0}}s>'
DRAWN_TEXT = f'<c xmlns:a="{DRAWING}"><a:p><a:r><a:t>{{{{ 单</a:t></a:r><a:r><a:t>位 }}}}</a:t></a:r></a:p></c>'
LEVEL = f'<w:numbering xmlns:w="{MAIN}"><w:lvl><w:lvlText w:val="第{{{{ 单位 }}}}条"/></w:lvl></w:numbering>'


def with_part(content: bytes, name: str, kind: str, xml: str) -> bytes:
    """The package with one more part, or another one of that name."""

    def change(members: dict[str, bytes]) -> None:
        entry = (
            f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
        )
        types = members["[Content_Types].xml"].decode()
        members["[Content_Types].xml"] = types.replace("</Types>", f"{entry}</Types>").encode()
        members[f"word/{name}"] = xml.encode()

    return changed(content, change)


def texts(content: bytes, name: str) -> list[str]:
    """The texts of a part."""
    return re.findall(r"<\w:t[^>]*>([^<]+)<", member(content, name))


def numbers(members: dict[str, bytes]) -> None:
    """Take the template's own numbering away."""
    members.pop("word/numbering.xml", None)
    members["[Content_Types].xml"] = re.sub(rb"<Override[^>]*numbering[^>]*>", b"", members["[Content_Types].xml"])


UNFILLED = {
    "图表": ("charts/chart1.xml", "drawingml.chart+xml", DRAWN_TEXT),
    "SmartArt 图形": ("diagrams/data1.xml", "drawingml.diagramData+xml", DRAWN_TEXT),
    "自动编号": ("numbering.xml", "wordprocessingml.numbering+xml", LEVEL),
}


@pytest.mark.parametrize("kind", UNFILLED)
def test_a_tag_that_would_be_printed_as_it_stands_is_told_before(kind: str) -> None:
    content = with_part(changed(template("{{ 单位 }}"), numbers), *UNFILLED[kind])
    told = [
        f"阻断 {LABEL} {kind} 标签「{{{{ 单位 }}}}」在这里填不了，成稿会照原样印出 [template-unfilled-tag]\n"
        "    办法：请把标签写到正文、页眉页脚、脚注或文本框里，这里只写固定的文字"
    ]
    assert stopped(content, WORDS) == told
    assert [finding.as_text() for finding in lint(content, LABEL)] == told


def test_braces_of_the_prose_in_a_chart_are_no_tag() -> None:
    content = with_part(
        template("{{ 单位 }}"),
        "charts/chart1.xml",
        "drawingml.chart+xml",
        DRAWN_TEXT.replace("{{", "{一}").replace("}}", ""),
    )
    assert draft(content, WORDS)[1] == []


def test_a_tag_in_a_comment_is_for_the_writers_and_is_told() -> None:
    content = with_part(
        template("{{ 单位 }}"), "comments.xml", "wordprocessingml.comments+xml", NOTE.format("comment", "用{{ 单位 }}")
    )
    made, said = draft(content, WORDS)
    assert lines(made) == ["某局"]
    assert said == [
        f"提示 {LABEL} 批注 写着标签「{{{{ 单位 }}}}」，批注里的标签不填写 [template-unfilled-tag]\n"
        "    办法：只是给人看的，不用管；要填的标签请写到正文里"
    ]


@pytest.mark.parametrize(("note", "name"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_notes_are_filled_and_their_gaps_told(note: str, name: str) -> None:
    xml = NOTE.format(note, "{{ 单位 }}｛｛ 空 ｝｝")
    made, said = draft(with_part(template("文"), f"{note}s.xml", f"wordprocessingml.{note}s+xml", xml), WORDS)
    assert "".join(texts(made, f"word/{note}s.xml")) == "注某局【缺：空】"
    where = f"{LABEL} {name}第1段「注{{{{ 单位 }}}}｛｛ 空 ｝｝」"
    assert [text.partition("」 ")[0] + "」" for text in said] == [f"阻断 {where}", f"提示 {where}"]


def test_the_headers_and_footers_of_all_pages_are_filled_and_named_as_word_names_them() -> None:
    document = opened(template("文"))
    document.add_section()
    first, second = document.sections
    first.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    second.header.is_linked_to_previous = False
    places = {
        "第1节页眉": first.header,
        "第1节首页页眉": first.first_page_header,
        "第1节偶数页页眉": first.even_page_header,
        "第1节页脚": first.footer,
        "第1节首页页脚": first.first_page_footer,
        "第1节偶数页页脚": first.even_page_footer,
        "第2节页眉": second.header,
    }
    for name, part in places.items():
        part.paragraphs[0].text = f"{name}{{{{ 单位 }}}}{{{{ {name} }}}}"
    made, said = draft(saved(document), {**WORDS, **dict.fromkeys(places)})
    found = {text.split("第1段")[0].rpartition(" ")[2]: text.partition("」 「")[2].partition("」")[0] for text in said}
    assert found == {name: name for name in places}
    again = opened(made).sections
    assert again[0].even_page_header.paragraphs[0].text == "第1节偶数页页眉某局【缺：第1节偶数页页眉】"
    assert again[1].header.paragraphs[0].text == "第2节页眉某局【缺：第2节页眉】"


def test_a_header_of_the_only_section_is_named_without_its_number() -> None:
    document = opened(template("文"))
    document.sections[0].header.paragraphs[0].text = "{{ 空 }}"
    assert draft(saved(document), WORDS)[1][0].startswith(f"阻断 {LABEL} 页眉第1段「{{{{ 空 }}}}」")


def test_both_forms_of_a_text_box_in_a_header_are_filled() -> None:
    document = opened(template("文"))
    document.sections[0].header.paragraphs[0].text = "头"
    box = BOX.replace("{ONE}", "框{{ 单位 }}").replace("{TWO}", "框{{ 空 }}")

    def put(members: dict[str, bytes]) -> None:
        members["word/header1.xml"] = members["word/header1.xml"].replace(b"<w:r>", f"{box}<w:r>".encode(), 1)

    made, said = draft(changed(saved(document), put), WORDS)
    assert "".join(texts(made, "word/header1.xml")) == "框某局框【缺：空】头"
    assert [text.split("「空」")[0] for text in said] == [
        f"阻断 {LABEL} 页眉第1段「框{{{{ 单位 }}}}框{{{{ 空 }}}}头」 "
    ]


def formula(*pieces: str) -> bytes:
    """A template with a formula beside a tag, its letters in pieces."""
    inside = "".join(f"<m:r><m:t>{piece}</m:t></m:r>" for piece in pieces)
    math = f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{inside}</m:oMath>'
    return body(template("{{ 单位 }}"), PLAIN, f"{PLAIN}{math}")


@pytest.mark.parametrize("typed", [("x={{ 单位 }}",), ("x={{ 单", "位 }}"), ("x=｛｛ 单位 ｝｝",)])
def test_a_tag_in_a_formula_is_filled_whole(typed: tuple[str, ...]) -> None:
    made, said = draft(formula(*typed), WORDS)
    assert "".join(texts(made, "word/document.xml")) == "某局x=某局"
    assert [text[:2] for text in said] == (["提示"] if "｛" in typed[0] else [])


def test_a_gap_and_a_fault_in_a_formula_have_their_place() -> None:
    made, said = draft(formula("x={{ 空 }}"), WORDS)
    assert said[0].startswith(
        f"阻断 {LABEL} 第1段「{{{{ 单位 }}}}x={{{{ 空 }}}}」 「空」没有值，文中印作【缺：空】 [gap]"
    )
    assert '<w:rPr><w:highlight w:val="yellow"/></w:rPr><m:t>x=【缺：空】<' in member(made, "word/document.xml")
    assert [text.split("：")[0] for text in stopped(formula("x={{ 单", "位"), WORDS)] == [
        f"阻断 {LABEL} 第1段「{{{{ 单位 }}}}x={{{{ 单位」 「{{{{」不成标签"
    ]


def test_a_tag_in_a_deleted_formula_is_never_filled() -> None:
    content = formula("x={{ 单位 }}")
    gone = changed(
        content, lambda members: members.update({"word/document.xml": deleted(members["word/document.xml"])})
    )
    made, said = draft(gone, WORDS)
    assert texts(made, "word/document.xml")[-1] == "x={{ 单位 }}"
    assert [text.partition(" 修订")[2].split("\n")[0] for text in said] == [
        "记录里删去的文字中有标签「x={{ 单位 }}」，不填写 [template-deleted-tag]"
    ]


def test_a_tag_in_a_row_that_is_deleted_and_tracked_is_never_filled() -> None:
    content = template(table=[["头"], ["{{ 单位 }}"]])
    row = member(content, "word/document.xml").rpartition("<w:tr>")[2]
    gone = body(content, f"<w:tr>{row}", f'<w:tr><w:trPr><w:del w:id="5" w:author="a"/></w:trPr>{row}')
    made, said = draft(gone, WORDS)
    assert cells(made) == [["头"], ["{{ 单位 }}"]]
    assert [text.split("\n")[0] for text in said] == [
        f"警告 {LABEL} 第1个表格第2行第1列「{{{{ 单位 }}}}」 "
        "修订记录里删去的文字中有标签「{{ 单位 }}」，不填写 [template-deleted-tag]"
    ]


def deleted(xml: bytes) -> bytes:
    """The formula's run under a tracked deletion."""
    return xml.replace(b"<m:r>", b'<w:del w:id="1" w:author="a"><m:r>').replace(b"</m:r>", b"</m:r></w:del>")


BESIDE = {
    "图片或图形": DRAWN,
    "嵌入的对象": "<w:r><w:object/></w:r>",
    "分页符": '<w:r><w:br w:type="page"/></w:r>',
    "分栏符": '<w:r><w:br w:type="column"/></w:r>',
    "脚注": '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "尾注": '<w:r><w:endnoteReference w:id="1"/></w:r>',
    "域": '<w:fldSimple w:instr=" PAGE "/>',
    "特殊符号": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "分节符": "<w:pPr><w:sectPr/></w:pPr>",
    "「表」、图片或图形、分页符": run("表") + DRAWN + DRAWN + '<w:r><w:br w:type="page"/></w:r>',
}


def beside(xml: str) -> bytes:
    """A template with something in the paragraph of a statement."""
    end = "<w:r><w:t>{%p endif %}</w:t></w:r>"
    return body(template("{%p if 单位 %}", "甲", "{%p endif %}"), end, xml + end if "pPr" in xml else end + xml)


@pytest.mark.parametrize("lost", BESIDE)
def test_whatever_would_be_lost_beside_a_paragraph_s_tag_is_told(lost: str) -> None:
    assert stopped(beside(BESIDE[lost]), WORDS) == [
        f"阻断 {LABEL} 第3段「{{%p endif %}}{'表' if '表' in lost else ''}」 "
        f"{{%p endif %}} 要独占一段，同一段里的{lost}会丢失 [template-text-beside]\n"
        "    办法：请把它单独放一段；只管段里的一部分文字时，去掉标签里的 p"
    ]


@pytest.mark.parametrize("kept", ["<w:r><w:lastRenderedPageBreak/><w:br/></w:r>", f'<w:del w:id="1">{DRAWN}</w:del>'])
def test_what_nobody_sees_may_stand_beside_a_paragraph_s_tag(kept: str) -> None:
    made, said = draft(beside(kept), WORDS)
    assert (lines(made), said) == (["甲"], [])


FIXED = {
    "a field": (lambda: linked("｛｛ 单", "位 ｝｝"), 'HYPERLINK "{{ 单位 }}</w:instrText>'),
    "a picture's text": (lambda: pictured("｛｛ 单位 ｝｝"), 'descr="{{ 单位 }}"'),
    "a formula": (lambda: formula("x=｛｛ 单位 ｝｝"), "<m:t>x={{ 单位 }}</m:t>"),
}


@pytest.mark.parametrize("where", FIXED)
def test_what_fix_says_that_it_changed_is_changed_there_too(where: str) -> None:
    made: Callable[[], bytes] = FIXED[where][0]
    once = fixed(made(), LABEL)
    assert [(one.typed, one.meant) for one in once.changes] == [("｛｛ 单位 ｝｝", "{{ 单位 }}")]
    assert FIXED[where][1] in member(once.docx, "word/document.xml")
    assert fixed(once.docx, LABEL).changes == ()


def test_a_row_s_tag_that_word_cut_to_pieces_repeats_its_row() -> None:
    content = template(table=[["头", ""], ["@", ""], ["{{ 一 }}", "x"], ["{%tr endfor %}", ""]])
    for cut in (("{%", "t", "r for 一", " in 列 %}"), ("｛％t", "r for 一 in", " 列％｝")):
        made, _ = draft(body(content, "<w:r><w:t>@</w:t></w:r>", "".join(run(piece) for piece in cut)), WORDS)
        assert cells(made) == [["头", ""], ["甲", "x"], ["乙", "x"]]


def test_tags_of_cells_that_are_merged_downwards_are_filled() -> None:
    document = opened(template(table=[["{{ 单位 }}", "{{ 空 }}"], ["", "{{ 单位 }}"]]))
    document.tables[0].cell(0, 0).merge(document.tables[0].cell(1, 0))
    made, said = draft(saved(document), WORDS)
    assert cells(made) == [["某局\n", "【缺：空】"], ["某局\n", "某局"]]
    assert said[0].startswith(f"阻断 {LABEL} 第1个表格第1行第2列「{{{{ 空 }}}}」")
    assert check(made, LABEL) == ()


def test_a_loop_over_paragraphs_of_a_cell_and_one_over_the_rows_of_a_table_inside_a_table() -> None:
    document = opened(template(table=[["", ""]]))
    left, right = document.tables[0].rows[0].cells
    left.paragraphs[0].text = "{%p for 一 in 列 %}"
    left.add_paragraph("{{ 一 }}")
    left.add_paragraph("{%p endfor %}")
    inner = right.add_table(3, 1)
    for row, text in zip(inner.rows, ("{%tr for 一 in 列 %}", "内{{ 一 }}{{ 空 }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    made, said = draft(saved(document), WORDS)
    row = opened(made).tables[0].rows[0].cells
    assert row[0].text == "甲\n乙"
    assert [[cell.text for cell in one.cells] for one in row[1].tables[0].rows] == [
        ["内甲【缺：空】"],
        ["内乙【缺：空】"],
    ]
    assert [text.split("「空」")[0] for text in said] == [
        f"阻断 {LABEL} 第1个表格第1行第2列「内{{{{ 一 }}}}{{{{ 空 }}}}」 "
    ]
    inner.rows[2].cells[0].text = "{%tr endif %}"
    assert [text.split(" [")[0].partition("」 ")[2] for text in stopped(saved(document), WORDS)] == [
        "{%tr for 一 in 列 %} 没有对应的结束标签",
        "{%tr endif %} 前面没有对应的 if",
    ]


def test_a_place_is_told_as_typed_whatever_was_found_before_it() -> None:
    said = stopped(formula("｛｛ 甲", "乙"), WORDS)
    content = body(formula("x}}"), PLAIN, run("{{ 半"))
    assert [text.partition("」 ")[0] for text in (*said, *stopped(content, WORDS))] == [
        f"阻断 {LABEL} 第1段「{{{{ 单位 }}}}｛｛ 甲乙",
        f"阻断 {LABEL} 第1段「{{{{ 半x}}}}",
        f"阻断 {LABEL} 第1段「{{{{ 半x}}}}",
    ]


def everywhere_else() -> bytes:
    """A template with one tag in a formula, both forms of a text box, a picture's text, a field, a link, an endnote
    and the header of the second section."""
    tag = "{{ 文 }}|"
    math = f'<m:oMath xmlns:m="{SPACES["m"]}"><m:r><m:t>{tag}</m:t></m:r></m:oMath>'
    picture = DRAWN.replace('name="图"', f'name="图" descr="{tag}"')
    field = f'<w:r><w:instrText>{tag}</w:instrText></w:r><w:fldSimple w:instr="{tag}"/>'
    link = f'<w:hyperlink w:anchor="a" w:tooltip="{tag}">{run(tag)}</w:hyperlink>'
    box = BOX.replace("{ONE}", tag).replace("{TWO}", tag)
    document = opened(body(template("{{ 单位 }}", "尾"), PLAIN, math + box + picture + field + link))
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = tag
    return with_part(saved(document), "endnotes.xml", "wordprocessingml.endnotes+xml", NOTE.format("endnote", tag))


def there(content: bytes) -> list[str]:
    """What stands where those tags stood."""
    names = ("document", "header1", "endnotes")
    part = {name: etree.fromstring(member(content, f"word/{name}.xml").encode(), HUGE) for name in names}
    letters = ("//m:t", "//mc:Choice//w:t", "//mc:Fallback//w:t", "//w:instrText", "//w:hyperlink//w:t")
    marks = ("//@descr", "//w:fldSimple/@w:instr", "//w:hyperlink/@w:tooltip")
    found = ["".join(str(one.text) for one in part["document"].xpath(path, namespaces=SPACES)) for path in letters]
    found += ["".join(part["document"].xpath(path, namespaces=SPACES)) for path in marks]
    return [*found, *("".join(part[name].itertext()).strip().removeprefix("注") for name in ("header1", "endnotes"))]


@pytest.mark.parametrize("kind", HOSTILE)
def test_data_is_printed_letter_for_letter_in_boxes_formulas_fields_links_and_further_sections(kind: str) -> None:
    made, said = draft(everywhere_else(), {"文": HOSTILE[kind], "单位": "某局"})
    assert there(made) == [f"{HOSTILE[kind]}|"] * 10
    assert [text.split("\n")[0] for text in said] == (
        ["警告 「文」的内容里有花括号标签的写法，照原样印出 [data-braces]"] if kind == "code" else []
    )


def test_signs_that_xml_forbids_are_left_out_there_too() -> None:
    made, said = draft(everywhere_else(), {"文": "甲\x0b乙\ud800丙\ufffe", "单位": "某局"})
    assert there(made) == ["甲乙丙|"] * 10
    assert [text.split("\n")[0] for text in said] == [
        "警告 「文」里有 Word 不允许的字符（U+000B、U+D800、U+FFFE），已删去 [forbidden-character]"
    ]
