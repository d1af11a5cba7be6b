"""statistics.xlsx as written: the statutory shape, locked labels, guarded figures, red where a sum fails."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from annualreport.forms import form
from annualreport.outputs.statistics_book import workbook
from tests.figures import retyped, sample


def opened(edition="60号", figures=None):
    """A workbook as made, opened again."""
    return openpyxl.load_workbook(BytesIO(workbook(form(edition), figures, 2021)))


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_every_label_and_span_of_the_form_stands_on_its_sheet(edition):
    book = opened(edition)
    assert book.sheetnames == ["表二", "表三", "表四", "版式"]
    for table in form(edition).tables:
        sheet = book[table.name]
        merged = {str(area) for area in sheet.merged_cells.ranges}
        for cell in table.cells:
            corner = sheet.cell(cell.row + 3, cell.column + 1)
            end = sheet.cell(cell.row + 2 + cell.rows, cell.column + cell.columns).coordinate
            assert cell.key or corner.value == cell.text
            assert (f"{corner.coordinate}:{end}" in merged) == (cell.rows * cell.columns > 1)
            assert corner.protection.locked == (cell.key is None)


def test_the_sheets_are_protected_without_a_password_and_print_on_one_page_of_a4():
    book = opened()
    for name in ("表二", "表三", "表四"):
        sheet = book[name]
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
    assert book["表三"].print_area == "'表三'!$A$1:$J$28"
    assert book["表三"]["A1"].value == "三、收到和处理政府信息公开申请情况"
    assert (
        book["表三"]["A2"].value == "单位：件。白格填数：没有数的空着，确无数据填 0；浅黄格自动合计；变红处勾稽不平。"
    )
    assert book["表二"]["A2"].value.startswith("白格填数")


def test_a_hidden_sheet_says_which_form_and_year():
    sheet = opened("30号")["版式"]
    assert sheet.sheet_state == "hidden"
    assert [tuple(cell.value for cell in row) for row in sheet["A1:B2"]] == [("版式", "30号"), ("年度", 2021)]


def test_figures_are_guarded_by_what_the_form_wants_there():
    guards = {name: opened(name)["表二"].data_validations.dataValidation for name in ("60号", "30号")}
    found = {(one.type, one.formula1, one.errorStyle): str(one.sqref) for one in guards["60号"]}
    assert found["whole", "-1000000000000", "warning"] == "C9 C10 C13 C14 C17"
    assert found[None, "0", "warning"] == "C20"
    assert [one.type for one in guards["30号"]] == ["whole", "decimal"]
    (whole,) = opened()["表三"].data_validations.dataValidation
    assert (whole.type, whole.operator, whole.formula1) == ("whole", "between", "0")
    assert whole.error == "这一格填从 0 起的整数。确要加注的，写成 55（含自然失效29件）的样子，并选「是」。"


def test_a_sum_that_fails_turns_red():
    rules = {str(area.sqref): [rule.formula for rule in area.rules] for area in opened()["表三"].conditional_formatting}
    assert rules["D6 D7 D27 D28"] == [["AND(COUNT($D$6:$D$7,$D$27:$D$28)=4,SUM($D$6:$D$7)<>SUM($D$27:$D$28))"]]
    assert rules["J6"] == [["AND(COUNT($D$6:$J$6)=7,SUM($D$6:$I$6)<>SUM($J$6))"]]
    assert rules["D27"] == [["AND(COUNT($D$8:$D$27)=20,SUM($D$8:$D$26)<>SUM($D$27))"]]


def test_totals_are_formulas_only_where_there_is_no_figure():
    _, figures = sample("60-clean-2019")
    total = ("复议诉讼", "行政复议", "总计")
    assert opened(figures=figures)["表四"]["E6"].value == 0
    assert opened(figures=retyped(figures, {total: None}))["表四"]["E6"].value == '=IF(COUNT(A6:D6)=4,SUM(A6:D6),"")'


@pytest.mark.parametrize("typed", ["=1+1", "+cmd|' /C calc'!A0", "-@x", "@SUM(A1)"])
def test_words_that_begin_like_a_formula_are_no_formula(typed):
    _, figures = sample("60-clean-2019")
    cell = opened(figures=retyped(figures, {("复议诉讼", "行政复议", "总计"): typed}))["表四"]["E6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)


def test_a_control_character_is_left_out():
    _, figures = sample("60-clean-2019")
    cell = opened(figures=retyped(figures, {("复议诉讼", "行政复议", "总计"): "甲\x01乙"}))["表四"]["E6"]
    assert cell.value == "甲乙"
