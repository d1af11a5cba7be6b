"""What counts at the end of the period is not always what the ledger says."""

from __future__ import annotations

from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import spoil

LEDGER = "ledger.yaml"


def states(workspace: Workspace) -> dict[str, str]:
    """The state that counts of every requirement."""
    dossier, _ = year.load(workspace, 2020)
    return {task.requirement.number: task.status for task in dossier.tasks}


def test_underway_past_a_deadline_in_the_period_counts_as_unfinished(a_year: Workspace) -> None:
    spoil(a_year.data(2020, LEDGER), "  状态: 未完成\n  落实情况: 已举办", "  状态: 推进中\n  落实情况: 已举办")
    assert states(a_year)["2.1.2"] == "未完成"


def test_underway_with_a_deadline_after_the_period_stays_underway(a_year: Workspace) -> None:
    spoil(a_year.data(2020, LEDGER), "  状态: 未完成\n  落实情况: 已举办", "  状态: 推进中\n  落实情况: 已举办")
    spoil(
        a_year.data(2020, "plan.yaml"),
        "2020年12月底前\n                截止: 2020-12-31",
        "次年\n                截止: 2021-01-01",
    )
    assert states(a_year)["2.1.2"] == "推进中"


def test_underway_without_deadline_stays_underway(a_year: Workspace) -> None:
    assert states(a_year)["1.2.1"] == "推进中"


def test_a_requirement_without_entry_is_in_no_state(a_year: Workspace) -> None:
    spoil(a_year.data(2020, LEDGER), "- 编号: 2.1.2", "- 编号: 9.9.9")
    assert states(a_year)["2.1.2"] == ""
    dossier, _ = year.load(a_year, 2020)
    assert sum(dossier.counts.values()) == 4


def test_the_period_is_the_calendar_year_where_none_is_set(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "统计期限:\n  起: 2020-01-01\n  止: 2020-12-31\n", "")
    first, last = year.load(a_year, 2020)[0].report.covers
    assert (str(first), str(last)) == ("2020-01-01", "2020-12-31")
