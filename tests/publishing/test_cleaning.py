"""A Word file is published without what tells of people and machines, and not at all with what a person must see to."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from lxml import etree

from annualreport.outline import docx as word
from annualreport.publishing.cleaning import clean, pictures
from annualreport.render import output_check
from tests.publishing.planting import (
    BODY,
    OFFICE,
    RELATIONS,
    changed,
    field,
    joined,
    jpeg,
    members,
    pictured,
    png,
    related,
    run,
    with_body,
    with_text,
)

LABEL = "年报.docx"
TITLE, UNIT = "虚构市教育局2020年政府信息公开工作年度报告", "虚构市教育局"
NAME, PHONE = "赵无名", "13900000000"
"""An invented person, planted in many places."""
EXIF = b"Exif\0\0" + NAME.encode()
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

Plant = Callable[[bytes], bytes]


def cleaned(docx: bytes) -> bytes:
    """The file as it is published; it must be publishable."""
    made, findings = clean(docx, LABEL, TITLE, UNIT)
    assert made is not None, [one.as_text() for one in findings]
    assert findings == ()
    return made


def text(docx: bytes) -> list[str]:
    """Everything that a reader reads."""
    return [line for line, _ in word.read(docx, LABEL).lines()]


def custom_xml(docx: bytes) -> bytes:
    """A store of custom data with a relation to it."""
    docx = joined(docx, "customXml/item1.xml", f"<a>{NAME}</a>".encode())
    return related(docx, "customXml", "../customXml/item1.xml")


def settings(markup: str) -> Plant:
    """Something more among the settings."""
    return lambda docx: changed(docx, "word/settings.xml", "</w:settings>", markup + "</w:settings>")


def attribute(markup: str) -> Plant:
    """An attribute at the last paragraph with letters of the body."""
    return lambda docx: changed(docx, BODY, "<w:p>", f"<w:p {markup}>")


def body(markup: str) -> Plant:
    """Something more at the end of the body."""
    return lambda docx: with_body(docx, markup)


def style(docx: bytes) -> bytes:
    """A style with a person's name."""
    made = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{NAME}"><w:name w:val="{NAME}正文"/></w:style>'
    return changed(docx, "word/styles.xml", "</w:styles>", made + "</w:styles>")


def listed(docx: bytes) -> bytes:
    """A list with a person's name as its sign."""
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{NAME}%1"/></w:lvl>'
    kind = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    one = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    content = (
        f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{kind}{one}</w:numbering>'
    )
    return related(joined(docx, "word/numbering.xml", content.encode()), "numbering", "numbering.xml", id="rId902")


SPACE = f'xmlns:w14="{W14}"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{0}</dc:creator><cp:lastModifiedBy>{0}'
    "</cp:lastModifiedBy><dc:description>{0}</dc:description></cp:coreProperties>"
)
SILENT: dict[str, Plant] = {
    "author and last editor": lambda docx: joined(docx, "docProps/core.xml", CORE.format(NAME).encode()),
    "company": lambda docx: joined(
        docx, "docProps/app.xml", f"<Properties><Company>{NAME}</Company></Properties>".encode()
    ),
    "custom property": lambda docx: joined(docx, "docProps/custom.xml", f"<a>{NAME}</a>".encode()),
    "custom XML": custom_xml,
    "thumbnail": lambda docx: joined(docx, "docProps/thumbnail.jpeg", jpeg((0xE1, EXIF))),
    "printer settings": lambda docx: related(
        joined(docx, "word/printerSettings1.prn", NAME.encode()), "printerSettings", "printerSettings1.prn"
    ),
    "people": lambda docx: related(joined(docx, "word/people.xml", f"<a>{NAME}</a>".encode()), "people", "people.xml"),
    "a member that nothing refers to": lambda docx: joined(docx, "word/草稿.txt", NAME.encode()),
    "rsids": lambda docx: settings('<w:rsids><w:rsid w:val="00ABCDEF"/></w:rsids>')(
        attribute('w:rsidR="00ABCDEF" w:rsidRDefault="00ABCDEF"')(docx)
    ),
    "paragraph identities": attribute(f'{SPACE} w14:paraId="00ABCDEF" w14:textId="77777777"'),
    "attached template": lambda docx: joined(
        settings(f'<w:attachedTemplate xmlns:r="x" r:id="{NAME}"/>')(docx),
        "word/_rels/settings.xml.rels",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://x/attachedTemplate" Target="file:///C:/Users/x/a.dotx" TargetMode="External"/></Relationships>',
    ),
    "document variables": settings(f'<w:docVars><w:docVar w:name="经办" w:val="{NAME}"/></w:docVars>'),
    "mail merge": settings(f'<w:mailMerge><w:query w:val="D:\\{NAME}.mdb"/></w:mailMerge>'),
    "protection by a person": body(f'<w:p><w:permStart w:id="1" w:ed="{NAME}"/><w:permEnd w:id="1"/></w:p>'),
    "bookmark": body(f'<w:p><w:bookmarkStart w:id="91" w:name="{NAME}"/><w:bookmarkEnd w:id="91"/></w:p>'),
    "comment of XML": body(f"<!-- {NAME} -->"),
    "processing instruction": body(f"<?word {NAME}?>"),
    "stray text between paragraphs": body(f"<w:p>{NAME}</w:p>"),
    "strange element": body(f'<w:p><x:a xmlns:x="urn:x" b="{NAME}">{NAME}</x:a></w:p>'),
    "label of a content control": body(
        f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/><w:tag w:val="ledger:{NAME}"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>内容</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "smart tag": body(f'<w:p><w:smartTag w:element="{NAME}"><w:r><w:t>内容</w:t></w:r></w:smartTag></w:p>'),
    "file name and names of a picture": lambda docx: pictured(docx, png(), f"word/media/{NAME}.png"),
    "text in a PNG": lambda docx: pictured(docx, png((b"tEXt", b"Author\0" + NAME.encode()), (b"eXIf", EXIF))),
    "bytes after a PNG": lambda docx: pictured(docx, png(after=NAME.encode())),
    "EXIF and comment of a photograph": lambda docx: pictured(
        docx, jpeg((0xE1, EXIF), (0xED, NAME.encode()), (0xFE, NAME.encode()), after=NAME.encode()), "word/media/a.jpg"
    ),
    "path as a picture's description": lambda docx: pictured(docx, png(), said=f"D:\\{NAME}\\a.png"),
    "name of a style that nothing uses": lambda docx: style(docx),
    "name of a style that a paragraph has": lambda docx: with_text(
        style(docx), "", "内容", f'<w:pStyle w:val="{NAME}"/>'
    ),
    "signs of a list that nothing uses": lambda docx: listed(docx),
    "hint of a link": lambda docx: with_body(
        related(docx, "hyperlink", "https://jyj.example.gov.cn/a", outside=True),
        LINKED.replace("r:id", f'w:tooltip="{NAME}" r:id'),
    ),
    "text in an attribute that holds none": attribute(f'w:memo="{NAME}"'),
    "path in the description of a table": body(
        f'<w:tbl><w:tblPr><w:tblDescription w:val="D:\\{NAME}\\a.docx"/></w:tblPr>'
        "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "theme": lambda docx: changed(docx, "word/theme/theme1.xml", 'name="', f'name="{NAME}'),
    "header that no page shows": lambda docx: related(
        changed(
            joined(
                docx,
                "word/header9.xml",
                '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r>'
                f"<w:t>{NAME}</w:t></w:r></w:p></w:hdr>".encode(),
            ),
            BODY,
            "<w:pgSz",
            '<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'w:type="first" r:id="rId900"/><w:pgSz',
        ),
        "header",
        "header9.xml",
    ),
}


@pytest.mark.parametrize("plant", SILENT.values(), ids=SILENT)
def test_what_tells_of_people_and_machines_is_gone_and_the_text_is_the_same(docx: bytes, plant: Plant):
    planted = plant(docx)
    made = cleaned(planted)
    for name, content in members(made).items():
        assert NAME not in name
        for sign in (NAME.encode(), b"00ABCDEF", b"C:/Users", b"C:\\Users", b"x.mdb", b"\x11\x22\x33"):
            assert sign not in content, name
    assert text(made) == [line for line in text(planted) if line != NAME]
    assert cleaned(made) == made


def test_the_good_report_loses_no_word_no_look_and_gives_the_same_bytes_again(docx: bytes):
    made = cleaned(docx)
    assert made == cleaned(docx) == cleaned(made)
    before, after = word.read(docx, LABEL), word.read(made, LABEL)
    assert (after.blocks, after.headers, after.footers, after.layout) == (
        before.blocks,
        before.headers,
        before.footers,
        before.layout,
    )
    assert after.properties == {"title": TITLE, "author": UNIT}
    assert output_check.check(made, LABEL) == ()


def test_a_file_of_another_compression_gives_the_same_public_file(docx: bytes):
    assert cleaned(joined(docx, "docProps/core.xml", b"<a/>")) == cleaned(docx)


def test_the_times_of_all_members_are_the_same_and_their_names_tell_nothing(docx: bytes):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(cleaned(pictured(docx, png())))) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in package.namelist() if not name.isascii()] == []
        assert "word/media/image1.png" in package.namelist()


def test_two_drawings_of_the_same_number_get_their_own_and_a_description_stays(docx: bytes):
    root = etree.fromstring(members(cleaned(pictured(pictured(docx, png()), png())))[BODY])
    found = list(root.iter("{*}docPr"))
    assert [(one.get("id"), one.get("name"), one.get("descr")) for one in found] == [
        ("1", "图形1", "办理结果图"),
        ("3", "图形3", "办理结果图"),
    ]


def test_a_picture_is_still_the_same_picture():
    assert pictures.stripped(png((b"tEXt", b"a\0b"), after=b"x")) == png()
    assert pictures.stripped(jpeg((0xE1, EXIF), (0xEE, b"Adobe\0d\0\0\0\0\1"), after=b"x")) == jpeg(
        (0xEE, b"Adobe\0d\0\0\0\0\1")
    ).replace(b"\x01\x01\x11\x22\x33", b"\0\0").replace(b"\0\x13JFIF", b"\0\x10JFIF")


@pytest.mark.parametrize("cut", range(9, 60, 3))
def test_a_picture_that_is_cut_short_is_told_and_never_published(docx: bytes, cut: int):
    made, findings = clean(pictured(docx, png()[:cut]), LABEL, TITLE, UNIT)
    assert made is None
    assert [one.as_text() for one in findings] == [
        "阻断 年报.docx 第44段 图片已损坏 [release-picture]\n    办法：请在模板里重新插入这张图片"
    ]


def test_a_style_that_a_paragraph_has_stays_under_another_name_with_what_it_is_based_on(docx: bytes):
    based = changed(
        style(docx),
        "word/styles.xml",
        "</w:styles>",
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="B"><w:name w:val="乙的正文"/><w:basedOn '
        f'w:val="{NAME}"/><w:rPr><w:b/></w:rPr></w:style></w:styles>',
    )
    made = members(cleaned(with_text(based, "", "内容", '<w:pStyle w:val="B"/>')))
    styles = etree.fromstring(made["word/styles.xml"])
    base, own = [one for one in styles.iter("{*}style") if b"Style" in etree.tostring(one) and len(one) < 4][-2:]
    said = [(one.attrib.values()[-1], one[0].attrib.values()[0]) for one in (base, own)]
    assert said == [("Style1", "样式1"), ("Style2", "样式2")]
    assert own[1].attrib.values() == ["Style1"]
    assert b'<w:pStyle w:val="Style2"/>' in made[BODY]


def test_a_list_that_a_paragraph_has_stays(docx: bytes):
    made = members(cleaned(with_text(listed(docx), "", "内容", '<w:numPr><w:numId w:val="1"/></w:numPr>')))
    assert NAME.encode() in made["word/numbering.xml"]


def test_a_bookmark_that_a_link_leads_to_stays(docx: bytes):
    made = cleaned(
        with_body(
            docx,
            '<w:p><w:bookmarkStart w:id="7" w:name="_Toc1"/><w:bookmarkEnd w:id="7"/></w:p>'
            + field("PAGEREF _Toc1 \\h"),
        )
    )
    assert b'w:name="_Toc1"' in members(made)[BODY]


LINKED = f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId900"><w:r><w:t>表</w:t></w:r></w:hyperlink></w:p>'
HIDDEN = "有看不见的文字（{}）"
TRACKED = "有修订痕迹"
CHANGE = 'w:id="1" w:author="赵无名"'
CELL = "<w:tbl><w:tr>{}<w:tc>{}<w:p>{}</w:p></w:tc></w:tr></w:tbl>"
STOPPED: dict[str, tuple[Plant, str, str]] = {
    "insertion": (body(f"<w:p><w:ins {CHANGE}>{run('', '新话')}</w:ins></w:p>"), TRACKED, "第"),
    "deletion": (body(f"<w:p><w:del {CHANGE}><w:r><w:delText>旧话</w:delText></w:r></w:del></w:p>"), TRACKED, "第"),
    "move": (body(f"<w:p><w:moveTo {CHANGE}>{run('', '话')}</w:moveTo></w:p>"), TRACKED, "第"),
    "change of looks": (
        lambda docx: with_text(docx, f"<w:b/><w:rPrChange {CHANGE}><w:rPr/></w:rPrChange>"),
        TRACKED,
        "第",
    ),
    "comment": (body('<w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/></w:p>'), "有批注", ""),
    "comment without a place": (
        lambda docx: related(
            joined(docx, "word/comments.xml", b"<w:comments><w:comment w:id='1'/></w:comments>"),
            "comments",
            "comments.xml",
        ),
        "文件里有批注",
        "",
    ),
    "hidden": (lambda docx: with_text(docx, "<w:vanish/>"), HIDDEN.format("隐藏"), "「看不见的话」"),
    "white": (lambda docx: with_text(docx, '<w:color w:val="FFFFFF"/>'), HIDDEN.format("颜色与底色相同"), "「"),
    "nearly white": (lambda docx: with_text(docx, '<w:color w:val="FAFAFA"/>'), HIDDEN.format("颜色与底色相同"), "「"),
    "white by theme": (
        lambda docx: with_text(docx, '<w:color w:themeColor="background1"/>'),
        HIDDEN.format("颜色与底色相同"),
        "「",
    ),
    "black on black": (
        lambda docx: with_text(docx, '<w:highlight w:val="black"/>'),
        HIDDEN.format("颜色与底色相同"),
        "「",
    ),
    "of its cell's colour": (
        body(
            CELL.format(
                "", '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>', run('<w:color w:val="1F4E79"/>', "话")
            )
        ),
        HIDDEN.format("颜色与底色相同"),
        "个表格第1行第1列",
    ),
    "tiny": (lambda docx: with_text(docx, '<w:sz w:val="2"/>'), HIDDEN.format("字号 1 磅"), "「"),
    "narrow": (lambda docx: with_text(docx, '<w:w w:val="1"/>'), HIDDEN.format("字宽 1%"), "「"),
    "flat line": (
        lambda docx: with_text(docx, "", paragraph='<w:spacing w:line="10" w:lineRule="exact"/>'),
        HIDDEN.format("行高 0.5 磅"),
        "「",
    ),
    "flat row": (
        body(CELL.format('<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>', "", run("", "话"))),
        HIDDEN.format("行高 1 磅"),
        "个表格",
    ),
    "hidden row": (
        body(CELL.format("<w:trPr><w:hidden/></w:trPr>", "", run("", "话"))),
        HIDDEN.format("隐藏的行"),
        "个表格",
    ),
    "hidden by its style": (
        lambda docx: with_text(
            changed(
                docx,
                "word/styles.xml",
                "</w:styles>",
                '<w:style w:type="character" w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
            ),
            '<w:rStyle w:val="X"/>',
        ),
        HIDDEN.format("隐藏"),
        "「",
    ),
    "object": (body("<w:p><w:r><w:object/></w:r></w:p>"), "有嵌入的对象", ""),
    "embedded workbook": (
        lambda docx: joined(docx, "word/embeddings/oleObject1.bin", b"x"),
        "文件里有嵌入的对象（OLE）：word/embeddings/oleObject1.bin",
        "",
    ),
    "macro": (lambda docx: joined(docx, "word/vbaProject.bin", b"x"), "文件里有宏：word/vbaProject.bin", ""),
    "ActiveX": (
        lambda docx: joined(docx, "word/activeX/activeX1.xml", b"<a/>"),
        "文件里有ActiveX 控件：word/activeX/activeX1.xml",
        "",
    ),
    "control": (body("<w:p><w:r><w:control/></w:r></w:p>"), "有控件", ""),
    "altChunk": (body("<w:altChunk/>"), "有嵌入的文档", ""),
    "chart": (
        lambda docx: related(docx, "chart", "charts/chart1.xml"),
        "文件引用了不能公开的内容（chart）：word/charts/chart1.xml",
        "",
    ),
    "subdocument": (
        lambda docx: related(docx, "subDocument", "b.docx", outside=True),
        "文件引用了不能公开的内容（subDocument）：b.docx",
        "",
    ),
    "picture from outside": (
        lambda docx: changed(
            pictured(docx, png()),
            RELATIONS,
            'media/张三的照片.png"',
            'http://a.example.cn/a.png" TargetMode="External"',
        ),
        "图片是链接的，不在文件里：http://a.example.cn/a.png",
        "",
    ),
    "metafile": (
        lambda docx: pictured(docx, b"\1\0\0\0", "word/media/a.emf"),
        "图片是 EMF 格式，不是 PNG 或 JPEG，里面可能带有看不见的内容",
        "第44段",
    ),
    "watermark": (
        body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:400pt;height:90pt">'
            '<v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p>'
        ),
        "有水印或艺术字「内部资料」",
        "第",
    ),
    "drawing that would be lost": (
        lambda docx: changed(pictured(docx, png()), BODY, "<pic:pic ", '<x:lockedCanvas xmlns:x="urn:x"/><pic:pic '),
        "有程序不认识的图形（lockedCanvas）",
        "第",
    ),
    "hint of a link in a field": (
        body(field('HYPERLINK "https://a.example.cn/" \\o "赵无名"')),
        '链接带有屏幕提示「HYPERLINK "https://a.example.cn/" \\o "赵无」',
        "第",
    ),
    "placeholder of a control": (
        body(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>单击此处</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
        "内容控件里还是提示文字，没有填写",
        "",
    ),
    "gap": (lambda docx: with_text(docx, "", "【缺：主要问题】"), "还有缺项【缺：主要问题】", "第"),
    "tag": (lambda docx: with_text(docx, "", "共{{ 件数 }}件"), "成稿里留有标签符号「{{」", "第"),
    "wide tag": (lambda docx: with_text(docx, "", "共｛｛件数｝｝件"), "成稿里留有标签符号「｛｛」", "第"),
    "text in unknown markup": (
        body("<w:p><w:geheim><w:r><w:t>话</w:t></w:r></w:geheim></w:p>"),
        "文字在程序不认识的标记（geheim）里",
        "第",
    ),
    "link to a machine": (
        lambda docx: with_body(related(docx, "hyperlink", "file:///C:/a.docx", outside=True), LINKED),
        "链接指向本机、内部网络或别的地方：file:///C:/a.docx",
        "",
    ),
    "field link into the house": (
        body(field('HYPERLINK "http://10.1.2.3/oa"')),
        "链接指向本机、内部网络或别的地方：http://10.1.2.3/oa",
        "第",
    ),
    **{
        code.split()[0]: (body(field(code)), f"有不能公开的域「{code}」", "第")
        for code in (
            "DDE Excel C:\\a.xlsx A1",
            "DDEAUTO Excel a A1",
            "INCLUDETEXT C:\\a.docx",
            "INCLUDEPICTURE a.png",
            "LINK Excel.Sheet.8 a.xlsx",
            "AUTHOR",
            "FILENAME \\p",
            "DOCVARIABLE 经办",
        )
    },
}


@pytest.mark.parametrize(("plant", "message", "where"), STOPPED.values(), ids=STOPPED)
def test_what_a_person_must_see_to_stops_the_release_and_says_where(
    docx: bytes, plant: Plant, message: str, where: str
):
    made, findings = clean(plant(docx), LABEL, TITLE, UNIT)
    assert made is None
    assert [one.message for one in findings] == [message]
    assert findings[0].stops
    assert findings[0].hint.startswith("请")
    assert findings[0].places[0].file == LABEL
    assert where in findings[0].places[0].where


def test_everything_is_told_at_once_and_the_same_once_with_all_its_places(docx: bytes):
    planted = with_text(with_text(with_text(docx, "<w:vanish/>"), "<w:vanish/>"), f"<w:ins {CHANGE}/>")
    _, findings = clean(planted, LABEL, TITLE, UNIT)
    assert [(one.message, len(one.places)) for one in findings] == [(TRACKED, 1), (HIDDEN.format("隐藏"), 2)]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="C00000"/>',
        '<w:sz w:val="18"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:vanish w:val="0"/>',
    ],
)
def test_text_that_is_seen_passes(docx: bytes, properties: str):
    assert "看得见的话" in text(cleaned(with_text(docx, properties, "看得见的话")))


@pytest.mark.parametrize(
    "code", ["PAGE", "NUMPAGES \\* Arabic", 'HYPERLINK "https://jyj.example.gov.cn/a"', "= 1 + 2", 'HYPERLINK \\l "a"']
)
def test_fields_that_fetch_nothing_pass(docx: bytes, code: str):
    body = members(cleaned(with_body(docx, field(code))))[BODY]
    codes = [one.text or "" for one in etree.fromstring(body).iter("{*}instrText")]
    assert code in "".join(codes)


def test_a_file_that_is_no_word_file_is_told():
    made, findings = clean(b"PK", LABEL, TITLE, UNIT)
    assert made is None
    assert [one.message for one in findings] == ["文件不是完好的 Word（.docx）文件"]
