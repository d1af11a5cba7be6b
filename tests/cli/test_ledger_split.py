"""annualreport ledger split, as called."""

from __future__ import annotations

import json

import pytest

from annualreport.cli import status
from annualreport.workspace import Workspace


def run(workspace: Workspace, *arguments: str) -> int:
    """Run ledger split in the workspace."""
    return status(["-C", str(workspace.root), "ledger", "split", *arguments])


def test_every_workbook_is_named_with_what_it_asks(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "已生成 out/2020/报送/办公室.xlsx（牵头 4 条，会同 1 条）"
    assert len(out.splitlines()) == 5
    assert "把 out/2020/报送/ 里的工作簿发给各处室" in err


def test_as_json_stdout_is_the_findings_alone(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run(a_year)
    a_year.out(2020, "报送/办公室.xlsx").write_bytes(b"filled in")
    capsys.readouterr()
    assert run(a_year, "2020", "--quarter", "2", "--format", "json") == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["rule"], finding["severity"]) == ("changed-since-split", "警告")


def test_a_quarter_that_is_none_is_told(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(a_year, "--quarter", "5") == 2
    assert "选项「--quarter」的值不对：「5」不在可选的值里：1、2、3、4" in capsys.readouterr().out


def test_without_a_roster_the_status_is_two(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    a_year.offices.unlink()
    assert run(a_year) == 2
    assert "[no-roster]" in capsys.readouterr().out


def test_it_waits_for_nobody_and_says_who_is_writing(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    from annualreport.source.lock import hold

    with hold(a_year.root, "annualreport ledger collect"):
        assert run(a_year) == 2
    assert "annualreport ledger collect" in capsys.readouterr().out
    assert not a_year.out(2020, "报送").exists()
