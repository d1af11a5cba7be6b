"""A place is told the way the user's own program shows it."""

import pytest

from annualreport import place


def test_a_yaml_line_follows_the_file_after_a_colon():
    assert str(place.line("data/2021/ledger.yaml", 31)) == "data/2021/ledger.yaml:31"


def test_a_sheet_cell_is_named_as_excel_names_it():
    assert str(place.sheet_cell("统计.xlsx", "表三", 12, 28)) == "统计.xlsx 表三!AB12"


def test_a_paragraph_is_named_by_its_number_and_the_beginning_of_its_text():
    text = "本报告由总体情况、主动公开政府信息情况等六部分组成。"
    assert str(place.paragraph("年报.docx", 3, text)) == "年报.docx 第3段「本报告由总体情况、主动公开政府信息情…」"


def test_an_empty_paragraph_is_named_by_its_number_alone():
    assert str(place.paragraph("年报.docx", 3, "  ", part="页眉")) == "年报.docx 页眉第3段"


def test_a_table_cell_is_named_by_table_row_and_column():
    assert str(place.table_cell("年报.docx", 2, 5, 4)) == "年报.docx 第2个表格第5行第4列"


def test_a_whole_file_is_just_its_name():
    assert str(place.whole("data/offices.yaml")) == "data/offices.yaml"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_are_lettered(number: int, letters: str):
    assert place.column_letters(number) == letters
