"""Put a body between our own minimal set of parts and zip it to a Word file, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from annualreport.outputs.template import styles
from annualreport.outputs.template.pieces import paragraph
from annualreport.outputs.template.styles import NAMESPACE
from annualreport.outputs.template.theme import theme_part

EXAMPLE_TEXT = "示例：本文由演示数据生成，不是任何单位的真实报告"
"""What stands in the header and as the first paragraph of everything made from demonstration data."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MIDNIGHT = (1980, 1, 1, 0, 0, 0)
"""The one time of every member."""

RELATED = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId4", "header", "header1.xml"),
    ("rId5", "header", "header2.xml"),
    ("rId6", "footer", "footer1.xml"),
    ("rId7", "footer", "footer2.xml"),
    ("rId8", "theme", "theme/theme1.xml"),
)
"""The parts of the document: relationship, kind, file; odd pages have the first header and footer, even the second."""

UPRIGHT = (
    'w:w="11906" w:h="16838"',
    'w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1134" w:footer="1389"',
)
LYING = (
    'w:w="16838" w:h="11906" w:orient="landscape"',
    'w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="1134" w:footer="879"',
)
"""Size and margins of a page."""

OTHER_NAMES = {
    styles.FANGSONG: ("仿宋", "02010609030101010101"),
    styles.KAITI: ("楷体", "02010609030101010101"),
    styles.XIAOBIAOSONG: ("方正小标宋_GBK", "02010601030101010101"),
    styles.HEITI: ("SimHei", "02010609060101010101"),
    styles.SONGTI: ("SimSun", "02010600030101010101"),
    styles.LATIN: ("", "02020603050405020304"),
}
"""The faces with the name that Word may fall back to and the panose number."""


def word_file(blocks: Iterable[str], title: str, *, lying: bool = False) -> bytes:
    """A whole .docx from the blocks of its body; title goes into the core properties and may hold template words.

    lying: the pages, from the last ``turned`` on, are wider than high.
    """
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(title),
        "word/document.xml": document(blocks, lying=lying),
        "word/_rels/document.xml.rels": relationships(
            *((id_, f"{OFFICE}/{kind}", file) for id_, kind, file in RELATED)
        ),
        "word/styles.xml": styles.styles_part(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme_part(),
        "word/header1.xml": header(),
        "word/header2.xml": header(),
        "word/footer1.xml": footer(styles.PAGE_ODD),
        "word/footer2.xml": footer(styles.PAGE_EVEN),
    }
    return zipped({name: (DECLARATION + text).encode() for name, text in parts.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip with fixed times and attributes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, MIDNIGHT)
            member.create_system = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content)
    return target.getvalue()


def content_types() -> str:
    """[Content_Types].xml."""
    overrides = {"/word/document.xml": f"{WORD_TYPE}.document.main+xml"}
    overrides |= {f"/word/{file}": f"{WORD_TYPE}.{kind}+xml" for _, kind, file in RELATED}
    overrides["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    """A relationships part from (id, type, target)."""
    listed = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{file}"/>' for id_, kind, file in entries)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def core(title: str) -> str:
    """docProps/core.xml: title, unit and language; no person, no time."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{{{{ 单位 }}}}</dc:creator><dc:language>zh-CN</dc:language><dc:title>{escape(title)}</dc:title>"
        "</cp:coreProperties>"
    )


def document(blocks: Iterable[str], *, lying: bool = False) -> str:
    """word/document.xml."""
    spaces = f'xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}"'
    return f"<w:document {spaces}><w:body>{''.join(blocks)}{page(lying=lying)}</w:body></w:document>"


def turned() -> str:
    """The end of upright pages, after which lying ones follow."""
    return f"<w:p><w:pPr>{page()}</w:pPr></w:p>"


def page(*, lying: bool = False) -> str:
    """The page: A4, type area 156 × 225 mm, a grid of lines of 28.95 pt; other page numbers on even pages.

    A lying page is the upright one turned to the right.
    """
    kinds = (("header", "default", "rId4"), ("header", "even", "rId5"), ("footer", "default", "rId6"))
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{id_}"/>' for part, kind, id_ in (*kinds, ("footer", "even", "rId7"))
    )
    size, margins = LYING if lying else UPRIGHT
    return (
        f'<w:sectPr>{references}<w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/>'
        '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )


def settings() -> str:
    """word/settings.xml."""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat>{mode}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    """word/fontTable.xml: names only, no face is embedded."""
    listed = "".join(font(name, *other) for name, other in OTHER_NAMES.items())
    return f'<w:fonts xmlns:w="{NAMESPACE}">{listed}</w:fonts>'


def font(name: str, other: str, panose: str) -> str:
    """One face of the font table."""
    charset = "00" if name == styles.LATIN else "86"
    another = f'<w:altName w:val="{other}"/>' if other else ""
    return f'<w:font w:name="{name}">{another}<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/></w:font>'


def header() -> str:
    """A page header: the notice of demonstration data where the year is one, else an empty paragraph."""
    text = "{% if 示例 %}" + EXAMPLE_TEXT + "{% endif %}"
    return f'<w:hdr xmlns:w="{NAMESPACE}">{paragraph(styles.HEADER, text)}</w:hdr>'


def footer(style: str) -> str:
    """A page footer: the page's number between dashes."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    number = f"{dash.format('— ')}{field}{dash.format(' —')}"
    return f'<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number}</w:p></w:ftr>'
