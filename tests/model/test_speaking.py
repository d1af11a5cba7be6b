"""Of an office that reports by quarters the latest report speaks, and each office has one role."""

from __future__ import annotations

from typing import Any

from annualreport.model.ledger import OfficeReport
from annualreport.model.offices import Roster
from annualreport.model.plan import Responsibility
from annualreport.model.speaking import latest, roles

ROSTER = Roster.model_validate(
    {"名册": [{"名称": "办公室"}, {"名称": "科研处", "别名": ["科研"]}, {"名称": "电教馆", "类别": "支撑机构"}]}
)


def spoken(*reports: dict[str, Any]) -> list[str]:
    """The texts that speak."""
    return [one.progress for one in latest([OfficeReport.model_validate(one) for one in reports], ROSTER)]


def test_the_latest_quarter_of_an_office_speaks_under_any_of_its_names() -> None:
    first, third = {"处室": "科研", "季度": "1", "落实情况": "一"}, {"处室": "科研处", "季度": "3", "落实情况": "三"}
    other = {"处室": "办公室", "季度": "2", "落实情况": "二"}
    assert spoken(third, other, first) == ["三", "二"]


def test_a_report_of_the_whole_year_speaks_before_the_quarters() -> None:
    assert spoken({"处室": "办公室", "落实情况": "年"}, {"处室": "办公室", "季度": "4", "落实情况": "四"}) == ["年"]


def test_reports_of_one_quarter_and_of_several_scopes_all_speak() -> None:
    same = {"处室": "办公室", "季度": "2"}
    assert spoken({**same, "落实情况": "甲"}, {**same, "落实情况": "乙"}) == ["甲", "乙"]
    assert spoken({**same, "落实情况": "甲", "范围": "内容"}, {"处室": "办公室", "季度": "3", "落实情况": "丙"}) == [
        "甲",
        "丙",
    ]


def test_an_office_has_its_highest_role_and_leads_are_no_supporters_of_themselves() -> None:
    duties = [
        Responsibility(lead=("各处室",), joint=("电教馆",), support=("科研处", "外单位")),
        Responsibility(scope="技术", lead=("电教馆",)),
    ]
    assert roles(duties, ROSTER) == {"办公室": "牵头", "科研处": "牵头", "电教馆": "牵头", "外单位": "配合"}
