"""docxtpl's own features give the same document as docxtpl, and its objects may be given by programs."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from lxml import etree

from annualreport.finding import Stop
from annualreport.render import compile_template, fill, objects, render
from annualreport.render.filling import fill_full
from tests.render.test_filling import with_footnotes
from tests.render.word import LABEL, body, cells, changed, draft, lines, member, opened, saved, stopped, template

COLUMNS = [["名", "{%tc for 列 in 列们 %}", "{{ 列 }}", "{%tc endfor %}"]]
ROWS = [["号", "名"], ["{%tr for 行 in 行们 %}", ""], ["{{ 行.号 }}", "{{ 行.名 }}"], ["{%tr endfor %}", ""]]
MERGED = [["号", "名"], ["{%tr for 行 in 行们 %}", ""], ["{% vm %}同", "{{ 行.名 }}"], ["{%tr endfor %}", ""]]
ACROSS = [["{%tc for 列 in 列们 %}", "{% hm %}题", "{%tc endfor %}"]]
CHOSEN = [["{%tr if 真 %}", ""], ["{{ 单位 }}", "在"], ["{%tr else %}", ""], ["不", "在"], ["{%tr endif %}", ""]]
CELLS = [["{% colspan 列们|length %}宽", "{% cellbg 色 %}色"]]
WORDS: dict[str, Any] = {
    "单位": "某局",
    "列们": ["甲", "乙", "丙"],
    "行们": [{"号": 1, "名": "子"}, {"号": 2, "名": "丑"}],
    "色": "FF0000",
    "真": True,
    "号": "A & B < C > D",
}


def headed() -> bytes:
    """A template with header and footer."""
    document = opened(template("正文{{ 单位 }}"))
    document.sections[0].header.paragraphs[0].text = "{{ 单位 }}"
    document.sections[0].footer.paragraphs[0].text = "{% if 真 %}第一页{% endif %}"
    return saved(document)


FEATURES = {
    "values": template("{{ 单位 }}的{{ 列们[1] }}，{{ 行们|length }}行"),
    "paragraphs": template("{%p for 行 in 行们 %}", "{{ 行.号 }}、{{ 行.名 }}", "{%p endfor %}", "完"),
    "inline": template("{% for 列 in 列们 %}{{ 列 }}{% if not loop.last %}、{% endif %}{% endfor %}。"),
    "conditions": template("{%p if 真 %}", "有", "{%p else %}", "无", "{%p endif %}"),
    "rows": template(table=ROWS),
    "columns": template(table=COLUMNS),
    "merged down": template(table=MERGED),
    "merged across": template(table=ACROSS),
    "span and colour": template(table=CELLS),
    "comment": template("前{# 说明 #}后"),
    "escape": template("{{ 号 }}|{{ 号|e }}"),
    "rows chosen": template(table=CHOSEN),
    "nested": template("{%p for 行 in 行们 %}", "{% for 列 in 列们 %}{{ 行.名 }}{{ 列 }}{% endfor %}", "{%p endfor %}"),
    "braces": template("{_{ 花 }_} {_% 号 %_}"),
    "trimmed": template("甲{%- if 真 %}乙{% endif -%}丙"),
    "header and footer": headed(),
}


def canonical(content: bytes) -> dict[str, str]:
    """The parts that hold text, each in canonical form, to the last attribute."""
    made: dict[str, str] = {}
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        try:
            root = etree.fromstring(member(content, name).encode())
        except KeyError:
            continue
        made[name] = etree.tostring(root, method="c14n").decode()
    return made


def by_docxtpl(content: bytes, words: dict[str, Any]) -> bytes:
    """What docxtpl itself makes."""
    document = DocxTemplate(io.BytesIO(content))
    document.render(words, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("feature", FEATURES)
def test_the_document_is_the_same_as_docxtpl_s(feature: str) -> None:
    content = FEATURES[feature]
    assert canonical(render(content, LABEL, WORDS, final=True).docx) == canonical(by_docxtpl(content, WORDS))


@pytest.mark.parametrize("feature", FEATURES)
def test_the_full_way_gives_the_same_as_docxtpl_too(feature: str) -> None:
    compiled = compile_template(FEATURES[feature], LABEL)
    made = fill_full(objects(compiled), compiled, WORDS, final=True).docx
    assert canonical(made) == canonical(by_docxtpl(FEATURES[feature], WORDS))


def test_rich_text_is_printed_in_its_own_runs_as_by_docxtpl() -> None:
    rich = RichText("红", color="FF0000", bold=True)
    rich.add("与<黑>")
    content = template("前{{r 文 }}后", "{{ 单位 }}")
    made = render(content, LABEL, {"文": rich, "单位": "某局"}, final=True).docx
    assert canonical(made) == canonical(by_docxtpl(content, {"文": rich, "单位": "某局"}))
    assert lines(made) == ["前红与<黑>后", "某局"]


def test_a_plain_value_beside_rich_text_is_not_lost() -> None:
    made = render(template("{{r 文 }}|{{r 单位 }}"), LABEL, {"文": RichText("红"), "单位": "A&B"}, final=True).docx
    assert lines(made) == ["红|A&B"]


def test_paragraphs_of_rich_text_stand_in_the_place_of_their_own() -> None:
    rich = RichTextParagraph("题", parastyle="Heading1")
    rich.add("文<一>")
    content = template("前", "{{p 文 }}", "后")
    made = render(content, LABEL, {"文": rich}, final=True).docx
    assert canonical(made) == canonical(by_docxtpl(content, {"文": rich}))
    assert lines(made) == ["前", "题", "文<一>", "后"]


def test_a_link_leads_where_docxtpl_s_leads() -> None:
    def linked(document: DocxTemplate) -> dict[str, Any]:
        """The words with a link of the document's own."""
        return {"文": RichText("网站", url_id=document.build_url_id("https://www.example.cn/?a=1&b=2")), "单位": "某局"}

    assert_as_by_docxtpl(template("见{{r 文 }}。", "{{ 单位 }}"), linked)


def test_a_link_made_from_another_document_is_told_and_never_left_leading_nowhere() -> None:
    compiled = compile_template(template("见{{r 文 }}。"), LABEL)
    link = RichText("网站", url_id=objects(compiled).build_url_id("https://www.example.cn/"))
    with pytest.raises(Stop) as stop:
        fill(compiled, {"文": link}, final=True)
    assert stop.value.findings[0].as_text() == (
        f"阻断 {LABEL} 有图片或链接指向的内容不在文件里，Word 会要求修复 [output-loose-link]\n"
        "    办法：请检查模板的这一处；改好后重新生成"
    )


def test_a_document_inside_the_document_is_the_same_as_docxtpl_s(tmp_path: Path) -> None:
    (tmp_path / "附.docx").write_bytes(template("附件一", table=[["甲", "乙"]]))

    def subdocuments(document: DocxTemplate) -> dict[str, Any]:
        """The words with one document made here and one read from a file."""
        made = document.new_subdoc()
        made.add_paragraph("子 & 文")
        return {"子": made, "附": document.new_subdoc(str(tmp_path / "附.docx")), "单位": "某局"}

    made = assert_as_by_docxtpl(template("{{ 单位 }}", "{{p 子 }}", "{{p 附 }}"), subdocuments)
    assert lines(made)[:3] == ["某局", "子 & 文", "附件一"]
    assert cells(made) == [["甲", "乙"]]


def assert_as_by_docxtpl(content: bytes, words: Callable[[DocxTemplate], dict[str, Any]]) -> bytes:
    """Fill with words made from the document itself, here and by docxtpl; the same body, the same relations."""
    compiled = compile_template(content, LABEL)
    full = objects(compiled)
    made = fill(compiled, words(full), final=True, full=full).docx
    theirs = DocxTemplate(io.BytesIO(content))
    theirs.render(words(theirs), autoescape=True)
    stream = io.BytesIO()
    theirs.save(stream)
    assert canonical(made) == canonical(stream.getvalue())
    relations = "word/_rels/document.xml.rels"
    assert member(made, relations) == member(stream.getvalue(), relations)
    return made


def test_a_listing_keeps_its_lines() -> None:
    content = template("{{ 文 }}")
    words = {"文": Listing("一\n二 & <三>")}
    assert canonical(render(content, LABEL, words, final=True).docx) == canonical(by_docxtpl(content, words))


def test_a_picture_is_put_in(tmp_path: Path) -> None:
    picture = tmp_path / "点.png"
    picture.write_bytes(PNG)
    compiled = compile_template(template("{{ 图 }}", "{{ 单位 }}"), LABEL)
    image = InlineImage(objects(compiled), str(picture))
    made = fill(compiled, {"图": image, "单位": "甲\n乙"}, final=True).docx
    assert len(opened(made).inline_shapes) == 1
    assert lines(made) == ["", "甲", "乙"]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def test_gaps_and_trespasses_are_told_the_same_way_beside_rich_text() -> None:
    rich = {"文": RichText("红"), "空": None}
    made = render(template("{{r 文 }}", "{{ 空 }}"), LABEL, rich, final=False)
    assert [finding.as_text().split("\n")[0] for finding in made.findings] == [
        f"阻断 {LABEL} 第2段「{{{{ 空 }}}}」 「空」没有值，文中印作【缺：空】 [gap]"
    ]
    assert lines(made.docx) == ["红", "【缺：空】"]
    with pytest.raises(Stop) as stop:
        render(template("{{r 文 }}", "{{ ''.__class__ }}"), LABEL, rich, final=False)
    assert stop.value.findings[0].rule == "template-forbidden"


def test_beside_rich_text_every_fault_and_gap_has_its_place_too() -> None:
    rich = {"文": RichText("红"), "空": None, "数": 0}
    for tag in ("{{ 1 // 数 }}", "{{ ''.__class__ }}"):
        (said,) = stopped(template("{{r 文 }}", "中", "{{r 文 }}", tag), rich)
        assert said.startswith(f"阻断 {LABEL} 第4段「{tag}」 「{tag[2:-2].strip()}」")
    _, told = draft(template("{{r 文 }}", "{{ 空 }}{{ 无此 }}", "{% if 也无 %}{% endif %}{{ 空 }}"), rich)
    assert [text.split("\n")[0] for text in told if "「空」" in text] == [
        f"阻断 {LABEL} 第2段「{{{{ 空 }}}}{{{{ 无此 }}}}」 「空」没有值，文中印作【缺：空】 [gap]"
    ]
    assert any("模板里的词「也无」不认识，当作没有 [unknown-word]" in text for text in told)


def related(members: dict[str, bytes]) -> None:
    """The footnotes belong to the document."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    entry = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    name = "word/_rels/document.xml.rels"
    members[name] = members[name].replace(b"</Relationships>", entry)


def test_footnotes_are_filled_once_and_data_is_never_run_beside_rich_text() -> None:
    document = opened(template("{{r 富 }}"))
    document.add_section()
    document.add_section()
    content = changed(changed(saved(document), with_footnotes), related)
    made = render(content, LABEL, {"富": RichText("红"), "文": "{{ 7*7 }}"}, final=False)
    assert "注：{{ 7*7 }}<" in member(made.docx, "word/footnotes.xml")


def test_a_template_that_reads_well_in_a_link_is_the_same_as_docxtpl_s() -> None:
    content = body(
        template("{{ 单位 }}"),
        "<w:r><w:t>{{ 单位 }}</w:t></w:r>",
        '<w:hyperlink w:anchor="a"><w:r><w:t>{{ 单</w:t></w:r><w:r><w:t>位 }}</w:t></w:r></w:hyperlink>',
    )
    made = render(content, LABEL, WORDS, final=True).docx
    assert opened(made).paragraphs[0]._p.xpath("string(w:hyperlink)") == "某局"
    assert cells(template(table=[["甲"]])) == [["甲"]]
