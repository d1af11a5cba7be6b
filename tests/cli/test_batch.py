"""The command batch: what it prints, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.cli.batch import Lines
from tests.building.bodies import units
from tests.conftest import spoil


def test_each_unit_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    units(tmp_path / "全市", 2)
    monkeypatch.chdir(tmp_path)
    assert status(["batch", "全市", "--jobs", "1", "--formats", "docx"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("单位01 2020年度 已生成：阻断 0，警告 0，提示 ")
    assert second.startswith("单位02 2020年度 已生成：阻断 0，警告 0，提示 ")
    assert status(["batch", "全市", "--jobs", "1", "--formats", "docx", "--resume"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0].startswith("单位01 2020年度 没有变化：阻断 0，")
    assert shown.err == "合计：2 个单位，已生成 0，没有变化 2，未做成 0\n"


def test_json_is_one_list_over_all_units_with_the_units_folder_and_status_2_where_one_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = units(tmp_path / "全市", 2)
    spoil(root / "单位02" / "data" / "2020" / "report.yaml", "单位: 虚构市教育局", "单位：虚构市教育局")
    monkeypatch.chdir(tmp_path)
    assert status(["batch", "全市", "--jobs", "1", "--format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    alone = json.loads((root / "单位01" / "out" / "2020" / "findings.json").read_bytes())
    assert len(found) == len(alone) + 1
    assert [(one["rule"], one["message"]) for one in found[:-1]] == [(one["rule"], one["message"]) for one in alone]
    assert all(place["file"].startswith("单位0") for one in found for place in one["places"])
    assert all(one["places"] for one in found)
    assert found[-1]["places"] == [{"file": "单位02/data/2020/report.yaml", "where": "2"}]


def test_a_folder_without_workspaces_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["batch", str(tmp_path), "--format", "json"]) == 2
    (told,) = json.loads(capsys.readouterr().out)
    assert told["rule"] == "no-workspace"


@pytest.mark.parametrize("jobs", ["0", "-1", "两个"])
def test_a_number_of_processes_that_is_none_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    assert status(["batch", str(tmp_path), "--jobs", jobs]) == 2
    assert capsys.readouterr().out.startswith("阻断 选项「--jobs」的值不对：")


def test_where_stderr_is_no_terminal_the_work_is_told_in_a_line_every_so_often(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = iter([4.0, 10.0, 11.0])
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    lines = Lines(total=40, begun=0.0, last=0.0)
    for _ in range(3):
        lines(None)  # type: ignore[arg-type]
    assert capsys.readouterr().err == "已处理 2/40，每秒 0.2 个，还要约 190 秒\n"
