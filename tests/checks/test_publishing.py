"""The planned day, the festival, and the mark of an example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from annualreport.checks import publishing
from annualreport.model.dossier import Dossier
from annualreport.workspace import Workspace
from tests.checks.good import FILE, Document, dossier_of, findings, told
from tests.conftest import spoil


def having(dossier: Dossier, year: int | None = None, **fields: Any) -> Dossier:
    report = dossier.report.model_copy(update=fields)
    return replace(dossier, report=report, year=year or dossier.year)


def test_a_day_after_january_is_reported_at_its_line(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "计划发布日期: 2021-01-15", "计划发布日期: 2021-02-01")
    (found,) = findings(publishing.it_is_published_by_the_end_of_january, dossier_of(a_year))
    assert found.as_text() == (
        "阻断 data/2020/report.yaml:15 计划发布日期 2021-02-01 晚于法定期限 2021-01-31 [PUB-01]\n"
        "    办法：请提前发布；确已逾期的，由负责岗位核定并写明逾期原因"
    )
    assert (found.subject, found.figures) == ("计划发布日期", "2021-02-01")


def test_a_day_before_the_year_is_over_is_reported(dossier: Dossier) -> None:
    (said,) = told(publishing.it_is_published_by_the_end_of_january, having(dossier, publish_on=date(2020, 1, 15)))
    assert "计划发布日期 2020-01-15 早于统计期末，年度还没有结束 [PUB-01]" in said


def test_the_last_of_january_is_in_time(dossier: Dossier) -> None:
    assert told(publishing.it_is_published_by_the_end_of_january, having(dossier, publish_on=date(2021, 1, 31))) == []


def test_without_a_planned_day_nothing_is_judged(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "计划发布日期: 2021-01-15\n", "")
    dossier = dossier_of(a_year)
    assert told(publishing.it_is_published_by_the_end_of_january, dossier) == [
        "未核 data/2020/report.yaml:2 report.yaml 没有写计划发布日期，没有核对（法定期限 2021-01-31） [PUB-01]\n"
        "    办法：请写明「计划发布日期」"
    ]
    assert told(publishing.there_is_time_before_the_deadline, dossier) == []


@pytest.mark.parametrize(("day", "noted"), [(21, False), (22, True), (31, True)])
def test_fewer_than_ten_days_before_the_deadline_are_noted(dossier: Dossier, day: int, noted: bool) -> None:
    said = told(publishing.there_is_time_before_the_deadline, having(dossier, publish_on=date(2021, 1, day)))
    assert bool(said) is noted
    if noted:
        assert f"计划发布日期 2021-01-{day} 距法定期限 2021-01-31 只有 {31 - day} 天 [PUB-02]" in said[0]


def test_a_festival_at_the_deadline_is_noted(dossier: Dossier) -> None:
    (said,) = told(publishing.there_is_time_before_the_deadline, having(dossier, 2021, publish_on=date(2022, 1, 14)))
    assert "2022-01-31 是除夕、2022-02-01 是春节，法定期限 2022-01-31 遇春节假期 [PUB-02]" in said
    said = told(publishing.there_is_time_before_the_deadline, having(dossier, 2021, publish_on=date(2022, 1, 31)))[1]
    assert "遇春节假期，计划发布日期 2022-01-31 正在假期里 [PUB-02]" in said


def test_the_festivals_are_days_of_their_years_between_late_january_and_late_february() -> None:
    days = publishing.festivals()
    assert list(days) == list(range(2019, 2036))
    assert all(date(year, 1, 21) <= day <= date(year, 2, 20) for year, day in days.items())
    gaps = [(days[year + 1] - days[year]).days for year in range(2019, 2035)]
    assert all(gap in (353, 354, 355, 383, 384, 385) for gap in gaps), gaps


def test_a_year_beyond_the_table_says_nothing_of_festivals(dossier: Dossier) -> None:
    assert told(publishing.there_is_time_before_the_deadline, having(dossier, 2090)) == []


def test_an_example_is_noted_and_cannot_be_decided(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "版式: 60号", "版式: 60号\n示例: 是")
    assert told(publishing.an_example_is_no_report, dossier_of(a_year)) == [
        "提示 data/2020/report.yaml:6 2020年度标为示例：数据是演示用的，由它做出的文件不能发布 [示例]\n"
        "    办法：换成真实数据后，把 report.yaml 的「示例」改为否或删去"
    ]
    assert not publishing.an_example_is_no_report.decidable


def test_an_example_says_so_in_header_and_first_paragraph(dossier: Dossier) -> None:
    document = Document(having(dossier, example=True))
    assert told(publishing.an_example_says_so, document.dossier, document.outline()) == [
        f"阻断 {FILE} 示例年度的文件没有在页眉和正文第一段写明「示例」 [示例]\n"
        "    办法：请用 annualreport template new 生成的模板，不要删去其中的示例标记"
    ]
    document.lines = ["示例：本文件的数据是编造的。", *document.lines]
    (said,) = told(publishing.an_example_says_so, document.dossier, document.outline())
    assert "没有在页眉写明「示例」" in said
    document.headers = ["示例"]
    assert told(publishing.an_example_says_so, document.dossier, document.outline()) == []


def test_a_real_year_carries_no_mark_of_an_example(document: Document) -> None:
    document.headers = ["示例"]
    assert told(publishing.an_example_says_so, document.dossier, document.outline()) == [
        f"阻断 {FILE} 页眉第1段「示例」 年度没有标为示例，文件里却有示例标记「示例」 [示例]\n"
        "    办法：请删去模板里手写的示例标记；仍是演示数据的，在 report.yaml 写「示例: 是」"
    ]


def test_the_holiday_is_a_week() -> None:
    assert timedelta(days=6) == publishing.HOLIDAY


def test_signing_off_is_a_reminder_and_an_example_needs_none(document: Document) -> None:
    assert told(publishing.the_report_is_signed_off, document.dossier, document.outline()) == [
        f"提示 {FILE} 提交前要由负责人签发、盖章，程序不代签 [PUB-03]\n"
        "    办法：请按本单位的规定送负责人签发、盖章；签发、盖章的信息不写进公开的正文"
    ]
    report = document.dossier.report.model_copy(update={"example": True})
    document.dossier = replace(document.dossier, report=report)
    assert told(publishing.the_report_is_signed_off, document.dossier, document.outline()) == []
