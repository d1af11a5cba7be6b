"""The styles of the page of GB/T 9704—2012, as the styles part of a Word file."""

from __future__ import annotations

from dataclasses import dataclass

NORMAL, TITLE, BODY = "Normal", "ReportTitle", "ReportBody"
LEVELS = ("Level1", "Level2", "Level3", "Level4")
EXAMPLE, TAG = "ExampleNotice", "TemplateTag"
CELL_LABEL, CELL_HEAD, TABLE = "TableLabel", "TableHead", "StatutoryTable"
CELL_FIGURE, CELL_NARROW = "TableFigure", "TableFigureNarrow"
HEADER, PAGE_ODD, PAGE_EVEN = "ReportHeader", "PageNumberOdd", "PageNumberEven"
"""Ids of the styles; writers see the Chinese names."""

FANGSONG, KAITI, HEITI, SONGTI, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LINE = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
"""28.95 pt: 22 lines fill the 225 mm of the type area."""
TABLE_LINE = '<w:spacing w:before="0" w:after="0" w:line="270" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
"""Two characters; Word goes by the characters, LibreOffice by the twips."""
TIGHT = '<w:spacing w:val="-5"/>'
"""A quarter of a point less between characters: 28 of them fill the 156 mm of a line."""


@dataclass(frozen=True)
class Style:
    """A paragraph style: children of w:pPr and of w:rPr in the order that the schema asks for."""

    id: str
    name: str
    paragraph: str
    run: str
    next: str = ""
    based: str = NORMAL


def fonts(east: str, latin: str = LATIN) -> str:
    """The faces by name; none of them is embedded."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def size(half_points: int) -> str:
    """The size in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def heading(level: int, name: str, face: str) -> Style:
    """A heading whose number is typed text; its outline level becomes a bookmark of the PDF."""
    keep = f'<w:keepNext/>{INDENT}<w:outlineLvl w:val="{level}"/>'
    return Style(LEVELS[level], name, keep, face, BODY)


def off_grid(spacing: str, indent: str, side: str) -> str:
    """Paragraph properties off the line grid, which would stretch even exact lines."""
    return f'<w:snapToGrid w:val="0"/>{spacing}{indent}<w:jc w:val="{side}"/>'


def in_cell(id_: str, name: str, side: str, letters: str = TIGHT + size(21)) -> Style:
    """A style inside the statutory tables, 10.5 pt unless said otherwise."""
    return Style(id_, name, off_grid(TABLE_LINE, "", side), fonts(SONGTI) + letters, id_)


NO_SPACING = '<w:spacing w:val="0"/>'
STYLES = (
    Style(
        TITLE,
        "公文标题",
        "<w:keepNext/>"
        + off_grid('<w:spacing w:before="0" w:after="579" w:line="700" w:lineRule="exact"/>', "", "center"),
        fonts(XIAOBIAOSONG) + NO_SPACING + size(44),
        BODY,
    ),
    Style(BODY, "公文正文", INDENT, ""),
    heading(0, "一级标题", fonts(HEITI)),
    heading(1, "二级标题", fonts(KAITI)),
    heading(2, "三级标题", fonts(FANGSONG) + "<w:b/><w:bCs/>"),
    heading(3, "四级标题", fonts(FANGSONG)),
    Style(
        EXAMPLE,
        "示例说明",
        off_grid('<w:spacing w:before="0" w:after="579" w:line="579" w:lineRule="exact"/>', "", "center"),
        fonts(HEITI),
        BODY,
    ),
    Style(
        TAG,
        "模板语句",
        off_grid('<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>', "", "left"),
        '<w:color w:val="7F7F7F"/>' + NO_SPACING + size(21),
        TAG,
    ),
    in_cell(CELL_LABEL, "表格行名", "left"),
    in_cell(CELL_HEAD, "表格栏目", "center"),
    in_cell(CELL_FIGURE, "表格数字", "center"),
    in_cell(CELL_NARROW, "表格窄栏数字", "center", '<w:spacing w:val="-8"/><w:w w:val="86"/>' + size(21)),
    Style(
        HEADER,
        "报告页眉",
        off_grid('<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>', "", "center"),
        fonts(SONGTI) + NO_SPACING + size(21),
        HEADER,
    ),
    Style(
        PAGE_ODD,
        "单页页码",
        off_grid(
            '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>',
            '<w:ind w:rightChars="100" w:right="280"/>',
            "right",
        ),
        fonts(SONGTI, SONGTI) + NO_SPACING + size(28),
        PAGE_ODD,
    ),
    Style(
        PAGE_EVEN,
        "双页页码",
        off_grid(
            '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>',
            '<w:ind w:leftChars="100" w:left="280"/>',
            "left",
        ),
        fonts(SONGTI, SONGTI) + NO_SPACING + size(28),
        PAGE_EVEN,
    ),
)


def styles_part() -> str:
    """word/styles.xml."""
    styles = "".join(style_xml(style) for style in STYLES)
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{defaults()}{normal()}{table_normal()}{styles}{statutory_table()}</w:styles>'
    )


def defaults() -> str:
    """What holds where no style says otherwise; Latin stays en-US so that numbers do not break."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    runs = f"<w:rPrDefault><w:rPr>{fonts(FANGSONG)}{size(32)}{language}</w:rPr></w:rPrDefault>"
    return f"<w:docDefaults>{runs}<w:pPrDefault/></w:docDefaults>"


def normal() -> str:
    """The base style, shown by Word as 正文."""
    properties = f'<w:widowControl w:val="0"/>{LINE}<w:jc w:val="both"/>'
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{NORMAL}"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{fonts(FANGSONG)}{TIGHT}{size(32)}</w:rPr></w:style>"
    )


def style_xml(style: Style) -> str:
    """One paragraph style."""
    follower = f'<w:next w:val="{style.next}"/>' if style.next else ""
    runs = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based}"/>{follower}<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>{runs}</w:style>'
    )


def table_normal() -> str:
    """Word's own base of tables."""
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in cell_sides(108))
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr></w:style>'
    )


def statutory_table() -> str:
    """The look of the statutory tables: half a point of line around every cell, 40 twips beside its text."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in edges)
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in cell_sides(40))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="法定表格"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr></w:style>"
    )


def cell_sides(beside: int) -> tuple[tuple[str, int], ...]:
    """The margins of a cell in twips, in the schema's order."""
    return ("top", 0), ("left", beside), ("bottom", 0), ("right", beside)
