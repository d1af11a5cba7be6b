"""annualreport ledger collect, as called; whatever it is cut short by, the ledger is of before or of after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.source.lock import hold
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.interrupted import full_disk, killed, needs_small_disk, seen
from tests.source.test_writing import listing
from tests.supervision.returned import YEAR, returned, sent

OFFICE = "教育信息中心"


def run(workspace: Workspace, *arguments: str | Path) -> int:
    """Run ledger collect in the workspace."""
    return status(["-C", str(workspace.root), "ledger", "collect", *map(str, arguments)])


def test_the_plan_comes_first_and_a_dry_run_writes_nothing(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    returned(a_year, OFFICE, "1.1.1", {"状态": "持续推进"})
    before = listing(a_year.root)
    capsys.readouterr()
    assert run(a_year, "in", "--dry-run") == 0
    assert listing(a_year.root) == before
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        "教育信息中心（全年，教育信息中心.xlsx）：改报 1，未变 1",
        "  改报 1.1.1 报送 状态：已完成 → 持续推进",
        "警告 data/2020/ledger.yaml:19 1.1.1 的状态，各处室报得不一样：基础教育处 已完成，教育信息中心 持续推进；"
        "台账写的是「已完成」 [LED-08]",
    ]
    assert err.endswith("以上是会有的变化，没有写入；去掉 --dry-run 就记入台账\n")
    assert run(a_year, "in") == 0
    assert capsys.readouterr().err.endswith(
        "已收 1 份，记入 data/2020/；接着运行 annualreport ledger status 看还有谁没有报\n"
    )
    assert run(a_year, a_year.root / "in" / f"{OFFICE}.xlsx") == 0
    assert capsys.readouterr().err.endswith("没有变化，没有写入\n")


def test_as_json_stdout_is_the_findings_alone_and_a_file_that_cannot_be_read_is_status_2(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": "全年更新40次。"})
    (path.parent / "坏.xlsx").write_bytes(b"")
    (path.parent / "~$办公室.xlsx").write_bytes(b"")
    capsys.readouterr()
    assert run(a_year, "in", "--format", "json") == 2
    told, finding = json.loads(capsys.readouterr().out)
    assert told["message"] == "1.1.1 的「落实情况」台账已经写定，年报用的是它；教育信息中心这次报的文字没有进入年报"
    assert (finding["rule"], finding["places"]) == ("damaged-file", [{"file": "in/坏.xlsx", "where": ""}])
    assert "全年更新40次" in a_year.data(YEAR, "ledger.yaml").read_text("utf-8")


def test_while_another_collects_nothing_is_written(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"状态": "持续推进"})
    before = listing(a_year.root)
    capsys.readouterr()
    with hold(a_year.root, "annualreport ledger edit"):
        assert run(a_year, path) == 2
        assert "阻断 data/.lock annualreport ledger edit（主机 " in capsys.readouterr().out
        assert run(a_year, path, "--dry-run") == 0
    assert listing(a_year.root) == before


def test_a_workbook_that_no_longer_says_whose_it_is_is_taken_with_the_offices_name(
    a_year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import load_workbook

    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": "全年更新40次。"})
    book = load_workbook(path)
    del book["识别信息"]
    book.save(path)
    capsys.readouterr()
    assert run(a_year, path) == 2
    assert "再加 --office 处室 --year 年度 收" in capsys.readouterr().out
    assert run(a_year, path, "--office", "信息中心", "--year", "2020") == 0
    assert "全年更新40次" in a_year.data(YEAR, "ledger.yaml").read_text("utf-8")


def test_a_collect_that_is_killed_is_of_before_or_of_after_once_the_next_command_has_begun(a_year: Workspace) -> None:
    paths = [returned(a_year, office, "1.1.1", {"落实情况": f"{office}做了7件。"}) for office in (OFFICE, "办公室")]
    before = seen(a_year.data(YEAR))
    outcomes: set[bool] = set()
    for _ in killed(a_year.root, "ledger", "collect", *map(str, paths)):
        after = seen(a_year.data(YEAR))
        kept = [name for name in after if name.startswith("returns/")]
        assert after == before or after.keys() - before.keys() == {*kept, "returns.jsonl", "history.jsonl"}
        assert after == before or (len(kept) == 2 and after["ledger.yaml"].count("做了7件".encode()) == 2)
        outcomes.add(after == before)
    assert False in outcomes


@needs_small_disk
def test_a_full_disk_changes_nothing(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = returned(a_year, OFFICE, "1.1.1", {"落实情况": "全年更新40次。"})
    with full_disk(a_year.root / "data", "64k"):
        before = seen(a_year.data(YEAR))
        capsys.readouterr()
        assert run(a_year, path) == 2
        assert "磁盘已满，没有写入；原有文件未动 [disk-full]" in capsys.readouterr().out
        assert seen(a_year.data(YEAR)) == before


def test_no_ledger_and_no_plan_are_told(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent(a_year, OFFICE)
    spoil(a_year.data(YEAR, "plan.yaml"), "标题: 虚构市教育局2020年政务公开工作要点分工实施方案", "标题：甲")
    before = listing(a_year.root)
    capsys.readouterr()
    assert run(a_year, path) == 2
    assert "data/2020/plan.yaml:2" in capsys.readouterr().out
    assert listing(a_year.root) == before
