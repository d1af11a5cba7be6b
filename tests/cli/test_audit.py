"""annualreport audit and report import, as a person runs them: results on stdout, coverage and summary on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annualreport.cli import status
from tests.figures import sample
from tests.published import reports


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The caller's folder with a sound report, a faulty one and a page that is none; no workspace."""
    (tmp_path / "good.html").write_bytes(reports.site(sample("30-clean-2025")[1], 2025))
    (tmp_path / "fault.html").write_bytes(reports.padded(sample("60-fault-2020")[1], 2020))
    (tmp_path / "login.html").write_text("<p>请输入密码登录</p>", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_the_status_is_0_for_a_sound_report_1_with_an_open_fault_2_where_one_cannot_be_read():
    assert status(["audit", "good.html"]) == 0
    assert status(["audit", "fault.html"]) == 1
    assert status(["audit", "good.html", "login.html", "fault.html"]) == 2
    assert status(["audit", "nowhere.html"]) == 2


@pytest.mark.usefixtures("here")
def test_one_file_has_a_line_of_coverage_with_the_reasons(capsys):
    assert status(["audit", "fault.html"]) == 1
    out, err = capsys.readouterr()
    assert "阻断 fault.html 第2个表格第25行第4列 依申请公开·自然人：" in out
    (line,) = (one for one in err.splitlines() if one.startswith("规则 "))
    assert "未核" in line
    assert "缺方案、台账" in line
    assert "缺上一年度报告（--previous）" in line


@pytest.mark.usefixtures("here")
def test_several_files_have_a_table_beside_the_result(capsys):
    assert status(["audit", "good.html", "login.html", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    findings = json.loads(out)
    assert {one["places"][0]["file"] for one in findings} == {"good.html", "login.html"}
    assert [one["message"] for one in findings if one["rule"] == "no-report"] == ["这是登录页，不是年度报告"]
    assert "读不了" in err
    assert "合计：2 份，有阻断 0，读不了 1" in err


def test_the_page_is_written_where_it_is_asked_for(here: Path, capsys):
    assert status(["audit", "fault.html", "--html", "结果.html"]) == 1
    assert "已生成 结果.html" in capsys.readouterr().err
    assert "核对结果：虚构市人民政府2020年政府信息公开工作年度报告" in (here / "结果.html").read_text("utf-8")


@pytest.mark.usefixtures("here")
def test_the_page_is_not_written_over_a_report(here: Path, capsys):
    before = (here / "fault.html").read_bytes()
    assert status(["audit", "good.html", "fault.html", "--html", "./fault.html"]) == 2
    assert capsys.readouterr().out == (
        "阻断 --html 写的是要核对的文件 fault.html，没有覆盖它 [usage]\n"
        "    办法：请给网页另取一个文件名，如 --html 核对结果.html\n"
    )
    assert (here / "fault.html").read_bytes() == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("year", ["20233", "1999", "0"])
def test_a_year_of_which_there_are_no_reports_is_told(year: str, capsys):
    assert status(["audit", "good.html", "--year", year]) == 2
    out = capsys.readouterr().out
    assert f"good.html 报告年度是 {year}，可以核对的是 2008 年度至 2100 年度的报告" in out


def test_nothing_is_written_where_no_file_can_be_read(here: Path):
    assert status(["audit", "login.html", "--html", "结果.html"]) == 2
    assert not (here / "结果.html").exists()


@pytest.mark.usefixtures("here")
def test_unit_and_year_of_the_caller_go_before_the_documents(capsys):
    assert status(["audit", "good.html", "--unit", "虚构市教育局", "--year", "2024"]) == 1
    out = capsys.readouterr().out
    assert "应为「虚构市教育局2024年政府信息公开工作年度报告」" in out


def test_last_years_report_becomes_last_years_data(a_year, here, monkeypatch, capsys):
    monkeypatch.chdir(a_year.root)
    assert status(["report", "import", str(here / "fault.html"), "--year", "2020"]) == 2
    assert "2020 年度的统计数据已经填过，没有覆盖" in capsys.readouterr().out
    assert status(["report", "import", str(here / "good.html"), "--year", "2025"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "已读入《虚构市人民政府2025年政府信息公开工作年度报告》：30号，200 格有数"
    assert out[1:3] == ["  写入 data/2025/statistics.yaml", "  写入 data/2025/report.yaml"]
    assert status(["report", "import", str(here / "login.html"), "--year", "2024"]) == 2
    assert not a_year.data(2024).exists()


def test_the_group_alone_prints_its_help(capsys):
    assert status(["report"]) == 0
    assert "import" in capsys.readouterr().out
