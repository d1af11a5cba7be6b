"""annualreport statistics new: where the workbook is, and why there is none."""

from __future__ import annotations

import json

from annualreport.cli import status


def test_the_workbook_is_told_with_its_place(a_year, monkeypatch, capsys):
    a_year.data(2020, "statistics.yaml").unlink()
    monkeypatch.chdir(a_year.root)
    assert status(["statistics", "new", "2020"]) == 0
    assert capsys.readouterr().out == "已生成 data/2020/statistics.xlsx\n"


def test_carried_figures_are_counted(a_year, capsys):
    assert status(["-C", str(a_year.root), "statistics", "new", "--carry"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "已生成 data/2020/statistics.xlsx"
    assert second.startswith("已带入 ")
    assert second.endswith(" 格；原文件改名为 data/2020/statistics.yaml.bak")


def test_a_refusal_is_a_finding_with_status_2(a_year, capsys):
    assert status(["-C", str(a_year.root), "statistics", "new"]) == 2
    assert "[two-sources]" in capsys.readouterr().out
    assert status(["-C", str(a_year.root), "statistics", "new", "--format", "json"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["rule"] == "two-sources"


def test_json_is_one_empty_list_where_there_is_nothing_to_say(a_year, capsys):
    a_year.data(2020, "statistics.yaml").unlink()
    assert status(["-C", str(a_year.root), "statistics", "new", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "已生成 data/2020/statistics.xlsx" in err


def test_the_group_alone_prints_its_help(capsys):
    assert status(["statistics"]) == 0
    assert "new" in capsys.readouterr().out
