"""annualreport ledger notices, as called."""

from __future__ import annotations

import json

import pytest

from annualreport.cli import status
from annualreport.workspace import Workspace


def run(workspace: Workspace, *arguments: str) -> int:
    """Run the command in the workspace."""
    return status(["-C", str(workspace.root), "ledger", "notices", *arguments])


def test_who_gets_a_notice_is_told(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "--on", "2021-01-20") == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["办公室：逾期 1", "已生成 out/2020/督办/办公室.docx"]


def test_nobody_gets_one_where_nothing_is_open(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    text = a_year.data(2020, "ledger.yaml").read_text("utf-8").replace("状态: 未完成", "状态: 已完成")
    a_year.data(2020, "ledger.yaml").write_text(text, "utf-8")
    assert run(a_year, "--on", "2020-06-01") == 0
    assert capsys.readouterr().out == "没有要督办的事项，没有生成督办单\n"


def test_as_json_stdout_is_the_findings_alone(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "--on", "2021-01-20", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert [finding["rule"] for finding in json.loads(out)] == ["template-shipped"]
    assert "办公室：逾期 1" in err


@pytest.mark.parametrize("option", ["--on", "--date", "--reply-by"])
def test_a_day_that_is_none_is_told(a_year: Workspace, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert run(a_year, option, "十二月") == 2
    assert capsys.readouterr().out == (
        f"阻断 选项「{option}」：「十二月」不是日期，应写成 2021-12-31 的样子 [usage]\n"
        f"    办法：例如 {option} 2021-12-01\n"
    )
