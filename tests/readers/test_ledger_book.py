"""A ledger workbook is read back cell by cell; what the clerk or Excel did to a cell is told at that cell."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from annualreport.model.ledger import Ledger
from annualreport.outputs.ledger_book import workbook
from annualreport.readers import ledger_book, year
from annualreport.workspace import Workspace
from tests.packages import members, packed

Change = Callable[[Any], None]


@pytest.fixture
def read(a_year: Workspace) -> Callable[[Change], tuple[Ledger | None, list[str]]]:
    """Read the good year's workbook after one change to it."""
    dossier, _ = year.load(a_year, 2020)
    path = a_year.data(2020, "ledger.xlsx")
    path.write_bytes(workbook(dossier.plans, dossier.ledger))

    def changed(change: Change) -> tuple[Ledger | None, list[str]]:
        book = load_workbook(path)
        change(book)
        book.save(path)
        ledger, findings = ledger_book.read(path, "ledger.xlsx")
        return ledger, [finding.as_text() for finding in findings]

    return changed


Read = Callable[[Change], tuple[Ledger | None, list[str]]]


def setting(sheet: str, cell: str, value: Any) -> Change:
    """Put a value into a cell."""

    def change(book: Any) -> None:
        book[sheet][cell].value = value

    return change


def test_every_field_knows_its_cell(read: Read) -> None:
    ledger, findings = read(setting("台账", "G3", "不适用"))
    assert ledger
    first = ledger.entries[0]
    assert findings == []
    assert [str(place) for place in first.places("状态", "完成日期", "指标")] == [
        "ledger.xlsx 台账!G2",
        "ledger.xlsx 台账!H2",
        "ledger.xlsx 指标!A2",
    ]
    assert [str(place) for place in first.indicators[1].places("数值")] == ["ledger.xlsx 指标!C3"]
    assert [str(place) for place in first.reports[1].places("日期")] == ["ledger.xlsx 报送!F3"]


@pytest.mark.parametrize("typed", ["2020年5月1日", "2020.5.1", "２０２０－５－１", datetime(2020, 5, 1)])
def test_a_date_may_be_a_date_or_a_text(read: Read, typed: Any) -> None:
    ledger, findings = read(setting("台账", "H2", typed))
    assert ledger
    assert (str(ledger.entries[0].finished), findings) == ("2020-05-01", [])


def test_numbers_and_requirement_numbers_may_be_typed_wide(read: Read) -> None:
    def change(book: Any) -> None:
        book["台账"]["A2"].value = "１．１．１"
        book["指标"]["C2"].value = "１２"

    ledger, findings = read(change)
    assert ledger
    assert (ledger.entries[0].number, str(ledger.entries[0].indicators[0].value), findings) == ("1.1.1", "12", [])


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "expected"),
    [
        ("台账", "H2", "五月底", "H2 「完成日期」：「五月底」不是日期，应写成 2021-12-31 的样子 [wrong-value]"),
        ("台账", "I2", "=A1", "I2 「落实情况」里是公式，文件里没有它的结果 [formula-without-value]"),
        ("台账", "I2", "#N/A", "I2 「落实情况」里是错误值 #N/A [cell-error]"),
        ("台账", "A2", None, "G2 工作表「台账」的这一行有内容，没有编号 [no-number]"),
        (
            "指标",
            "A2",
            datetime(2001, 1, 1),
            "A2 「编号」里是日期 2001-01-01；Excel 可能",
        ),
        ("指标", "A2", "9.9.9", "A2 工作表「指标」的编号 9.9.9 在「台账」里没有 [no-such-number]"),
        ("指标", "C2", "约6", "C2 「数值」：「约6」不是数字，只写数字，单位写在「单位」里 [wrong-value]"),
        ("指标", "B2", None, "A2 缺少「名称」 [missing-key]"),
        ("台账", "A1", "编码", "A1 工作表「台账」里找不到表头（前 5 行里应当有「编号」一栏） [no-head]"),
        ("台账", "H1", "状态", "H1 表头里「状态」出现了两次 [double-column]"),
        ("台账", "H1", "完成日", "H1 表头「完成日」不认识，这一栏没有读入；是不是「完成日期」？ [unknown-column]"),
    ],
)
def test_a_spoilt_cell_is_told_at_its_place(read: Read, sheet: str, cell: str, value: Any, expected: str) -> None:
    ledger, findings = read(setting(sheet, cell, value))
    severity = "警告" if "unknown-column" in expected else "阻断"
    assert findings[0].startswith(f"{severity} ledger.xlsx {sheet}!{expected}")
    assert "\n    办法：" in findings[0]
    assert (ledger is None) == findings[0].startswith("阻断")


def test_a_formula_with_a_saved_result_says_that_result() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    reading = ledger_book.Reading("ledger.xlsx", Workbook(), book)
    sheet.title = "指标"
    sheet["C2"].value = 12
    typed = reading.typed.create_sheet("指标")
    typed["C2"].value = "=5+7"
    place = ledger_book.sheet_cell("ledger.xlsx", "指标", 2, 3)
    assert ledger_book.value(reading, "指标", "数值", typed["C2"], place) == "12"
    assert reading.findings == []


def test_a_state_outside_the_five_is_left_to_the_rules(read: Read) -> None:
    ledger, findings = read(setting("台账", "G2", "办结"))
    assert ledger
    assert (ledger.entries[0].status, findings) == ("办结", [])


def test_line_breaks_pasted_into_excel_are_plain_line_breaks(read: Read) -> None:
    ledger, findings = read(setting("台账", "I2", "第一段_x000D_\n第二段"))
    assert ledger
    assert (ledger.entries[0].progress, findings) == ("第一段\n第二段", [])


def test_a_missing_sheet_is_told(read: Read) -> None:
    def change(book: Any) -> None:
        book["台账"].title = "Sheet1"

    message = "阻断 ledger.xlsx 工作簿里没有工作表「台账」 [no-sheet]"
    assert read(change) == (
        None,
        [f"{message}\n    办法：请改回原名；或者请用 annualreport ledger new 重做一份工作簿，把内容填进去"],
    )


def test_a_sheet_that_is_not_read_is_told(read: Read) -> None:
    def change(book: Any) -> None:
        book.create_sheet("备忘")["A2"].value = "要补的材料"

    message = "提示 ledger.xlsx 工作表「备忘」不是台账的一部分，没有读入 [unknown-sheet]"
    assert read(change)[1] == [f"{message}\n    办法：不需要的可以删去"]


def test_columns_may_stand_in_any_order_and_the_head_below_a_title(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "台账"
    for row in (["某局台账"], ["状态", "编号"], ["已完成", "1.1.1"], [None, None], ["", "1.1.2"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    ledger, findings = ledger_book.read(tmp_path / "a.xlsx", "a.xlsx")
    assert ledger
    assert ([(entry.number, entry.status) for entry in ledger.entries], findings) == (
        [("1.1.1", "已完成"), ("1.1.2", "")],
        (),
    )


def test_rows_beyond_reason_are_not_read_and_that_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "台账"
    sheet["A1"].value, sheet["A2"].value, sheet["A21000"].value = "编号", "1.1.1", "1.1.2"
    book.save(tmp_path / "a.xlsx")
    ledger, (finding,) = ledger_book.read(tmp_path / "a.xlsx", "a.xlsx")
    assert ledger
    assert (len(ledger.entries), finding.message) == (1, "工作表「台账」有 21000 行，只读了前 20000 行")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 100])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    ledger, (finding,) = ledger_book.read(tmp_path / "a.xlsx", "a.xlsx")
    assert (ledger, finding.rule) == (None, "damaged-file")


def test_a_workbook_with_broken_parts_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook")
    ledger, (finding,) = ledger_book.read(tmp_path / "a.xlsx", "a.xlsx")
    assert (ledger, finding.message) == (None, "工作簿已损坏，有的部分读不出来")


def test_a_workbook_with_any_part_spoilt_is_read_or_told_and_raises_nothing_else(a_year: Workspace) -> None:
    dossier, _ = year.load(a_year, 2020)
    path, chance = a_year.data(2020, "ledger.xlsx"), random.Random(5)
    made = members(workbook(dossier.plans, dossier.ledger))
    good = {name: content.decode() for name, content in made.items()}
    for _ in range(25):
        name = chance.choice(sorted(good))
        value = chance.choice(re.findall(r'"[^"]*"|>[^<>]+<|<[^<>]*/>', good[name]))
        junk = chance.choice(["", '"-1"', '"1e999"', ">99999999999<", ">-1<", '"A1:XFD1048576"'])
        path.write_bytes(packed({**good, name: good[name].replace(value, junk, 1)}))
        ledger, findings = ledger_book.read(path, "ledger.xlsx")
        assert ledger is not None or findings
        assert all(finding.places for finding in findings)
