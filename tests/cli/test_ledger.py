"""annualreport ledger new and annualreport schema, as called."""

from __future__ import annotations

import json

import pytest

from annualreport.cli import status
from annualreport.readers import ledger_book
from annualreport.workspace import Workspace


def run(workspace: Workspace, *arguments: str) -> int:
    """Run a command in the workspace."""
    return status(["-C", str(workspace.root), *arguments])


def test_the_workbook_of_the_ledger_is_made_and_holds_what_is_known(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(a_year, "ledger", "new") == 0
    ledger, findings = ledger_book.read(a_year.data(2020, "ledger.xlsx"), "ledger.xlsx")
    assert ledger
    assert ([entry.status for entry in ledger.entries], findings) == (
        ["已完成", "不适用", "推进中", "持续推进", "未完成"],
        (),
    )
    out, err = capsys.readouterr()
    assert out == "已生成 data/2020/ledger.xlsx\n"
    assert err.startswith("填好后运行 annualreport check 2020\n")


def test_a_workbook_that_is_there_is_not_overwritten(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    a_year.data(2020, "ledger.xlsx").write_bytes(b"mine")
    assert run(a_year, "ledger", "new", "2020") == 2
    assert a_year.data(2020, "ledger.xlsx").read_bytes() == b"mine"
    message = "阻断 data/2020/ledger.xlsx 台账工作簿已经有了，没有改动 [already-there]"
    assert capsys.readouterr().out == f"{message}\n    办法：要重做的，先把它移走或改名\n"


def test_without_a_plan_there_is_no_workbook(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    a_year.data(2020, "plan.yaml").unlink()
    assert run(a_year, "ledger", "new", "--format", "json") == 2
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["rule"], finding["message"]) == ("no-plan", "没有 2020 年度的方案")


def test_a_broken_ledger_is_not_written_over(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    a_year.data(2020, "ledger.yaml").write_text("- 编号：1.1.1\n  状态: 已完成\n", "utf-8")
    assert run(a_year, "ledger", "new") == 2
    assert "「编号」后面是全角冒号「：」" in capsys.readouterr().out
    assert not a_year.data(2020, "ledger.xlsx").exists()


def test_the_schemas_are_written_beside_the_data(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "schema") == 0
    written = capsys.readouterr().out.splitlines()
    assert written == [
        f"data/.schema/{name}.json"
        for name in (
            "report",
            "plan",
            "ledger",
            "rectification",
            "review",
            "offices",
            "词表",
            "statistics-60号",
            "statistics-30号",
        )
    ]
    assert all(json.loads((a_year.root / path).read_text("utf-8"))["title"] for path in written)
    assert a_year.years == (2019, 2020)


def test_the_schemas_as_json_leave_stdout_a_list(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "schema", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_without_a_ledger_every_requirement_waits(a_year: Workspace) -> None:
    a_year.data(2020, "ledger.yaml").unlink()
    assert run(a_year, "ledger", "new") == 0
    ledger, _ = ledger_book.read(a_year.data(2020, "ledger.xlsx"), "ledger.xlsx")
    assert ledger
    assert [entry.waiting for entry in ledger.entries] == [True] * 5
