"""The ledger as a workbook holds everything the ledger holds, beside the plan's wording, and reads back the same."""

from __future__ import annotations

import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualreport.finding import Stop
from annualreport.model.ledger import STATUSES, Entry, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.plan import Plan
from annualreport.model.record import Record
from annualreport.outputs.ledger_book import workbook
from annualreport.readers import ledger_book, year
from annualreport.workspace import Workspace

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n=+-@'\"")
TEXTS = st.text(SIGNS, max_size=30).map(str.strip)
NAMES = TEXTS.filter(bool)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
FIGURES = st.decimals(-(10**12), 10**12, places=3) | st.integers(-(10**9), 10**9)


def made(model: type[Record], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of these fields, by their English names."""
    return st.fixed_dictionaries(fields).map(lambda values: model(**values))


INDICATORS = made(Indicator, name=NAMES, value=FIGURES, unit=TEXTS)
EVIDENCE = made(Evidence, title=NAMES, link=TEXTS, document=TEXTS, day=DAYS)
REPORTS = made(OfficeReport, office=NAMES, scope=TEXTS, status=TEXTS, progress=TEXTS, day=DAYS)


def entries(number: str) -> st.SearchStrategy[Entry]:
    """Any entry of that number."""
    return made(
        Entry,
        number=st.just(number),
        plan=st.sampled_from(["", "数字化"]),
        status=st.sampled_from(["", *STATUSES, "办结"]),
        finished=DAYS,
        progress=TEXTS,
        remark=TEXTS,
        reason=TEXTS,
        measure=TEXTS,
        remedy_due=DAYS,
        indicators=st.lists(INDICATORS, max_size=2).map(tuple),
        evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
        reports=st.lists(REPORTS, max_size=2).map(tuple),
    )


@settings(max_examples=30, deadline=None)
@given(st.tuples(entries("1.1.1"), entries("1.1.2"), entries("2.10.3")))
def test_any_ledger_written_and_read_back_is_the_same(held: tuple[Entry, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        path.write_bytes(workbook((), Ledger(entries=held)))
        ledger, findings = ledger_book.read(path, "ledger.xlsx")
    assert findings == ()
    assert ledger
    assert [entry.model_dump() for entry in ledger.entries] == [entry.model_dump() for entry in held]


@pytest.fixture
def plans(a_year: Workspace) -> tuple[Plan, ...]:
    """The good year's plan."""
    return year.load(a_year, 2020)[0].plans


def test_a_new_workbook_has_one_row_a_requirement_beside_the_plan_s_wording(plans: tuple[Plan, ...]) -> None:
    sheet = load_workbook(BytesIO(workbook(plans, None)))["台账"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == [
        "编号", "章", "节", "要求", "责任原文", "时限",
        "状态", "完成日期", "落实情况", "说明", "未完成原因", "整改措施", "整改时限",
    ]  # fmt: skip
    assert rows[4] == [
        "2.1.1",
        "二、紧扣抓保障促落实深化政务公开",
        "（一）强化组织领导和队伍建设。",
        "主要负责同志每年至少听取1次政务公开工作汇报，研究解决突出问题。",
        "办公室负责",
        "每年至少听取1次",
    ]
    assert len(rows) == 6


def test_the_plan_s_wording_is_locked_and_the_rest_is_open(plans: tuple[Plan, ...]) -> None:
    sheet = load_workbook(BytesIO(workbook(plans, None)))["台账"]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[3]] == [True] * 6 + [False] * 7


def test_states_drop_down_and_dates_are_guarded_with_a_warning_only(plans: tuple[Plan, ...]) -> None:
    sheet = load_workbook(BytesIO(workbook(plans, None)))["台账"]
    guards = {str(guard.sqref): guard for guard in sheet.data_validations.dataValidation}
    assert guards["G2:G6"].formula1 == '"已完成,持续推进,推进中,未完成,不适用"'
    assert {where: guards[where].errorStyle for where in ("H2:H6", "M2:M6")} == {"H2:H6": "warning", "M2:M6": "warning"}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    sheet = load_workbook(BytesIO(workbook((), Ledger(entries=(Entry(number="1.1.1", progress=text),)))))["台账"]
    cell = sheet["I2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_numbers_typed_below_a_list_stay_texts(plans: tuple[Plan, ...]) -> None:
    sheet = load_workbook(BytesIO(workbook(plans, None)))["指标"]
    assert [sheet.column_dimensions[column].number_format for column in "ABCD"] == ["@", "@", "General", "@"]


def test_an_entry_for_no_requirement_is_kept_at_the_end(plans: tuple[Plan, ...]) -> None:
    ledger = Ledger(entries=(Entry(number="9.9.9", progress="甲"), Entry(number="1.1.2", remark="乙")))
    sheet = load_workbook(BytesIO(workbook(plans, ledger)))["台账"]
    assert [cell.value for cell in sheet["A"]][1:] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2", "9.9.9"]


def test_a_text_too_long_for_a_cell_is_told_and_not_cut() -> None:
    with pytest.raises(Stop) as stop:
        workbook((), Ledger(entries=(Entry(number="1.1.1", progress="长" * 40_000),)))
    assert stop.value.findings[0].as_text() == (
        "阻断 「落实情况」的文字有 40000 字，Excel 一格最多 32767 字 [text-too-long]\n"
        "    办法：请缩短文字，或继续用 ledger.yaml 填写"
    )
