"""A workbook is the same bytes whenever it is made, its parts in the order of the format's schema."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from annualreport.outputs import book_cells


@pytest.fixture
def book() -> Workbook:
    """A workbook with a head and a row."""
    made = Workbook()
    shape = book_cells.Shape(("编号", "落实情况"), {"编号": 8, "落实情况": 20}, frozenset())
    book_cells.heads(made.worksheets[0], shape, book_cells.A4)
    book_cells.fill(made.worksheets[0], 2, ("1.1.1", "全年培训4次。\n覆盖各处室。"), shape, locked=1)
    return made


def test_neither_the_day_nor_the_hour_is_in_it(book: Workbook) -> None:
    content = book_cells.saved(book)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert package.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_the_parts_of_a_font_stand_in_the_order_of_the_schema(book: Workbook) -> None:
    with zipfile.ZipFile(BytesIO(book_cells.saved(book))) as package:
        root = etree.fromstring(package.read("xl/styles.xml"))
    fonts = [[etree.QName(part).localname for part in font] for font in root.iter("{*}font")]
    assert fonts
    assert all(parts == sorted(parts, key=book_cells.FONT_PARTS.index) for parts in fonts)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1+1"])
def test_a_text_that_a_spreadsheet_may_take_for_a_formula_is_marked_as_text(book: Workbook, text: str) -> None:
    sheet = book.worksheets[0]
    book_cells.write(sheet["B2"], text)
    again = load_workbook(BytesIO(book_cells.saved(book))).worksheets[0]["B2"]
    assert (again.value, again.data_type, again.quotePrefix) == (text, "s", True)


def test_a_text_that_only_looks_escaped_is_written_so_that_it_stays(book: Workbook) -> None:
    book_cells.write(book.worksheets[0]["B2"], "表头_x000D_\x07尾")
    assert book.worksheets[0]["B2"].value == "表头_x005F_x000D_尾"


def test_a_row_grows_with_what_is_typed_into_it_and_no_text_is_touched(book: Workbook) -> None:
    text = '<row r="1" customHeight="1">'
    book_cells.write(book.worksheets[0]["B2"], text)
    content = book_cells.saved(book)
    with zipfile.ZipFile(BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<row [^>]*>", sheet)[1] == '<row r="2" ht="31">'
    assert load_workbook(BytesIO(content)).worksheets[0]["B2"].value == text


def test_a_row_is_as_high_as_its_longest_text(book: Workbook) -> None:
    assert book.worksheets[0].row_dimensions[2].height == 2 * book_cells.LINE_HEIGHT + 3


def test_locked_columns_are_grey_and_the_others_open(book: Workbook) -> None:
    shown, to_fill = book.worksheets[0]["A2"], book.worksheets[0]["B2"]
    assert (shown.protection.locked, shown.fill.fgColor.rgb) == (True, "00F2F2F2")
    assert (to_fill.protection.locked, to_fill.fill.fill_type) == (False, None)
