"""A sheet is read as any program may write it: cells without names, shared and rich texts, other calendars."""

from __future__ import annotations

import zipfile
from io import BytesIO

from annualreport.readers.returns.sheets import Book, Cell, open_sheets

SPACES = 'xmlns="urn:main" xmlns:r="urn:links"'
WORKBOOK = f'<workbook {SPACES}><workbookPr {{}}/><sheets><sheet name="任务" r:id="a"/></sheets></workbook>'
RELATIONS = f'<Relationships {SPACES}><Relationship Id="a" Target="{{}}"/></Relationships>'
STYLES = (
    f"<styleSheet {SPACES}><numFmts>"
    '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="165" formatCode="[$-804]h:mm"/><numFmt numFmtId="166" formatCode="0&quot;days&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    "</cellXfs></styleSheet>"
)


def book(sheet: str, shared: str = "", settings: str = "", target: str = "worksheets/sheet1.xml") -> Book:
    """A workbook of one sheet, from its rows."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", WORKBOOK.format(settings))
        package.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target))
        package.writestr("xl/styles.xml", STYLES)
        package.writestr("xl/sharedStrings.xml", f"<sst {SPACES}>{shared}</sst>")
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {SPACES}><sheetData>{sheet}</sheetData></worksheet>")
    return open_sheets(stream.getvalue())


def cells(made: Book) -> list[Cell]:
    """The cells of its sheet."""
    return [cell for row in made.sheets[0].rows.values() for cell in row.values()]


def test_rows_and_cells_that_do_not_say_where_they_stand_stand_behind_one_another() -> None:
    made = book(
        '<row><c/><c><v>1</v></c></row><row r="5"><c r="D5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'
    )
    assert [(cell.row, cell.column, cell.text) for cell in cells(made)] == [
        (1, 2, "1"),
        (5, 4, "2"),
        (5, 5, "3"),
        (6, 1, "4"),
    ]


def test_a_row_of_endless_cells_without_names_is_read_at_once() -> None:
    made = book(f"<row>{'<c><v>1</v></c>' * 16_384}</row>")
    assert len(cells(made)) == 16_384


def test_shared_texts_are_told_with_their_runs_and_without_reading_aids() -> None:
    shared = (
        "<si><r><t>政务</t></r><r><t>公开</t></r><rPh><t>zhengwu</t></rPh></si><si><t>第一行_x000D_\n第二行</t></si>"
    )
    made = book('<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', shared)
    assert [cell.text for cell in cells(made)] == ["政务公开", "第一行\n第二行"]


def test_numbers_are_days_by_their_formats() -> None:
    made = book(f'<row r="1">{"".join(f"<c s={chr(34)}{style}{chr(34)}><v>44166</v></c>" for style in range(5))}</row>')
    assert [cell.kind for cell in cells(made)] == ["number", "date", "date", "number", "number"]


def test_days_may_count_from_1904() -> None:
    assert book("", settings='date1904="1"').since_1904
    assert not book("").since_1904


def test_a_part_may_be_named_from_the_root() -> None:
    assert len(book("<row><c><v>1</v></c></row>", target="/xl/worksheets/sheet1.xml").sheets[0].rows) == 1


def test_a_text_of_a_cell_that_is_no_text_is_told_with_its_formula() -> None:
    made = book('<row r="1"><c t="str"><f>A1&amp;"x"</f><v>好</v></c><c><f>1+1</f></c><c t="b"><v>1</v></c></row>')
    assert [(cell.kind, cell.text, cell.formula) for cell in cells(made)] == [
        ("text", "好", True),
        ("text", None, True),
        ("yes-no", "1", False),
    ]
