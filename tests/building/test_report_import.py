"""A published report becomes a year's figures and texts, and ours gives back what it was made from."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.building import report_import
from annualreport.finding import Stop
from annualreport.forms import Form, all_forms
from annualreport.model.statistics import Statistics
from annualreport.outline import docx as word
from annualreport.outputs import html
from annualreport.readers import year as years
from annualreport.readers.statistics import load
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.figures import sample, sound
from tests.outputs.outlines import facts
from tests.published import reports

BOTH = pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.edition)
YEARS = {"60号": 2019, "30号": 2022}


def own_page(figures: Statistics, form: Form, year: int) -> bytes:
    """The web page that the program makes of its Word file."""
    outline = word.read(reports.document(figures, year), "年报.docx")
    title = reports.title(year)
    return html.page(outline, form, facts(form, title=title, unit=reports.UNIT, year=year)).encode()


def imported(content: bytes, name: str, year: int, folder: Path) -> Statistics:
    """The figures of data/‹year›/statistics.yaml after the import into a workspace without that year."""
    (folder / "data" / str(year + 1)).mkdir(parents=True)
    file = folder / name
    file.write_bytes(content)
    report_import.run(Workspace(folder), year, file)
    figures, findings = load(Workspace(folder), year)
    assert figures is not None
    assert findings == ()
    return figures


@BOTH
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_import_of_our_own_word_file_and_page_gives_back_the_figures(form: Form, seed: int):
    figures, year = sound(form, seed), YEARS[form.edition]
    with TemporaryDirectory() as folder:
        content = reports.document(figures, year)
        assert imported(content, "年报.docx", year, Path(folder) / "word").said == figures.said
        page = own_page(figures, form, year)
        assert imported(page, "年报.html", year, Path(folder) / "page").said == figures.said


@BOTH
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), style=st.sampled_from(sorted(reports.PAGES)))
def test_import_of_any_sites_page_gives_back_the_figures(form: Form, seed: int, style: str):
    figures, year = sound(form, seed), YEARS[form.edition]
    with TemporaryDirectory() as folder:
        content = reports.PAGES[style](figures, year)
        assert imported(content, "年报.html", year, Path(folder) / "site").said == figures.said


@BOTH
def test_the_texts_come_back_and_the_year_can_be_read(form: Form, tmp_path: Path):
    year = YEARS[form.edition]
    imported(reports.document(sound(form, 1), year), "年报.docx", year, tmp_path)
    dossier, findings = years.load(Workspace(tmp_path), year)
    report = dossier.report
    assert [one.rule for one in findings] == ["no-roster"]
    assert (report.unit, report.year, report.edition) == (reports.UNIT, year, form.edition)
    assert report.introduction == reports.introduction(form, year)
    assert report.overview.platform == reports.spoken("政府信息公开平台建设")
    assert report.overview.requests == reports.spoken("依申请公开")
    assert (report.problems, report.improvements, report.other) == (reports.PROBLEM, reports.REMEDY, "无。")


def test_a_filled_year_is_not_overwritten(a_year: Workspace, tmp_path: Path):
    file = published(tmp_path, 2020)
    before = {path: path.read_bytes() for path in a_year.root.rglob("*") if path.is_file()}
    with pytest.raises(Stop) as stop:
        report_import.run(a_year, 2020, file)
    assert [one.message for one in stop.value.findings] == [
        "2020 年度的统计数据已经填过，没有覆盖",
        "2020 年度的文字已经填过（引言、主动公开、依申请公开、政府信息管理、平台建设、监督保障、"
        "主要问题、改进情况、其他事项），没有覆盖",
    ]
    assert {path: path.read_bytes() for path in a_year.root.rglob("*") if path.is_file()} == before


def published(folder: Path, year: int) -> Path:
    """A report of 60号 as a file."""
    file = folder / "年报.docx"
    file.write_bytes(reports.document(sample("60-fault-2020")[1], year))
    return file


def test_force_replaces_figures_and_texts_and_keeps_comments(a_year: Workspace, tmp_path: Path):
    spoil(a_year.data(2020, "report.yaml"), "单位: ", "# 由办公室维护\n单位: ")
    done = report_import.run(a_year, 2020, published(tmp_path, 2020), force=True)
    assert done.files == ("data/2020/statistics.yaml", "data/2020/report.yaml")
    text = a_year.data(2020, "report.yaml").read_text("utf-8")
    assert "# 由办公室维护\n" in text
    dossier, _ = years.load(a_year, 2020)
    assert dossier.report.problems == reports.PROBLEM
    assert dossier.statistics is not None
    assert dossier.statistics.said == sample("60-fault-2020")[1].said


def test_a_report_of_another_year_is_refused(a_year: Workspace, tmp_path: Path):
    with pytest.raises(Stop) as stop:
        report_import.run(a_year, 2018, published(tmp_path, 2019))
    assert [one.message for one in stop.value.findings] == ["这是 2019 年度的报告，--year 写的是 2018"]
    assert not a_year.data(2018).exists()


def test_what_belongs_to_another_layout_is_told_and_not_written(a_year: Workspace, tmp_path: Path):
    page = reports.site(sample("30-year1-2023")[1], 2023).decode("gb18030")
    for old, new in (
        ("本年制发件数", "本年新制作数量"),
        ("本年废止件数", "本年新公开数量"),
        ("现行有效件数", "对外公开总数量"),
    ):
        page = page.replace(old, new)
    file = tmp_path / "年报.html"
    file.write_bytes(page.encode("gb18030"))
    done = report_import.run(a_year, 2023, file)
    told = [one.message for one in done.findings if one.rule == "other-layout"]
    assert told == [
        "6 格属于其他版式，没有写入：「主动公开·规章·本年新制作数量」、「主动公开·规章·本年新公开数量」、"
        "「主动公开·规章·对外公开总数量」、「主动公开·行政规范性文件·本年新制作数量」、"
        "「主动公开·行政规范性文件·本年新公开数量」、「主动公开·行政规范性文件·对外公开总数量」"
    ]


def test_words_of_templates_in_a_published_text_stay_words():
    assert report_import.plain("写着{{ 单位 }}的{% if %}") == "写着{ { 单位 }}的{ % if %}"
