"""The repository's own year makes a whole report in either layout, and nothing open stands against it."""

import shutil
from pathlib import Path

import pytest

from annualreport import checks
from annualreport.building.report import Options, build
from annualreport.finding import Finding, Severity
from annualreport.outline import Paragraph
from annualreport.outline import docx as word
from annualreport.readers import year as years
from annualreport.workspace import Workspace
from tests.conftest import spoil

ROOT = Path(__file__).parents[2]
FIGURES_30 = Path(__file__).with_name("statistics-30.yaml")
YEAR = 2021
TITLE = "广州市教育局2021年政府信息公开工作年度报告"
WORD_ONLY = Options(formats=("docx",))


@pytest.fixture
def copy(tmp_path: Path) -> Workspace:
    """The repository's data and templates in a folder of their own."""
    for folder in ("data", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Workspace(tmp_path)


@pytest.fixture
def in_the_new_layout(copy: Workspace) -> Workspace:
    """The same year with the one setting changed to 30号, and the figures that this layout asks for."""
    spoil(copy.data(YEAR, "report.yaml"), "版式: 60号\n", "版式: 30号\n")
    shutil.copyfile(FIGURES_30, copy.data(YEAR, "statistics.yaml"))
    return copy


def open_faults(findings: tuple[Finding, ...]) -> list[str]:
    return [one.as_text() for one in findings if one.stops or (one.severity is Severity.WARNING and not one.decision)]


def judged(workspace: Workspace) -> tuple[Finding, ...]:
    dossier, findings = years.load(workspace, YEAR)
    return (*findings, *checks.judge(dossier))


def text_of(workspace: Workspace) -> str:
    document = workspace.out(YEAR, f"{TITLE}.docx")
    blocks = word.read(document.read_bytes(), document.name).blocks
    texts = ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells] for block in blocks)
    return "\n".join(text for block in texts for text in block)


def test_the_year_has_neither_an_open_fault_nor_an_open_warning(copy: Workspace):
    assert open_faults(judged(copy)) == []


def test_the_departure_from_the_layout_of_the_year_is_printed_as_decided(copy: Workspace):
    (layout,) = [one for one in judged(copy) if one.rule == "STR-03"]
    assert layout.severity is Severity.BLOCKING
    assert layout.decision is not None
    assert "〔2021〕30号" in layout.message
    assert "〔2019〕60号" in layout.decision.reason


def test_the_finished_document_has_no_open_fault_and_no_gap(copy: Workspace):
    built = build(copy, YEAR, WORD_ONLY)
    assert open_faults(built.findings) == []
    assert copy.out(YEAR, f"{TITLE}.docx") in built.files
    assert "【缺：" not in text_of(copy)


def test_figures_in_the_texts_come_from_the_tables(copy: Workspace):
    build(copy, YEAR, WORD_ONLY)
    text = text_of(copy)
    assert "全年新收政府信息公开申请108件，另有上年结转4件" in text
    assert "不予公开20件，无法提供31件，不予处理7件；结转下年度继续办理6件" in text
    assert "被申请行政复议4件，其中结果维持2件、其他结果1件、尚未审结1件" in text


def test_the_overview_counts_the_outcomes_of_all_28_requirements(copy: Workspace):
    build(copy, YEAR, WORD_ONLY)
    (overview,) = [line for line in text_of(copy).splitlines() if "28" in line and "不适用1" in line.replace(" ", "")]
    for outcome in ("已完成12", "持续推进12", "推进中2", "未完成1"):
        assert outcome in overview.replace(" ", "")


def test_the_document_says_first_of_all_that_it_is_a_demonstration(copy: Workspace):
    build(copy, YEAR, WORD_ONLY)
    assert any("示例" in line for line in text_of(copy).splitlines()[:3])


def test_switching_one_setting_and_its_figures_makes_the_report_in_the_new_layout(in_the_new_layout: Workspace):
    built = build(in_the_new_layout, YEAR, WORD_ONLY)
    assert open_faults(built.findings) == []
    text = text_of(in_the_new_layout)
    assert "行政规范性文件" in text
    assert "采购项目数量" not in text
    assert "【缺：" not in text
    assert not [one for one in built.findings if one.rule == "STR-03"]
