"""How a Word file is set is read from its sections, styles and runs."""

from __future__ import annotations

from annualreport.outline import Layout, docx
from annualreport.outline.records import Page
from tests.outline.word import W, p, package, r, root, tbl, tc, tr

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/></w:sectPr>'
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="标题 1"/><w:basedOn w:val="N"/>'
    '<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="甲"/><w:basedOn w:val="L2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="乙"/><w:basedOn w:val="L1"/></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:name w:val="字符"/></w:style>'
)


def layout(body: str, styles: str = STYLES, **parts: str) -> Layout:
    found = docx.read(package(body, styles, {name + ".xml": text for name, text in parts.items()}), "年报.docx").layout
    assert found
    return found


def setting(body: str) -> tuple[str, int | None, int | None, bool]:
    one = layout(body).settings[0]
    return one.font, one.size, one.line, one.exact


def styled(properties: str, *runs: tuple[str, str]) -> str:
    written = "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>" for look, text in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{written}</w:p>"


def test_paper_and_margins_are_those_of_every_section() -> None:
    body = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>" + p("正文") + '<w:sectPr><w:pgSz w:w="x" w:h="-5"/></w:sectPr>'
    assert layout(body).pages == (
        Page(11906, 16838, 2098, 1474, 1984, 1587),
        Page(None, -5, None, None, None, None),
    )


def test_a_paragraph_is_set_as_its_style_and_those_below_it_say() -> None:
    assert setting(p("正文")) == ("仿宋_GB2312", 21, 579, True)
    assert setting(p("标题", "H")) == ("黑体", 32, 579, True)
    assert setting(p("正文", "没有的样式")) == ("仿宋_GB2312", 21, 579, True)
    assert setting(p("正文", "L1")) == ("", 21, None, False)


def test_what_the_paragraph_and_most_of_its_letters_say_goes_before_the_style() -> None:
    own = '<w:spacing w:line="360" w:lineRule="auto"/>'
    song = '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="24"/>'
    assert setting(styled(own, ("", "短"), (song, "长长的一段文字"))) == ("宋体", 24, 360, False)
    assert setting(styled("", ("", "长长的一段文字"), (song, "短"))) == ("仿宋_GB2312", 21, 579, True)


def test_a_document_without_styles_says_nothing_of_its_letters() -> None:
    one = layout(r"<w:p><w:r><w:t>正文</w:t></w:r></w:p>", "").settings[0]
    assert (one.font, one.size, one.line, one.exact) == ("", None, None, False)


def test_page_numbers_are_fields_of_header_or_footer() -> None:
    simple = root("ftr", '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>')
    complex_ = root("hdr", "<w:p><w:r><w:instrText>page \\* MERGEFORMAT</w:instrText></w:r></w:p>")
    other = root("ftr", "<w:p><w:r><w:instrText> NUMPAGES </w:instrText></w:r></w:p>")
    assert layout(p("正文"), footer1=simple).page_numbers
    assert layout(p("正文"), header1=complex_).page_numbers
    assert not layout(p("正文"), footer1=other).page_numbers
    assert not layout(p("正文")).page_numbers


def test_tables_say_whether_their_head_is_repeated() -> None:
    repeated = tbl(tr(tc("列"), before="<w:tblHeader/>"), tr(tc("1")))
    off = tbl(tr(tc("列"), before='<w:tblHeader w:val="0"/>'))
    heads = layout(repeated + tbl(tr(tc("列"))) + off + "<w:tbl/>").heads
    assert [(place.where, kept) for place, kept in heads] == [
        ("第1个表格", True),
        ("第2个表格", False),
        ("第3个表格", False),
        ("第4个表格", False),
    ]


def test_pictures_are_found_in_the_paragraphs_of_the_body() -> None:
    picture = f'<w:p xmlns:w="{W}"><w:r><w:drawing/><w:pict/></w:r></w:p>'
    in_a_cell = tbl(tr(tc(inside="<w:p><w:r><w:drawing/></w:r></w:p>")))
    assert [place.where for place in layout(p("一") + picture + in_a_cell + p("二")).pictures] == ["第2段"]


def test_a_file_without_a_body_has_no_layout() -> None:
    from tests.outline.word import zipped

    empty = zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'})
    assert docx.read(empty, "年报.docx").layout is None


def test_runs_without_properties_of_their_own_count_as_the_paragraph() -> None:
    assert setting(f"<w:p>{r('正文')}</w:p>") == ("仿宋_GB2312", 21, 579, True)
