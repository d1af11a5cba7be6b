"""annualreport lookback, as called."""

from __future__ import annotations

import json

import pytest

from annualreport.cli import status
from annualreport.workspace import Workspace


def run(workspace: Workspace, *arguments: str) -> int:
    """Run the command in the workspace."""
    return status(["-C", str(workspace.root), "lookback", *arguments])


def test_the_totals_and_the_files_are_told(looking_back: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(looking_back) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:5] == [
        "2020 年度方案 10 项任务：纳入核查 7，已落实 3，已整改 1，未落实 3",
        "已生成 data/2021/rectification.yaml",
        "已生成 out/2021/回头看.docx",
        "已生成 out/2021/回头看.xlsx",
        "整改新增 4 条，请在 data/2021/rectification.yaml 里补写措施和时限",
    ]


def test_without_last_years_plan_it_says_so_and_ends_well(
    looking_back: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    looking_back.data(2020, "plan.yaml").unlink()
    assert run(looking_back, "2021", "--format", "json") == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["rule"], finding["severity"], finding["message"]) == (
        "lookback",
        "未核",
        "没有 2020 年度的方案，回头看没有做",
    )


def test_as_json_stdout_is_the_findings_alone(looking_back: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(looking_back, "--format", "json") == 0
    out, err = capsys.readouterr()
    assert {finding["rule"] for finding in json.loads(out)} == {"LED-10", "template-shipped"}
    assert "已生成 out/2021/回头看.docx" in err


def test_a_year_that_cannot_be_read_ends_with_2(looking_back: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    looking_back.data(2020, "ledger.yaml").write_text("编号: 1\n", "utf-8")
    assert run(looking_back) == 2
    assert "文件应当是列表" in capsys.readouterr().out
