"""A template takes in another's body when it is compiled; what cannot come along is told at its place in that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from annualreport.finding import Stop
from annualreport.render import Settings, compile_template, fill, render
from tests.render.word import LABEL, body, changed, lines, opened, saved, template

WORDS = {"单位": "某局", "列": ["甲", "乙"], "空": None}
HOST = template("前{{ 单位 }}", '{%p include "节.docx" %}', "后{% if 单独成文 %}，自己{% endif %}")
INNER = template("节{{ 单位 }}{% if 单独成文 %}，独{% endif %}", "{%p set 名 = 1 %}", "{{ 空 }}")
PARAGRAPH = "<w:p><w:r><w:t>节"


def made(folder: Path, host: bytes = HOST, **files: bytes) -> tuple[list[str], list[str]]:
    """The host filled with the files beside it: its lines and what was said."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    done = fill(compile_template(host, LABEL, Settings(folder=folder)), WORDS, final=False)
    return lines(done.docx), [finding.as_text() for finding in done.findings]


def refused(folder: Path, host: bytes = HOST, **files: bytes) -> list[str]:
    """What was said where the host could not be compiled."""
    with pytest.raises(Stop) as stop:
        made(folder, host, **files)
    return [finding.as_text() for finding in stop.value.findings]


def test_the_body_stands_in_the_paragraph_s_place_and_its_places_name_its_file(tmp_path: Path) -> None:
    text, said = made(tmp_path, 节=INNER)
    assert text == ["前某局", "节某局", "【缺：空】", "后，自己"]
    assert said == [
        "阻断 templates/节.docx 第3段「{{ 空 }}」 「空」没有值，文中印作【缺：空】 [gap]\n"
        "    办法：请在数据里补上；确实没有的，改写模板或文字"
    ]


def test_the_same_file_serves_alone() -> None:
    assert lines(render(INNER, "templates/节.docx", WORDS, final=False).docx)[0] == "节某局，独"


def test_what_was_taken_in_is_told_with_its_content(tmp_path: Path) -> None:
    (tmp_path / "节.docx").write_bytes(INNER)
    compiled = compile_template(HOST, LABEL, Settings(folder=tmp_path))
    assert [(one.name, one.content) for one in compiled.included] == [("节.docx", INNER)]


def test_a_name_set_in_the_file_is_unknown_outside_it(tmp_path: Path) -> None:
    host = template('{%p include "节.docx" %}', "{{ 名 }}")
    text, _ = made(tmp_path, host, 节=INNER)
    assert text[-1] == "【缺：名】"


def test_a_typed_form_of_the_tag_is_taken_in_too(tmp_path: Path) -> None:
    text, said = made(tmp_path, template("｛％p include “节.docx” ％｝"), 节=template("节{{ 单位 }}"))
    assert text == ["节某局"]
    assert said == []


def test_files_may_take_in_others_but_never_themselves(tmp_path: Path) -> None:
    outer = template('{%p include "里.docx" %}')
    text, _ = made(tmp_path, template('{%p include "外.docx" %}'), 外=outer, 里=template("最里{{ 单位 }}"))
    assert text == ["最里某局"]
    twice = template('{%p include "外.docx" %}', "中", '{%p include "里.docx" %}')
    assert made(tmp_path, twice)[0] == ["最里某局", "中", "最里某局"]
    said = refused(tmp_path, template('{%p include "外.docx" %}'), 里=template('{%p include "外.docx" %}'))
    assert said == [
        '阻断 templates/里.docx 第1段「{%p include "外.doc…」 '
        "模板.docx → 外.docx → 里.docx → 外.docx：模板引用了自己 [template-include]\n    办法：请删去其中一处引用"
    ]


def test_a_file_that_is_not_there_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "小节.docx").write_bytes(INNER)
    assert refused(tmp_path) == [
        f'阻断 {LABEL} 第2段「{{%p include "节.doc…」 没有找到要引用的模板「节.docx」 [template-include]\n'
        "    办法：是不是「小节.docx」？"
    ]


def test_a_damaged_file_is_told_at_the_tag_and_at_the_file(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, 节=INNER[:2000])
    assert said.startswith(f'阻断 {LABEL} 第2段「{{%p include "节.doc…」 引用的「节.docx」用不了：')
    assert "    另见：templates/节.docx\n" in said


@pytest.mark.parametrize("name", ["../节.docx", "a/节.docx", "a\\\\节.docx", "/etc/节.docx", ".节.docx"])
def test_only_a_name_beside_the_template_may_be_given(tmp_path: Path, name: str) -> None:
    (said,) = refused(tmp_path, template(f'{{%p include "{name}" %}}'))
    assert "里只能写文件名，不能带路径 [template-include]" in said


@pytest.mark.parametrize("typed", ['{% include "节.docx" %}', '甲{%p include "节.docx" %}', "{%p include 节 %}"])
def test_the_tag_has_one_form(tmp_path: Path, typed: str) -> None:
    (said,) = refused(tmp_path, template(typed), 节=INNER)
    assert ' 写得不对 [template-include]\n    办法：写作 {%p include "文件名.docx" %}，独占正文里的一段' in said


def test_without_a_folder_and_outside_the_body_nothing_is_taken_in(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        compile_template(HOST, LABEL)
    assert "不能写在这里 [template-include]" in stop.value.findings[0].as_text()
    document = opened(template("文"))
    document.sections[0].header.paragraphs[0].text = '{%p include "节.docx" %}'
    (said,) = refused(tmp_path, saved(document), 节=INNER)
    assert said.startswith(f"阻断 {LABEL} 页眉第1段")


def test_a_style_that_the_host_lacks_is_told(tmp_path: Path) -> None:
    inner = body(template("节"), PARAGRAPH, '<w:p><w:pPr><w:pStyle w:val="别样"/></w:pPr><w:r><w:t>节')
    text, said = made(tmp_path, template('{%p include "节.docx" %}'), 节=inner)
    assert text == ["节"]
    assert said == [
        "警告 templates/节.docx 第1段「节」 引用的模板用了样式「别样」，本模板里没有，会印成正文的样子 "
        f"[template-include-style]\n    办法：请在 {LABEL} 里加上同名样式，或改用两份模板都有的样式"
    ]


def styled(content: bytes, *names: str) -> bytes:
    """A file with styles of these names, numbered from Style1, the first paragraph in the last of them."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="Style{number}"><w:name w:val="{name}"/></w:style>'
        for number, name in enumerate(names, 1)
    )

    def change(members: dict[str, bytes]) -> None:
        styles, document = members["word/styles.xml"].decode(), members["word/document.xml"].decode()
        members["word/styles.xml"] = styles.replace("</w:styles>", f"{made}</w:styles>").encode()
        mark = f'<w:p><w:pPr><w:pStyle w:val="Style{len(names)}"/></w:pPr>'
        members["word/document.xml"] = document.replace("<w:p>", mark, 1).encode()

    return changed(content, change)


def test_a_style_is_the_host_s_of_the_same_name_whatever_its_number(tmp_path: Path) -> None:
    host = styled(template("题", '{%p include "节.docx" %}'), "公文正文", "Body Of It", "公文标题")
    for name, number in (("公文正文", 1), ("body of it", 2), ("公文标题", 3)):
        inner = styled(template("节"), "别的", name)
        (tmp_path / "节.docx").write_bytes(inner)
        done = fill(compile_template(host, LABEL, Settings(folder=tmp_path)), WORDS, final=False)
        assert done.findings == ()
        assert [one.style.style_id for one in opened(done.docx).paragraphs] == ["Style3", f"Style{number}"]


def test_a_style_with_the_number_of_another_one_is_told_by_its_name_and_does_not_take_its_look(tmp_path: Path) -> None:
    host = styled(template("题", '{%p include "节.docx" %}'), "公文标题")
    (tmp_path / "节.docx").write_bytes(styled(template("节"), "公文正文"))
    done = fill(compile_template(host, LABEL, Settings(folder=tmp_path)), WORDS, final=False)
    (said,) = [finding.as_text() for finding in done.findings]
    assert "引用的模板用了样式「公文正文」，本模板里没有，会印成正文的样子 [template-include-style]" in said
    assert [one.style.name for one in opened(done.docx).paragraphs] == ["公文标题", "Normal"]


NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>节'
LINKED = (
    '<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
    "<w:r><w:t>节"
)
NOTED = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>节'


@pytest.mark.parametrize(("xml", "kind"), [(NUMBERED, "自动编号"), (LINKED, "链接"), (NOTED, "脚注")])
def test_what_hangs_on_other_parts_of_its_file_is_told(tmp_path: Path, xml: str, kind: str) -> None:
    assert refused(tmp_path, 节=body(template("节"), PARAGRAPH, xml)) == [
        f"阻断 templates/节.docx 第1段「节」 引用的模板里有{kind}，带不过来 [template-include-tied]\n"
        "    办法：请改成文字，或写进引用它的模板里"
    ]


def test_pages_and_remarks_of_the_file_stay_behind(tmp_path: Path) -> None:
    inner = body(
        template("节"),
        PARAGRAPH,
        '<w:p><w:pPr><w:sectPr/></w:pPr><w:commentRangeStart w:id="1"/><w:bookmarkStart w:id="0" w:name="书"/>'
        '<w:bookmarkEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:t>节',
    )
    (tmp_path / "节.docx").write_bytes(inner)
    done = fill(compile_template(HOST, LABEL, Settings(folder=tmp_path)), WORDS, final=True)
    document = opened(done.docx)
    assert len(document.sections) == 1
    assert document.element.xpath("//w:bookmarkStart/@w:id") == ["1"]
    assert document.element.xpath("//w:commentRangeStart") == []


def test_a_block_left_open_in_the_file_is_told_there(tmp_path: Path) -> None:
    said = refused(tmp_path, 节=template("{%p if 单位 %}", "节"))
    assert said[0].startswith("阻断 templates/节.docx 第1段「{%p if 单位 %}」 {%p if 单位 %} 没有对应的结束标签")
