"""An office's workbook shows what the plan asks of it, lets it type only what it is to report, and says whose it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from annualreport.finding import Stop
from annualreport.model.assignment import Assigned, Assignment, Materials
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, Indicator, Ledger, OfficeReport
from annualreport.outputs.office_book import workbook
from annualreport.outputs.office_rows import Sender
from annualreport.readers import year
from annualreport.workspace import Workspace

SENDER = Sender("虚构市教育局", 2020, "", "修订一", several=False)


@pytest.fixture
def dossier(a_year: Workspace) -> Dossier:
    """The good year."""
    return year.load(a_year, 2020)[0]


def asked(dossier: Dossier, office: str, ledger: Ledger | None = None) -> Assignment:
    """What an office is asked."""
    return Materials(dossier.plans, dossier.roster, ledger or dossier.ledger).assignment(office)


def book(dossier: Dossier, office: str, sender: Sender = SENDER, ledger: Ledger | None = None) -> Any:
    """The office's workbook."""
    return load_workbook(BytesIO(workbook(sender, asked(dossier, office, ledger))))


def test_the_sheets_stand_in_order_and_the_last_is_in_no_menu(dossier: Dossier) -> None:
    made = book(dossier, "办公室")
    assert [(sheet.title, sheet.sheet_state) for sheet in made.worksheets] == [
        ("填写说明", "visible"),
        ("任务", "visible"),
        ("指标", "visible"),
        ("佐证", "visible"),
        ("识别信息", "veryHidden"),
    ]


def test_requirements_stand_by_role_with_the_plan_s_wording(dossier: Dossier) -> None:
    rows = list(book(dossier, "办公室")["任务"].iter_rows(values_only=True))
    assert rows[0] == (
        "编号", "角色", "范围", "章节", "要求", "责任原文", "时限", "此前报送",
        "状态", "完成日期", "落实情况", "说明", "未完成原因", "整改措施", "整改时限",
    )  # fmt: skip
    assert [row[:3] for row in rows[1:]] == [
        ("1.1.1", "牵头", None),
        ("1.1.2", "牵头", None),
        ("2.1.1", "牵头", None),
        ("2.1.2", "牵头", None),
        ("1.2.1", "会同", "内容安全"),
    ]
    assert rows[4][3:9] == (
        "二、紧扣抓保障促落实深化政务公开\n（一）强化组织领导和队伍建设。",
        "2020年12月底前，完成全部直属学校信息公开联络员轮训，提升业务能力。",
        "办公室负责，基础教育处配合",
        "2020年12月底前",
        None,
        "未完成",
    )


def test_a_supporting_office_reads_what_the_lead_reported(dossier: Dossier) -> None:
    sheet = book(dossier, "基础教育处")["任务"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[6] == "此前报送"
    assert sheet["G3"].value == "办公室（牵头）全年：未完成，6月、9月各办1期，参训28人次；第三期顺延。"


def test_an_office_reads_what_it_reported_last_quarter_with_its_figures(dossier: Dossier) -> None:
    first = OfficeReport(office="办公室", quarter="1", status="推进中", progress="听取1次。")
    figures = (
        Indicator(name="听取汇报", value=Decimal(1), unit="次", office="办公室", quarter="1"),
        Indicator(name="议定事项", value=Decimal("2.50"), office="办公室", quarter="1"),
        Indicator(name="听取汇报", value=Decimal(9), unit="次", office="办公室", quarter="2"),
        Indicator(name="听取汇报", value=Decimal(7), unit="次"),
    )
    ledger = Ledger(entries=(Entry(number="2.1.1", reports=(first,), indicators=figures),))
    sender = Sender("虚构市教育局", 2020, "2", "修订一", several=False)
    given = Materials(dossier.plans, dossier.roster, ledger, "2").assignment("办公室")
    sheet = load_workbook(BytesIO(workbook(sender, given)))["任务"]
    told = {row[0].value: row[7].value for row in sheet.iter_rows(min_row=2)}
    assert sheet["H1"].value == "此前报送"
    assert told["2.1.1"] == "办公室（牵头）第1季度：推进中，听取1次。（指标：听取汇报 1 次、议定事项 2.5）"
    assert told["1.1.1"] is None


def test_only_what_is_to_be_filled_can_be_typed(dossier: Dossier) -> None:
    made = book(dossier, "办公室")
    assert all(made[name].protection.sheet for name in made.sheetnames)
    assert [cell.protection.locked for cell in made["任务"][2]] == [True] * 8 + [False] * 7
    assert [cell.protection.locked for cell in made["指标"][2]] == [True, True, False, False, False, False]
    assert made["填写说明"]["B7"].protection.locked is False


def test_the_lists_name_each_requirement_once_and_leave_rows_to_choose_one_for(dossier: Dossier) -> None:
    sheet = book(dossier, "教育信息中心")["佐证"]
    numbers = [cell.value for cell in sheet["A"]]
    assert numbers == ["编号", "1.1.1", "1.2.1", *[None] * 30]
    assert sheet["B2"].value == "2020年底前，建成义务教育招生入学专栏，集中公开招生政策、…"
    guards = {str(guard.sqref): (guard.type, guard.formula1) for guard in sheet.data_validations.dataValidation}
    assert guards["A4:A33"] == ("list", "任务!$A$2:$A$3")
    assert guards["D2:D33"] == ("custom", 'OR(LEFT(D2,7)="http://",LEFT(D2,8)="https://")')


def test_states_drop_down_and_long_texts_and_odd_dates_are_warned_of_only(dossier: Dossier) -> None:
    guards = {
        str(guard.sqref): guard for guard in book(dossier, "教育信息中心")["任务"].data_validations.dataValidation
    }
    assert {where: (guard.type, guard.errorStyle) for where, guard in guards.items()} == {
        "H2:H3": ("list", None),
        "I2:I3": ("date", "warning"),
        "N2:N3": ("date", "warning"),
        "J2:J3": ("textLength", "warning"),
    }
    assert guards["J2:J3"].formula1 == "300"
    assert guards["J2:J3"].error == "落实情况超过 300 字，年报里用不了这么多。确需这么长的，选「是」，不会丢字。"


def test_with_several_plans_every_row_says_of_which(dossier: Dossier) -> None:
    own = dossier.plans[0]
    plans = (own, own.model_copy(update={"id": "市级"}))
    many = Materials(plans, dossier.roster).assignment("政策法规处")
    sheet = load_workbook(BytesIO(workbook(Sender("局", 2020, "", "", several=True), many)))["任务"]
    assert [(row[0].value, row[1].value) for row in sheet.iter_rows()] == [
        ("方案", "编号"),
        (None, "1.1.1"),
        ("市级", "1.1.1"),
        (None, "1.1.2"),
        ("市级", "1.1.2"),
    ]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_stays_a_text(dossier: Dossier, text: str) -> None:
    report = OfficeReport(office="办公室", progress=text, status="推进中")
    sheet = book(dossier, "办公室", ledger=Ledger(entries=(Entry(number="2.1.1", reports=(report,)),)))["任务"]
    cell = sheet["J4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_the_same_content_gives_the_same_bytes(dossier: Dossier) -> None:
    one, two = (workbook(SENDER, asked(dossier, "办公室")) for _ in range(2))
    assert one == two


def test_a_report_too_long_for_a_cell_is_told_and_not_cut(dossier: Dossier) -> None:
    report = OfficeReport(office="办公室", progress="长" * 40_000)
    with pytest.raises(Stop) as stop:
        book(dossier, "办公室", ledger=Ledger(entries=(Entry(number="2.1.1", reports=(report,)),)))
    assert "「落实情况」的文字有 40000 字" in stop.value.findings[0].message


def test_the_guide_says_whose_it_is_and_how_much_there_is(dossier: Dossier) -> None:
    sheet = book(dossier, "办公室", Sender("虚构市教育局", 2020, "3", "", several=False))["填写说明"]
    assert {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(2, 8)} == {
        "单位": "虚构市教育局",
        "年度": "2020",
        "季度": "第3季度",
        "处室": "办公室",
        "任务": "共 5 条：牵头 4 条，会同 1 条",
        "填报日期": None,
    }


def test_days_are_days_in_the_workbook(dossier: Dossier) -> None:
    duty = asked(dossier, "办公室").rows[0].duty
    report = OfficeReport(office="办公室", finished=date(2020, 5, 6))
    one = Assignment("办公室", (Assigned(duty, report),), {}, {})
    sheet = load_workbook(BytesIO(workbook(SENDER, one)))["任务"]
    assert sheet["H2"].value.date() == date(2020, 5, 6)
    assert sheet["H2"].number_format == "yyyy-mm-dd"
