"""annualreport ledger status, as called."""

from __future__ import annotations

import json
import re

import pytest
from openpyxl import load_workbook

from annualreport.cli import status
from annualreport.workspace import Workspace
from tests.conftest import spoil

ON = ("--on", "2021-01-04")


def run(workspace: Workspace, *arguments: str) -> int:
    """Look at how the year stands."""
    return status(["-C", str(workspace.root), "ledger", "status", *arguments])


def test_the_tables_are_printed_and_both_files_written(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, *ON) == 0
    out, err = capsys.readouterr()
    assert out.startswith(
        "虚构市教育局2020年政务公开工作要点报送情况\n"
        "截至 2021-01-04，5 项要求：已完成 1、持续推进 1、推进中 1、未完成 1、不适用 1；"
        "5 个处室中 4 个有未报送的，超期 1 项，30 天内到期 0 项，冲突 0 处，整改中 0 项。\n"
    )
    assert out.endswith("已生成 out/2020/报送情况.xlsx\n已生成 out/2020/报送情况.html\n")
    for title in ("按处室", "按章", "按状态", "未报送的处室", "超过时限的事项"):
        assert f"\n{title} " in out
    assert "没有解决的冲突" not in out
    assert "示例" not in out
    assert err == ""


@pytest.mark.parametrize(("by", "others"), [("处室", ("按章", "按状态")), ("章", ("按处室", "按状态"))])
def test_one_count_alone_can_be_asked_for(
    a_year: Workspace, capsys: pytest.CaptureFixture[str], by: str, others: tuple[str, ...]
) -> None:
    assert run(a_year, *ON, "--by", by) == 0
    out = capsys.readouterr().out
    assert f"\n按{by} " in out
    assert not [one for one in others if f"\n{one} " in out]


def test_json_is_one_list_of_findings_and_nothing_else(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, *ON, "--format", "json") == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert {one["rule"] for one in found} == {"not-reported", "overdue"}
    assert {one["severity"] for one in found if one["rule"] == "not-reported"} == {"提示"}
    assert "已生成 out/2020/报送情况.html" in err


def test_an_example_year_says_so_on_every_output(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    assert run(a_year, *ON) == 0
    assert capsys.readouterr().out.startswith("示例：")
    page = a_year.out(2020, "报送情况.html").read_text("utf-8")
    assert '<p class="example">示例：' in page
    for sheet in load_workbook(a_year.out(2020, "报送情况.xlsx")).worksheets:
        assert str(sheet.cell(1, 1).value).startswith("示例：")
        assert sheet.oddHeader.center.text.startswith("示例：")


def test_a_day_that_is_none_is_told(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "--on", "2021年2月30日") == 2
    assert capsys.readouterr().out == (
        "阻断 选项「--on」：日历上没有「2021年2月30日」这一天 [usage]\n    办法：例如 --on 2021-12-01\n"
    )
    assert run(a_year, "--by", "科") == 2
    assert "选项「--by」的值不对：「科」不在可选的值里：处室、章、状态" in capsys.readouterr().out


def test_without_a_plan_or_with_a_broken_ledger_nothing_is_written(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_year.data(2020, "ledger.yaml")
    whole = path.read_text("utf-8")
    path.write_text("- 编号：1.1.1\n  状态: 已完成\n", "utf-8")
    assert run(a_year) == 2
    assert "「编号」后面是全角冒号「：」" in capsys.readouterr().out
    path.write_text(whole, "utf-8")
    a_year.data(2020, "plan.yaml").unlink()
    assert run(a_year) == 2
    assert "没有 2020 年度的方案 [no-plan]" in capsys.readouterr().out
    assert not a_year.out(2020).exists()


def test_what_is_wrong_with_the_figures_does_not_keep_anybody_from_looking(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    a_year.data(2020, "statistics.yaml").write_text("- 1\n", "utf-8")
    assert run(a_year, *ON) == 0
    assert "statistics" not in capsys.readouterr().out


def test_names_that_look_like_markup_or_formulas_are_texts(a_year: Workspace) -> None:
    for name in ("offices.yaml", "2020/ledger.yaml", "2020/plan.yaml"):
        path = a_year.root / "data" / name
        path.write_text(path.read_text("utf-8").replace("宣传教育处", "'=1+1[b]<i>处'"), "utf-8")
    assert run(a_year, *ON) == 0
    page = a_year.out(2020, "报送情况.html").read_text("utf-8")
    assert "=1+1[b]&lt;i&gt;处" in page
    assert not re.search("<i>", page)
    cells = [
        cell
        for sheet in load_workbook(a_year.out(2020, "报送情况.xlsx")).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert cells
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
