"""Text that a style hides, that has the colour of what it stands on, or that stands beyond the page stops a release."""

from __future__ import annotations

import io

import pytest

from annualreport.publishing.cleaning import clean
from tests.publishing.planting import (
    BODY,
    changed,
    joined,
    pictured,
    png,
    related,
    run,
    with_body,
    with_text,
)
from tests.publishing.test_cleaning import LABEL, TITLE, UNIT, W14, Plant, body, cleaned, text

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = "看不见的话"
SEEN, AWAY, INDENTED = "颜色与底色相同", "移到了页面以外", "缩进到了页面以外"


def with_style(docx: bytes, markup: str) -> bytes:
    """The file with one more style."""
    return changed(docx, "word/styles.xml", "</w:styles>", markup + "</w:styles>")


def style(kind: str, inner: str, more: str = "") -> str:
    """A style of which everything is said but its kind and what it holds."""
    return f'<w:style w:type="{kind}" w:styleId="X"><w:name w:val="机密"/>{inner}</w:style>{more}'


def child(kind: str, markup: str = "") -> str:
    """A style based on the other."""
    return f'<w:style w:type="{kind}" w:styleId="Y"><w:name w:val="一般"/><w:basedOn w:val="X"/>{markup}</w:style>'


def by_character(inner: str, run_style: str = "X", more: str = "") -> Plant:
    """Words in a character style."""
    return lambda docx: with_text(with_style(docx, style("character", inner, more)), f'<w:rStyle w:val="{run_style}"/>')


def by_paragraph(inner: str, named: str = "X", more: str = "", letters: str = "") -> Plant:
    """Words in a paragraph style."""
    return lambda docx: with_text(
        with_style(docx, style("paragraph", inner, more)), letters, paragraph=f'<w:pStyle w:val="{named}"/>'
    )


def table(inner: str, look: str = "", cells: str = "") -> Plant:
    """Words in the first cell of a table of two rows and columns in a table style."""
    one, empty = f"<w:tc>{cells}<w:p>{run('', WORDS)}</w:p></w:tc>", "<w:tc><w:p/></w:tc>"
    markup = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="X"/><w:tblLook {look}/></w:tblPr><w:tr>{one}{empty}</w:tr>'
        f"<w:tr>{empty}{empty}</w:tr></w:tbl>"
    )
    return lambda docx: with_body(with_style(docx, style("table", inner)), markup)


def part_of(kind: str, inner: str) -> str:
    """What a table style says of a part of the table."""
    return f'<w:tblStylePr w:type="{kind}">{inner}</w:tblStylePr>'


def lined(paragraph: str) -> Plant:
    """Words in a paragraph with these properties."""
    return lambda docx: with_text(docx, "", paragraph=paragraph)


def box(text: str = WORDS) -> str:
    """What a text box holds."""
    return f"<w:txbxContent><w:p>{run('', text)}</w:p></w:txbxContent>"


def anchored(
    place: str, size: str = 'cx="1800000" cy="720000"', filled: str = "", letters: str = "", hidden: str = ""
) -> Plant:
    """Words in a text box of today."""
    inner = f"<w:txbxContent><w:p>{run(letters, WORDS)}</w:p></w:txbxContent>"
    return body(
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}">{place}<wp:extent {size}/><wp:docPr id="1" name="a"{hidden}/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp xmlns:wps="{WPS}"><wps:spPr>{filled}</wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def at(across: str, down: str = '<wp:positionV relativeFrom="page"><wp:posOffset>720000</wp:posOffset></wp:positionV>'):
    """Where a drawing stands."""
    return f'<wp:positionH relativeFrom="page"><wp:posOffset>{across}</wp:posOffset></wp:positionH>{down}'


def shape(css: str, more: str = "") -> Plant:
    """Words in a text box of old."""
    return body(
        f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{css}" {more}><v:textbox>{box()}'
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def listed(docx: bytes) -> bytes:
    """Words in a list whose level is indented off the page."""
    level = '<w:lvl w:ilvl="0"><w:pPr><w:ind w:left="-9000"/></w:pPr></w:lvl>'
    kinds = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    content = (
        f'<w:numbering xmlns:w="{WORD}">{kinds}<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    docx = related(joined(docx, "word/numbering.xml", content.encode()), "numbering", "numbering.xml", id="rId902")
    return with_text(docx, "", paragraph='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')


def noted(docx: bytes) -> bytes:
    """A footnote that nothing refers to."""
    content = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p>{run("", WORDS)}</w:p></w:footnote></w:footnotes>'
    )
    return related(joined(docx, "word/footnotes.xml", content.encode()), "footnotes", "footnotes.xml", id="rId902")


def coloured(colour: str, letters: str) -> Plant:
    """Words on a page with a background."""
    return lambda docx: with_text(
        changed(docx, BODY, "<w:body>", f'<w:background w:color="{colour}"/><w:body>'), f'<w:color w:val="{letters}"/>'
    )


def cropped(docx: bytes) -> bytes:
    """A picture of which a part is cut off."""
    return changed(pictured(docx, png()), BODY, "</pic:blipFill>", '<a:srcRect l="25000"/></pic:blipFill>')


def picture_at(place: str, hidden: str = "") -> Plant:
    """A picture anchored somewhere."""

    def plant(docx: bytes) -> bytes:
        docx = changed(pictured(docx, png()), BODY, "</wp:inline>", "</wp:anchor>")
        docx = changed(docx, BODY, '<wp:docPr id="1"', f'{place}<wp:docPr{hidden} id="1"')
        return changed(docx, BODY, "<wp:inline", "<wp:anchor")

    return plant


VANISH, WHITE = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
DARK = '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>'
FIRST_ROW = 'w:firstRow="1"'
NAMED = "，见样式「机密」"
STOPPED: dict[str, tuple[Plant, str]] = {
    "hidden by a character style's base": (by_character(VANISH, "Y", child("character")), f"隐藏{NAMED}"),
    "hidden by a paragraph style": (by_paragraph(VANISH), f"隐藏{NAMED}"),
    "hidden by a paragraph style's base, not put off by what is based on it": (
        by_paragraph(VANISH, "Y", child("paragraph", '<w:rPr><w:vanish w:val="0"/></w:rPr>')),
        f"隐藏{NAMED}",
    ),
    "white by a character style": (by_character(WHITE), SEEN + NAMED),
    "white by a paragraph style's base": (by_paragraph(WHITE, "Y", child("paragraph")), SEEN + NAMED),
    "hidden by a table style": (table(VANISH), f"隐藏{NAMED}"),
    "hidden in a table style's first row": (table(part_of("firstRow", VANISH), FIRST_ROW), f"隐藏{NAMED}"),
    "white in a table style's first row": (table(part_of("firstRow", WHITE), FIRST_ROW), SEEN + NAMED),
    "first row as older programs write it": (table(part_of("firstRow", VANISH), 'w:val="0020"'), f"隐藏{NAMED}"),
    "hidden in a corner": (
        table(part_of("nwCell", VANISH), 'w:firstRow="1" w:firstColumn="1"'),
        f"隐藏{NAMED}",
    ),
    "hidden in a stripe": (table(part_of("band1Horz", VANISH)), f"隐藏{NAMED}"),
    "white, and the cell takes the style's dark ground away": (
        table(part_of("firstRow", WHITE + DARK), FIRST_ROW, '<w:tcPr><w:shd w:val="clear" w:fill="auto"/></w:tcPr>'),
        SEEN + NAMED,
    ),
    "black on a ground of the table style": (
        table('<w:rPr><w:color w:val="000000"/></w:rPr><w:tcPr><w:shd w:val="solid" w:color="000000"/></w:tcPr>'),
        SEEN + NAMED,
    ),
    "flat line by its style": (
        by_paragraph('<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'),
        "行高 1 磅",
    ),
    "theme's white though saved as black": (
        lambda docx: with_text(docx, '<w:color w:val="000000" w:themeColor="background1"/>'),
        SEEN,
    ),
    "of the page's colour": (coloured("1F4E79", "1F4E79"), SEEN),
    "white on a coloured page": (coloured("1F4E79", "FFFFFF"), f"{SEEN}，打印时没有页面颜色"),
    "transparent": (
        lambda docx: with_text(docx, f'<w14:textFill xmlns:w14="{W14}"><w14:noFill/></w14:textFill>'),
        "颜色透明",
    ),
    "nearly transparent": (
        lambda docx: with_text(
            docx,
            f'<w14:textFill xmlns:w14="{W14}"><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha '
            'w14:val="99000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
        ),
        "颜色透明",
    ),
    "one upon the other": (
        lambda docx: with_text(docx, '<w:spacing w:val="-320"/><w:sz w:val="32"/>'),
        "字间距 -16 磅，叠在一起",
    ),
    "lowered": (lambda docx: with_text(docx, '<w:position w:val="-400"/>'), "下降 200 磅"),
    "in a cell that another has swallowed": (
        table("", cells="<w:tcPr><w:vMerge/></w:tcPr>"),
        "在已被合并的单元格里",
    ),
    "footnote that nothing refers to": (noted, "没有引用的注释"),
    "in what only old programs show": (
        body(
            f'<w:p><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{run("", "别的")}</mc:Choice>'
            f"<mc:Fallback>{run('', WORDS)}</mc:Fallback></mc:AlternateContent></w:p>"
        ),
        "只有旧版程序显示",
    ),
    "indented to the left": (lined('<w:ind w:left="-6000"/>'), INDENTED),
    "indented by letters": (lined('<w:ind w:leftChars="-2000" w:left="0"/>'), INDENTED),
    "first line to the left": (lined('<w:ind w:hanging="6000"/>'), INDENTED),
    "indented to the right": (lined('<w:ind w:left="14000"/>'), INDENTED),
    "beyond the right edge": (lined('<w:ind w:end="-30000"/>'), INDENTED),
    "indented by its style": (by_paragraph('<w:pPr><w:ind w:left="-6000"/></w:pPr>'), INDENTED),
    "indented by its list": (listed, INDENTED),
    "frame to the left": (lined('<w:framePr w:w="2000" w:hAnchor="page" w:x="-9000" w:y="100"/>'), AWAY),
    "frame below": (lined('<w:framePr w:vAnchor="page" w:y="20000"/>'), AWAY),
    "frame too small": (lined('<w:framePr w:w="2000" w:h="20" w:hRule="exact"/>'), "框只有 1 磅"),
    "text box to the left": (anchored(at("-9144000")), AWAY),
    "text box below": (
        anchored(
            at("0", '<wp:positionV relativeFrom="paragraph"><wp:posOffset>91440000</wp:posOffset></wp:positionV>')
        ),
        AWAY,
    ),
    "text box far away": (anchored(at("914400000000")), AWAY),
    "text box too small": (anchored(at("720000"), 'cx="1800000" cy="12700"'), "框只有 1 磅"),
    "black in a black text box": (
        anchored(at("720000"), filled='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'),
        SEEN,
    ),
    "hidden text box": (anchored(at("720000"), hidden=' hidden="1"'), "在隐藏的图形里"),
    "old text box to the left": (
        shape("position:absolute;margin-left:-900pt;margin-top:0;width:90pt;height:20pt"),
        AWAY,
    ),
    "old text box below": (shape("position:absolute;margin-left:9pt;margin-top:40in;width:90pt"), AWAY),
    "old text box too small": (shape("width:90pt;height:1pt"), "框只有 1 磅"),
    "black in an old black text box": (shape("width:90pt;height:20pt", 'fillcolor="#000000"'), SEEN),
}


@pytest.mark.parametrize(("plant", "why"), STOPPED.values(), ids=STOPPED)
def test_text_that_no_reader_sees_stops_the_release_and_says_why_and_where(docx: bytes, plant: Plant, why: str):
    made, findings = clean(plant(docx), LABEL, TITLE, UNIT)
    assert made is None
    assert [one.message for one in findings] == [f"有看不见的文字（{why}）"]
    assert (findings[0].stops, findings[0].hint) == (True, "请在模板里删去这些文字，或改成看得见的样子")
    assert any(WORDS in place.where or "个表格第1行第1列" in place.where for place in findings[0].places)


SHUT: dict[str, tuple[Plant, str]] = {
    "table to the left": (
        body(
            '<w:tbl><w:tblPr><w:tblInd w:w="-20000"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
            f"<w:tr><w:tc><w:p>{run('', WORDS)}</w:p></w:tc></w:tr></w:tbl>"
        ),
        f"有看不见的表格（{AWAY}）",
    ),
    "floating table above": (
        body(
            '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="page" w:tblpY="-9000"/></w:tblPr><w:tr><w:tc>'
            f"<w:p>{run('', WORDS)}</w:p></w:tc></w:tr></w:tbl>"
        ),
        f"有看不见的表格（{AWAY}）",
    ),
    "picture off the page": (picture_at(at("-91440000")), f"有看不见的图片（{AWAY}）"),
    "hidden picture": (picture_at(at("720000"), ' hidden="1"'), "有看不见的图片（隐藏）"),
    "cropped picture": (cropped, "图片裁剪过，裁掉的部分还在文件里，别人可以还原"),
    "GIF": (
        lambda docx: pictured(docx, b"GIF89a", "word/media/a.gif"),
        "图片是 GIF 格式，不是 PNG 或 JPEG，里面可能带有看不见的内容",
    ),
}


@pytest.mark.parametrize(("plant", "message"), SHUT.values(), ids=SHUT)
def test_a_table_or_a_picture_that_shows_less_than_it_holds_stops_the_release(docx: bytes, plant: Plant, message: str):
    made, findings = clean(plant(docx), LABEL, TITLE, UNIT)
    assert made is None
    assert [one.message for one in findings] == [message]
    assert findings[0].places[0].where.startswith("第")
    assert findings[0].hint.startswith("请在模板里")


def test_a_picture_of_another_kind_says_what_to_do(docx: bytes):
    _, findings = clean(pictured(docx, b"GIF89a", "word/media/a.gif"), LABEL, TITLE, UNIT)
    assert findings[0].as_text() == (
        "阻断 年报.docx 第44段 图片是 GIF 格式，不是 PNG 或 JPEG，里面可能带有看不见的内容 [release-picture]\n"
        "    办法：请在模板里右击这张图片，选「另存为图片」，存成 PNG 或 JPEG；再删去原图，插入存好的图片"
    )


PASSING: dict[str, Plant] = {
    "white on the dark first row of its table style": table(part_of("firstRow", WHITE + DARK), FIRST_ROW),
    "white on the dark ground of its table style, written at the letters": lambda docx: changed(
        table(part_of("firstRow", DARK), FIRST_ROW)(docx), BODY, "<w:rPr></w:rPr>", WHITE
    ),
    "hidden in a first row that the table does not take over": table(part_of("firstRow", VANISH), 'w:firstRow="0"'),
    "hidden in the last row, in which it does not stand": table(part_of("lastRow", VANISH), 'w:lastRow="1"'),
    "hidden by its style and shown by itself": by_paragraph(VANISH, letters='<w:vanish w:val="0"/>'),
    "white by its style and black by itself": by_paragraph(WHITE, letters='<w:color w:val="000000"/>'),
    "white on a dark paragraph style": by_paragraph(WHITE + '<w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr>'),
    "black on a light page": coloured("F2F2F2", "000000"),
    "indented a little beyond the margin": lined('<w:ind w:left="-400" w:right="-400"/>'),
    "hanging numbers": lined('<w:ind w:left="640" w:hanging="640"/>'),
    "frame in the margin": lined('<w:framePr w:w="900" w:hAnchor="page" w:x="300" w:vAnchor="page" w:y="300"/>'),
    "frame in the footer's middle": lined('<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="1"/>'),
    "text box on the page": anchored(at("720000")),
    "text box partly in the margin": anchored(at("-720000")),
    "white in a dark text box": anchored(
        at("720000"),
        filled='<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>',
        letters='<w:color w:val="FFFFFF"/>',
    ),
    "old text box on the page": shape("position:absolute;margin-left:10pt;margin-top:-20pt;width:90pt;height:20pt"),
    "letters a little closer": lambda docx: with_text(docx, '<w:spacing w:val="-5"/>'),
    "raised note": lambda docx: with_text(docx, '<w:position w:val="12"/>'),
}


def test_of_all_table_styles_that_word_brings_only_one_hides_a_cell():
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document, stream = docx.Document(), io.BytesIO()
    for one in document.styles:
        if one.type == WD_STYLE_TYPE.TABLE:
            made = document.add_table(3, 3, style=one)
            for row in made.rows:
                for cell in row.cells:
                    cell.text = one.name
    document.save(stream)
    _, findings = clean(stream.getvalue(), LABEL, TITLE, UNIT)
    assert [(one.message, [place.where for place in one.places]) for one in findings] == [
        (
            f"有看不见的文字（{SEEN}，见样式「Colorful Shading Accent 3」）",
            ["第83个表格第1行第1列「Colorful Shading A…」"],
        )
    ]


@pytest.mark.parametrize("plant", PASSING.values(), ids=PASSING)
def test_text_that_is_seen_is_published(docx: bytes, plant: Plant):
    assert WORDS in "".join(text(cleaned(plant(docx))))
