"""Each office is asked for what the plan gives it, in its highest role, beside what was said before."""

from __future__ import annotations

import pytest

from annualreport.model.assignment import Materials
from annualreport.model.ledger import Entry, Indicator, Ledger, OfficeReport
from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Chapter, Plan, Requirement, Responsibility, Section

ROSTER = Roster(
    offices=(
        Office(name="办公室"),
        Office(name="法规处", aliases=("政策法规处",)),
        Office(name="信息中心", kind="支撑机构"),
    )
)


def plan(*duties: Responsibility) -> Plan:
    """A plan of one requirement."""
    one = Requirement(number="1.1.1", wording="公开预算。", duties=duties)
    section = Section(ordinal="一", heading="财政", requirements=(one,))
    return Plan(chapters=(Chapter(ordinal="一", heading="公开", sections=(section,)),))


def roles(*duties: Responsibility) -> dict[str, list[tuple[str, str]]]:
    """Role and scope of each office's rows."""
    found = Materials((plan(*duties),), ROSTER).duties
    return {office: [(duty.role, duty.scope) for duty in own] for office, own in found.items()}


def test_collective_words_are_expanded_and_the_lead_is_taken_out_of_its_own_support() -> None:
    made = roles(Responsibility(lead=("办公室",), support=("各处室", "各支撑机构")))
    assert made == {"办公室": [("牵头", "")], "法规处": [("配合", "")], "信息中心": [("配合", "")]}


def test_all_offices_lead_together_and_one_of_them_joins_no_more() -> None:
    made = roles(Responsibility(lead=("各处室",), joint=("办公室", "信息中心")))
    assert made == {"办公室": [("牵头", "")], "法规处": [("牵头", "")], "信息中心": [("会同", "")]}


def test_each_scope_is_a_row_of_its_own() -> None:
    made = roles(
        Responsibility(scope="内容安全", lead=("法规处",), joint=("办公室",)),
        Responsibility(scope="技术安全", lead=("信息中心",), support=("法规处",)),
    )
    assert made["法规处"] == [("牵头", "内容安全"), ("配合", "技术安全")]


def test_an_alias_is_its_office_and_a_name_that_the_roster_lacks_stays_under_its_own() -> None:
    made = roles(Responsibility(lead=("政策法规处",), support=("督查室",)))
    assert made == {"办公室": [], "法规处": [("牵头", "")], "信息中心": [], "督查室": [("配合", "")]}


@pytest.fixture
def materials() -> Materials:
    """A requirement that 法规处 leads and 信息中心 supports, with reports of three quarters."""
    reports = (
        OfficeReport(office="法规处", status="推进中", progress="一季度的。", quarter="1"),
        OfficeReport(office="法规处", status="推进中", progress="二季度的。", quarter="2"),
        OfficeReport(office="信息中心", status="推进中", progress="技术支持。", quarter="1"),
        OfficeReport(office="办公室", progress="没有分工，也报了。", quarter="2"),
    )
    figures = (
        Indicator(name="预算", value=1, office="法规处", quarter="2"),  # type: ignore[arg-type]
        Indicator(name="决算", value=2, office="法规处", quarter="1"),  # type: ignore[arg-type]
        Indicator(name="全年", value=3),  # type: ignore[arg-type]
    )
    ledger = Ledger(entries=(Entry(number="1.1.1", reports=reports, indicators=figures),))
    return Materials((plan(Responsibility(lead=("法规处",), support=("信息中心",))),), ROSTER, ledger, "2")


def test_a_lead_sees_what_it_reported_in_other_quarters_and_goes_on_with_this_one(materials: Materials) -> None:
    asked = materials.assignment("法规处")
    (row,) = asked.rows
    assert row.report
    assert row.report.progress == "二季度的。"
    assert [one.progress for one in row.before] == ["一季度的。"]
    assert [one.name for many in asked.indicators.values() for one in many] == ["预算"]


def test_a_supporting_office_sees_what_the_lead_reported(materials: Materials) -> None:
    (row,) = materials.assignment("信息中心").rows
    assert row.report is None
    assert [one.progress for one in row.before] == ["一季度的。", "二季度的。", "技术支持。"]


def test_what_an_office_reported_beyond_its_duties_stands_at_the_end(materials: Materials) -> None:
    (row,) = materials.assignment("办公室").rows
    assert (row.duty.role, row.duty.key) == ("其他", ("", "1.1.1", ""))
    assert row.report
    assert row.report.progress == "没有分工，也报了。"
    assert materials.assignment("办公室").tally == "其他 1 条"
