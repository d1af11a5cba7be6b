"""data/词表.yaml is read into the office's word lists; what is wrong in it is told and the year still read."""

from __future__ import annotations

from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import spoil


def written(workspace: Workspace, text: str) -> Workspace:
    workspace.word_lists.write_text(text, "utf-8")
    return workspace


def said(workspace: Workspace) -> list[str]:
    return [finding.as_text() for finding in year.load(workspace, 2020)[1]]


def test_without_the_file_the_lists_are_empty(a_year: Workspace) -> None:
    assert year.load(a_year, 2020)[0].lists.terms == ()


def test_the_offices_words_come_with_the_year(a_year: Workspace) -> None:
    dossier, findings = year.load(written(a_year, "期外日期: [校历]\n第五部分最少字数: 200\n"), 2020)
    assert findings == ()
    assert (dossier.lists.dates, dossier.lists.shortest) == (("校历",), 200)


def test_an_empty_file_says_nothing(a_year: Workspace) -> None:
    assert said(written(a_year, "# 待补充\n")) == []


def test_an_unknown_list_is_told_with_the_one_it_may_mean(a_year: Workspace) -> None:
    (told,) = said(written(a_year, "期外日子: [校历]\n"))
    assert told.splitlines()[0] == "阻断 data/词表.yaml:1 没有「期外日子」这一项，是不是「期外日期」？ [unknown-key]"


def test_a_file_that_is_no_yaml_is_told_and_the_year_is_read(a_year: Workspace) -> None:
    told = said(written(a_year, "期外日期: [校历\n"))
    assert len(told) == 1
    assert told[0].startswith("阻断 data/词表.yaml:")


def test_last_years_texts_are_there_for_comparison_where_they_can_be_read(a_year: Workspace) -> None:
    assert year.load(a_year, 2020)[0].previous_report is None
    earlier = a_year.data(2019, "report.yaml")
    earlier.write_text("单位: 虚构市教育局\n年度: 2019\n主要问题: 培训不足。\n", "utf-8")
    dossier, findings = year.load(a_year, 2020)
    assert findings == ()
    assert dossier.previous_report is not None
    assert dossier.previous_report.problems == "培训不足。"
    spoil(earlier, "年度: 2019", "年份: 2019")
    dossier, findings = year.load(a_year, 2020)
    assert (dossier.previous_report, findings) == (None, ())
