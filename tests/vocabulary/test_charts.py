"""The charts show the year's figures and nothing else; a figure that is blank gives no chart and is named."""

from __future__ import annotations

import shutil

import pytest

from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.readers import year as years
from annualreport.vocabulary import words
from annualreport.vocabulary.charts import Chart, Lacking, charts
from annualreport.workspace import Workspace
from tests.conftest import spoil

NAMES = ("办理结果", "申请人", "三年趋势", "方案进展")


def dossier(workspace: Workspace) -> Dossier:
    """The year as it is read."""
    return years.load(workspace, 2020)[0]


def made(workspace: Workspace) -> dict[str, Chart | Lacking]:
    """The charts by name."""
    return {one.name: one for one in charts(dossier(workspace))}


def chart(workspace: Workspace, name: str) -> Chart:
    """One that is there."""
    found = made(workspace)[name]
    assert isinstance(found, Chart), found
    return found


def test_the_results_are_the_totals_of_each_group_of_table_three(a_year: Workspace) -> None:
    shown = chart(a_year, "办理结果")
    known = words(dossier(a_year))["依申请公开"]
    groups = ("不予公开", "无法提供", "不予处理")
    expected = {name: known[name]["合计"]["总计"] for name in groups}
    expected |= {name: known[name]["总计"] for name in ("予以公开", "部分公开", "其他处理")}
    assert {name: figure for name, (figure,) in shown.rows} == expected
    assert sum(figure for _, (figure,) in shown.rows) == known["总计"]["总计"]
    assert [name for name, _ in shown.rows] == ["予以公开", "部分公开", *groups, "其他处理"]


def test_the_applicants_are_those_of_the_new_requests_without_their_sum(a_year: Workspace) -> None:
    new = words(dossier(a_year))["依申请公开"]["本年新收"]
    assert [(name, figure) for name, (figure,) in chart(a_year, "申请人").rows] == list(new.items())[:-1]


def test_the_trend_takes_the_figures_of_three_years(a_year: Workspace) -> None:
    shutil.copytree(a_year.data(2019), a_year.data(2018))
    known = words(dossier(a_year))["依申请公开"]
    shown = chart(a_year, "三年趋势")
    assert [name for name, _ in shown.rows] == ["2018年", "2019年", "2020年"]
    assert shown.rows[2][1] == (known["本年新收"]["总计"], known["总计"]["总计"])
    assert shown.rows[0][1] == shown.rows[1][1]
    assert shown.title == "2018—2020年度政府信息公开申请新收和办结情况"


def test_without_the_figures_of_one_year_there_is_no_trend(a_year: Workspace) -> None:
    found = made(a_year)["三年趋势"]
    assert found == Lacking("三年趋势", "2018—2020年度政府信息公开申请新收和办结情况", "没有 2018 年度的统计数据")
    assert words(dossier(a_year))["图"]["三年趋势"] is None


def test_the_progress_counts_every_requirement_of_the_plan_once(a_year: Workspace) -> None:
    shown, read = chart(a_year, "方案进展"), dossier(a_year)
    assert sum(sum(figures) for _, figures in shown.rows) == len(read.tasks)
    totals = [sum(figures[at] for _, figures in shown.rows) for at in range(len(shown.heads) - 1)]
    assert dict(zip(shown.heads[1:], totals, strict=True)) == read.counts
    assert [name for name, _ in shown.rows] == ["一、紧扣民生关切", "二、紧扣抓保障促落实"]


def test_what_the_ledger_does_not_say_yet_is_shown_as_waiting(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "ledger.yaml"), "- 编号: 1.1.2", "- 编号: 9.9.9")
    shown = chart(a_year, "方案进展")
    assert shown.heads[-1] == "待填"
    assert [figures[-1] for _, figures in shown.rows] == [1, 0]


def test_a_blank_figure_gives_no_chart_and_is_named_with_its_place(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "statistics.yaml"), "  予以公开: [", "  予以公开: ~ # [")
    found = made(a_year)["办理结果"]
    assert isinstance(found, Lacking)
    assert found.why == "本年的「予以公开·总计」没有数"
    (place,) = found.places
    assert str(place).startswith("data/2020/statistics.yaml")
    assert isinstance(made(a_year)["申请人"], Chart)
    assert words(dossier(a_year)).places["图.办理结果"] == found.places


@pytest.mark.parametrize(
    ("file", "name", "why"),
    [
        ("statistics.yaml", "办理结果", "没有本年的统计数据"),
        ("statistics.yaml", "申请人", "没有本年的统计数据"),
        ("ledger.yaml", "方案进展", "没有本年的台账"),
        ("plan.yaml", "方案进展", "没有本年的方案"),
    ],
)
def test_without_the_material_the_chart_says_what_is_missing(a_year: Workspace, file: str, name: str, why: str) -> None:
    a_year.data(2020, file).unlink()
    found = made(a_year)[name]
    assert isinstance(found, Lacking)
    assert found.why == why


def test_a_demonstration_says_so_in_every_title(a_year: Workspace) -> None:
    assert not any("示例" in one.title for one in charts(dossier(a_year)))
    text = a_year.data(2020, "report.yaml").read_text("utf-8")
    a_year.data(2020, "report.yaml").write_text(f"示例: 是\n{text}", "utf-8")
    assert all(one.title.endswith("（示例）") for one in charts(dossier(a_year)))


def test_the_words_for_those_who_do_not_see_it_hold_every_figure(a_year: Workspace) -> None:
    shutil.copytree(a_year.data(2019), a_year.data(2018))
    for shown in (chart(a_year, name) for name in NAMES):
        assert shown.alt.startswith(f"{shown.kind}：{shown.title}。")
        for name, figures in shown.rows:
            assert name in shown.alt
            assert all(f"{figure}{shown.unit}" in shown.alt for figure in figures if figure)


def test_a_chart_inside_a_text_of_the_report_is_told_where_it_stands(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "其他事项: ", "其他事项: '{{ 图.办理结果 }}' # ")
    (said,) = [finding for finding in words(dossier(a_year)).findings if isinstance(finding, Finding)]
    assert "图只能印在年报的 Word 模板里，不能写进文字" in said.as_text()
    assert "data/2020/report.yaml" in said.as_text()
