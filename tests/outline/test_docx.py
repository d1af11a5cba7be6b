"""A Word file is read as its reader sees it."""

from __future__ import annotations

import pytest

from annualreport.finding import Stop
from annualreport.forms import Table as Statutory
from annualreport.forms import form
from annualreport.outline import docx
from annualreport.outline.records import TITLE, Outline, Paragraph, Table
from tests.outline.word import p, package, r, root, tbl, tc, tr, zipped

FILE = "年报.docx"
DAMAGED = "阻断 年报.docx 文件不是完好的 Word（.docx）文件，读不出内容 [damaged-file]"


def read(body: str, **more: object) -> Outline:
    return docx.read(package(body, **more), FILE)  # type: ignore[arg-type]


def texts(outline: Outline) -> list[str]:
    return [paragraph.text for paragraph in outline.paragraphs]


def test_tabs_breaks_and_hyphens_are_part_of_the_text_and_page_breaks_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/>"
        "<w:noBreakHyphen/><w:t>丁</w:t><w:cr/><w:t>戊</w:t><w:t/></w:r></w:p>"
    )
    assert texts(read(body)) == ["甲\t乙\n丙-丁\n戊"]


def test_what_was_deleted_or_moved_away_is_not_read_and_what_was_inserted_is() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:moveFrom>"
        + r("移走")
        + "</w:moveFrom>"
        "<w:ins>" + r("新") + "</w:ins><w:hyperlink>" + r("链") + "</w:hyperlink>"
        "<w:sdt><w:sdtContent>" + r("控") + "</w:sdtContent></w:sdt><!-- 批注 --></w:p>"
    )
    assert texts(read(body)) == ["新链控"]


def test_field_codes_are_not_read() -> None:
    assert texts(read("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r></w:p>")) == ["3"]


def test_paragraphs_inside_content_controls_are_read() -> None:
    assert texts(read(f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:sectPr/>")) == ["甲"]


def test_a_text_box_follows_its_paragraph_once_though_it_is_stored_twice() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = (
        "<w:p>" + r("框外") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(body)) == ["框外", "框内"]


def test_empty_paragraphs_are_counted_but_not_listed() -> None:
    outline = read(p() + p("　　") + p("第三段文字"))
    assert [str(one.place) for one in outline.paragraphs] == ["年报.docx 第3段「第三段文字」"]


def test_styles_give_levels_through_their_ancestors() -> None:
    styles = (
        '<w:docDefaults/><w:style w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:styleId="h"><w:name w:val="一级"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="h2"><w:name w:val="我的一级"/><w:basedOn w:val="h"/></w:style>'
        '<w:style w:styleId="x"><w:name w:val="环"/><w:basedOn w:val="x"/></w:style>'
        '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    )
    body = p("题", "t") + p("甲", "h2") + p("乙", "2") + p("丙", "x") + p("丁", "a") + p("戊", "nowhere")
    outline = read(body, styles=styles)
    assert [(one.text, one.level, one.style) for one in outline.paragraphs] == [
        ("题", TITLE, "Title"),
        ("甲", 1, "我的一级"),
        ("乙", 2, "heading 2"),
        ("丙", 0, "环"),
        ("丁", 0, "Normal"),
        ("戊", 0, "nowhere"),
    ]


def test_the_paragraphs_own_outline_level_stands_before_its_styles() -> None:
    styles = '<w:style w:styleId="h"><w:name w:val="h"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    outline = read(p("甲", "h", 9) + p("乙", "h", 2), styles=styles)
    assert [one.level for one in outline.paragraphs] == [0, 3]


def test_merged_cells_cover_their_whole_area() -> None:
    table = tbl(
        tr(tc("三、结果", merge="restart"), tc("（一）公开", 2), tc("1")),
        tr(tc("", merge=""), tc("（三）不公开", merge="restart"), tc("1.秘密"), tc("2")),
        tr(tc("", merge=""), tc("", merge=""), tc("2.禁止"), tc("3")),
        tr(tc("四、结转", 3), tc("4")),
    )
    (found,) = read(table).tables
    assert (found.height, found.width) == (4, 4)
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in found.cells] == [
        ("三、结果", 0, 0, 3, 1),
        ("（一）公开", 0, 1, 1, 2),
        ("1", 0, 3, 1, 1),
        ("（三）不公开", 1, 1, 2, 1),
        ("1.秘密", 1, 2, 1, 1),
        ("2", 1, 3, 1, 1),
        ("2.禁止", 2, 2, 1, 1),
        ("3", 2, 3, 1, 1),
        ("四、结转", 3, 0, 1, 3),
        ("4", 3, 3, 1, 1),
    ]
    assert str(found.cells[4].place) == "年报.docx 第1个表格第2行第3列"
    assert len(found.grid) == 16


def test_a_row_may_begin_further_right_and_a_deleted_row_is_none() -> None:
    table = tbl(
        tr(tc("甲"), tc("乙")),
        tr(tc("删"), tc("删"), before="<w:del/>"),
        tr(tc("丙"), before='<w:gridBefore w:val="1"/>'),
    )
    (found,) = read(table).tables
    assert [(c.text, c.row, c.column) for c in found.cells] == [("甲", 0, 0), ("乙", 0, 1), ("丙", 1, 1)]


def test_a_continuation_with_nothing_above_it_is_a_cell_of_its_own() -> None:
    (found,) = read(tbl(tr(tc("甲", merge="")))).tables
    assert [(c.text, c.rows) for c in found.cells] == [("甲", 1)]


def test_a_cells_paragraphs_boxes_and_inner_tables_are_its_lines() -> None:
    box = f"<w:p>{r('二')}<w:r><w:txbxContent>{p('框')}</w:txbxContent></w:r></w:p>"
    inside = p("一") + p() + box + tbl(tr(tc("里一"), tc("里二")))
    (found,) = read(tbl(tr(tc(inside=inside)))).tables
    assert found.cells[0].text == "一\n二\n框\n里一\n里二"


def test_a_table_without_rows_is_empty() -> None:
    (found,) = read(tbl()).tables
    assert (found.height, found.width, found.cells) == (0, 0, ())


def test_paragraphs_and_tables_stand_in_reading_order() -> None:
    outline = read(p("前") + tbl(tr(tc("表"))) + p("后"))
    assert [type(block) for block in outline.blocks] == [Paragraph, Table, Paragraph]
    assert [str(place) for _, place in outline.lines()] == [
        "年报.docx 第1段「前」",
        "年报.docx 第1个表格第1行第1列",
        "年报.docx 第2段「后」",
    ]


def test_headers_footers_notes_and_properties_are_read() -> None:
    note = f'<w:footnote w:type="separator">{p("线")}</w:footnote><w:footnote>{p("一件脚注")}</w:footnote>'
    parts = {
        "header1.xml": root("hdr", p("示例") + tbl(tr(tc("单位")))),
        "footer1.xml": root("ftr", p("— 1 —") + p()),
        "footnotes.xml": root("footnotes", note),
        "endnotes.xml": root("endnotes", f"<w:endnote>{p('一件尾注')}</w:endnote>"),
        "settings.xml": root("settings", ""),
    }
    outline = read(p("正文"), parts=parts, title="年度报告")
    assert [(one.text, str(one.place)) for one in outline.headers] == [
        ("示例", "年报.docx 页眉第1段「示例」"),
        ("单位", "年报.docx 页眉第2段「单位」"),
    ]
    assert [one.text for one in outline.footers] == ["— 1 —"]
    assert [one.text for one in outline.notes] == ["一件脚注", "一件尾注"]
    assert outline.properties == {"title": "年度报告", "author": "办公室"}


def test_a_link_to_a_part_that_is_not_there_is_passed_over_and_an_absolute_one_is_found() -> None:
    rels = (
        '<Relationships><Relationship Type="x/header" Target="/word/header9.xml"/>'
        '<Relationship Type="x/footer" Target="gone.xml"/></Relationships>'
    )
    document = root("document", f"<w:body>{p('正文')}</w:body>")
    written = {"word/document.xml": document, "word/_rels/document.xml.rels": rels}
    outline = docx.read(zipped({**written, "word/header9.xml": root("hdr", p("眉"))}), FILE)
    assert ([one.text for one in outline.headers], outline.footers) == (["眉"], ())


def test_a_package_of_the_body_alone_is_enough() -> None:
    outline = docx.read(zipped({"word/document.xml": root("document", "")}), FILE)
    assert (outline.blocks, outline.headers, outline.properties) == ((), (), {})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a zip", "阻断 年报.docx 文件不是完好的 Word（.docx）文件，读不出内容 [damaged-file]"),
        (
            zipped({"word/document.xml": "<w:document"}),
            "阻断 年报.docx 文件不是完好的 Word（.docx）文件，读不出内容 [damaged-file]",
        ),
        (zipped({"xl/workbook.xml": "<a/>"}), "阻断 年报.docx 文件不是 Word（.docx）文件 [wrong-format]"),
    ],
)
def test_what_is_no_word_file_is_told_at_the_file(content: bytes, told: str) -> None:
    with pytest.raises(Stop) as stop:
        docx.read(content, FILE)
    assert str(stop.value).splitlines()[0] == told


def written(statutory: Statutory) -> str:
    """A statutory table as Word writes it: spans of columns as gridSpan, spans of rows as vMerge."""
    rows = []
    for row in range(statutory.height):
        cells = []
        for cell in dict.fromkeys(statutory.grid[row, column] for column in range(len(statutory.widths))):
            merge = None if cell.rows == 1 else ("restart" if cell.row == row else "")
            cells.append(tc(cell.text if cell.row == row else "", cell.columns, merge))
        rows.append(tr(*cells))
    return tbl(*rows)


@pytest.mark.parametrize("edition", ["60号", "30号"])
@pytest.mark.parametrize("key", ["主动公开", "依申请公开", "复议诉讼"])
def test_a_statutory_table_comes_back_cell_by_cell(edition: str, key: str) -> None:
    statutory = form(edition).table(key)
    (found,) = read(written(statutory)).tables
    assert (found.height, found.width) == (statutory.height, len(statutory.widths))
    assert {(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells} == {
        (c.row, c.column, c.rows, c.columns, c.text) for c in statutory.cells
    }
