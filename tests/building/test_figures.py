"""statistics new: one workbook for the year, and never a second source beside a filled one."""

from __future__ import annotations

import shutil

import pytest

from annualreport.building.figures import new_book
from annualreport.finding import Stop
from annualreport.forms import form
from annualreport.outputs import statistics_yaml
from annualreport.readers import statistics
from annualreport.workspace import Workspace
from tests.conftest import GOOD_YEAR, spoil


@pytest.fixture
def blank_year(a_year: Workspace) -> Workspace:
    """The good year before anybody has filled in its figures."""
    a_year.data(2020, "statistics.yaml").write_text(statistics_yaml.blank(form("60号")), "utf-8")
    return a_year


def refusal(workspace: Workspace, carry: bool = False) -> str:
    """What is said when no workbook is made."""
    before = sorted(workspace.data(2020).iterdir())
    with pytest.raises(Stop) as stopped:
        new_book(workspace, 2020, carry=carry)
    assert sorted(workspace.data(2020).iterdir()) == before
    return str(stopped.value)


def test_a_blank_year_gets_a_workbook_which_then_speaks(blank_year):
    made = new_book(blank_year, 2020)
    assert (blank_year.label(made.book), made.carried, made.aside) == ("data/2020/statistics.xlsx", 0, None)
    figures, findings = statistics.load(blank_year, 2020, form("60号"))
    assert (figures.blank, findings) == (True, ())


def test_a_year_without_any_figures_gets_a_workbook_in_the_form_of_its_report(a_year):
    a_year.data(2020, "statistics.yaml").unlink()
    new_book(a_year, 2020)
    assert statistics.load(a_year, 2020)[0].edition == "60号"


def test_a_blank_workbook_may_be_made_anew_but_not_a_filled_one(blank_year):
    new_book(blank_year, 2020)
    new_book(blank_year, 2020)
    blank_year.data(2020, "statistics.xlsx").write_bytes(b"words")
    assert refusal(blank_year) == (
        "阻断 data/2020/statistics.xlsx 工作簿已经在了，里面有内容，没有覆盖 [file-exists]\n"
        "    办法：要重做的，先把原来的文件改名或移走；要继续填的，直接打开它"
    )


def test_no_second_source_is_made_beside_filled_figures(a_year):
    filled = len(statistics.load(a_year, 2020, form("60号"))[0].said)
    assert refusal(a_year) == (
        f"阻断 data/2020/statistics.yaml statistics.yaml 已填有 {filled} 格；一个年度的数据只能有一个来源，"
        "没有另建工作簿 [two-sources]\n"
        "    办法：改用工作簿的，加 --carry：把数带进工作簿，原文件改名为 statistics.yaml.bak；"
        "不改的，继续填 statistics.yaml"
    )


def test_figures_are_carried_into_the_workbook_and_the_file_is_put_aside(a_year):
    before, _ = statistics.load(a_year, 2020, form("60号"))
    made = new_book(a_year, 2020, carry=True)
    assert (made.carried, made.aside) == (len(before.said), a_year.data(2020, "statistics.yaml.bak"))
    after, findings = statistics.load(a_year, 2020, form("60号"))
    assert (after.said, after.file, findings) == (before.said, "data/2020/statistics.xlsx", ())
    assert made.aside.read_bytes() == (GOOD_YEAR / "data" / "2020" / "statistics.yaml").read_bytes()


def test_what_was_put_aside_before_is_not_overwritten(a_year):
    shutil.copy(a_year.data(2020, "statistics.yaml"), a_year.data(2020, "statistics.yaml.bak"))
    assert "statistics.yaml.bak 已经在了，没有覆盖 [file-exists]" in refusal(a_year, carry=True)


def test_figures_of_another_layout_are_not_carried(a_year):
    spoil(a_year.data(2020, "report.yaml"), "版式: 60号", "版式: 30号")
    assert "格不属于30号版式，带不进工作簿 [STR-04]" in refusal(a_year, carry=True)


def test_figures_that_cannot_be_read_stop_the_making(a_year):
    spoil(a_year.data(2020, "statistics.yaml"), "版式: 60号", "版式: {")
    assert "阻断 data/2020/statistics.yaml" in refusal(a_year)
    a_year.data(2020, "statistics.yaml").write_text(
        "主动公开: {规章们: 1}\n复议诉讼: {行政复议: [1, 1, 0, 0, 2]}", "utf-8"
    )
    assert "[unknown-key]" in refusal(a_year)


def test_settings_that_cannot_be_read_stop_the_making(a_year):
    a_year.data(2020, "report.yaml").write_text("单位: [", "utf-8")
    assert "data/2020/report.yaml" in refusal(a_year)


def test_a_file_that_cannot_be_moved_away_is_told(a_year, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(Stop, match="cannot-write"):
        new_book(a_year, 2020, carry=True)
