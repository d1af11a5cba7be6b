"""Of statistics.yaml and statistics.xlsx only one speaks."""

from __future__ import annotations

import shutil
import sys

import pytest

from annualreport.forms import form
from annualreport.outputs.statistics_book import workbook
from annualreport.readers import statistics
from annualreport.workspace import Workspace
from tests.figures import SAMPLES, retyped, sample

KEY = ("依申请公开", "本年新收", "自然人")


@pytest.fixture
def year(tmp_path):
    """A workspace whose year 2020 has nothing yet."""
    (tmp_path / "data" / "2020").mkdir(parents=True)
    return Workspace(tmp_path)


def put_yaml(year):
    """The clean sample as statistics.yaml."""
    shutil.copy(SAMPLES / "60-clean-2019.yaml", year.data(2020, "statistics.yaml"))


def put_book(year, figures):
    """Figures as statistics.xlsx."""
    year.data(2020, "statistics.xlsx").write_bytes(workbook(form("60号"), figures, 2020))


def test_without_a_file_nothing_is_known_and_nothing_said(year):
    assert statistics.load(year, 2020, form("60号")) == (None, ())


def test_either_file_speaks(year):
    _, clean = sample("60-clean-2019")
    put_yaml(year)
    figures, findings = statistics.load(year, 2020, form("60号"))
    assert (figures.said, figures.file, findings) == (clean.said, "data/2020/statistics.yaml", ())
    year.data(2020, "statistics.yaml").unlink()
    put_book(year, clean)
    figures, findings = statistics.load(year, 2020, form("60号"))
    assert (figures.said, figures.file, findings) == (clean.said, "data/2020/statistics.xlsx", ())


def test_two_files_that_say_the_same_are_no_fault(year):
    put_yaml(year)
    put_book(year, sample("60-clean-2019")[1])
    figures, findings = statistics.load(year, 2020, form("60号"))
    assert (figures.file, findings) == ("data/2020/statistics.yaml", ())


def test_two_files_that_differ_are_a_fault_with_both_places(year):
    put_yaml(year)
    changed = {(*KEY[:-1], column): "24" for column in ("自然人", "商业企业", "其他", "总计")}
    put_book(year, retyped(sample("60-clean-2019")[1], changed))
    _, (finding,) = statistics.load(year, 2020, form("60号"))
    label = "依申请公开·一、本年新收政府信息公开申请数量"
    assert finding.as_text() == (
        f"阻断 data/2020/statistics.yaml 两份统计数据不一致：{label}·自然人：23 与 24；{label}·商业企业：0 与 24；"
        f"{label}·其他：0 与 24等 4 处 [two-sources]\n"
        "    另见：data/2020/statistics.xlsx\n"
        "    办法：只能有一个来源：核对后删去 statistics.yaml 或 statistics.xlsx 中的一份"
    )


def test_two_files_of_different_layouts_are_a_fault(year):
    year.data(2020, "statistics.yaml").write_text("版式: 30号\n复议诉讼: {行政复议: [0, 0, 0, 0, ~]}\n", "utf-8")
    put_book(year, None)
    figures, findings = statistics.load(year, 2020, form("60号"))
    assert (figures.file, findings) == ("data/2020/statistics.yaml", ())
    blank = retyped(sample("60-clean-2019")[1], dict.fromkeys(form("60号").figures, None))
    put_book(year, retyped(blank, {("复议诉讼", "行政复议", end): "0" for end in ("结果维持", "结果纠正")}))
    _, (finding,) = statistics.load(year, 2020, form("60号"))
    assert "复议诉讼·行政复议·其他结果：0 与 空" in finding.message


def test_a_blank_file_does_not_speak(year):
    put_book(year, sample("60-clean-2019")[1])
    year.data(2020, "statistics.yaml").write_text("版式: 60号\n", "utf-8")
    figures, findings = statistics.load(year, 2020, form("60号"))
    assert (figures.file, findings) == ("data/2020/statistics.xlsx", ())


def test_a_file_that_cannot_be_read_is_told_beside_the_other(year):
    year.data(2020, "statistics.yaml").write_text("版式: {", "utf-8")
    assert statistics.load(year, 2020, form("60号"))[0] is None
    put_book(year, sample("60-clean-2019")[1])
    figures, (finding,) = statistics.load(year, 2020, form("60号"))
    assert figures.file == "data/2020/statistics.xlsx"
    assert finding.places[0].file == "data/2020/statistics.yaml"


def test_figures_of_another_year_are_read_by_their_own_layout(year):
    text = (SAMPLES / "60-clean-2019.yaml").read_text("utf-8")
    year.data(2020, "statistics.yaml").write_text(text.replace("版式: 60号\n", ""), "utf-8")
    figures, _ = statistics.load(year, 2020)
    assert (figures.edition, figures.foreign) == ("60号", {})
    (year.root / "data" / "2018").mkdir()
    year.data(2018, "statistics.yaml").write_text("主动公开:\n", "utf-8")
    assert statistics.load(year, 2018)[0].edition == "30号"


def test_no_library_for_workbooks_is_loaded_where_there_is_none(year, monkeypatch):
    for name in [name for name in sys.modules if name.startswith(("openpyxl", "annualreport.readers.statistics_book"))]:
        monkeypatch.delitem(sys.modules, name)
    put_yaml(year)
    statistics.load(year, 2020, form("60号"))
    assert "openpyxl" not in sys.modules
