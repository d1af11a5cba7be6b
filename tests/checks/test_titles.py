"""Title, unit, year and period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import titles
from annualreport.model.dossier import Dossier
from annualreport.workspace import Workspace
from tests.checks.good import FILE, Document, dossier_of, findings, told
from tests.conftest import spoil

TITLE = "虚构市教育局2020年政府信息公开工作年度报告"


def title(document: Document) -> list[str]:
    return told(titles.the_title_is_the_statutory_one, document.dossier, document.outline())


def agreeing(document: Document) -> list[str]:
    return told(titles.unit_and_year_agree_everywhere, document.dossier, document.outline())


def stated(document: Document) -> list[str]:
    return told(titles.the_period_is_stated, document.dossier, document.outline())


@pytest.mark.parametrize(
    ("wrong", "rules"),
    [
        ("虚构市教育局2020年政府信息公开年度报告", "TTL-01"),
        ("2020年虚构市教育局政府信息公开工作年度报告", "TTL-01"),
        ("虚构市教育局2020年2020年政府信息公开工作年度报告", "TTL-01, TTL-02"),
        ("虚构市教育局2019年政府信息公开工作年度报告", "TTL-01, TTL-02"),
        ("某市教育局2020年政府信息公开工作年度报告", "TTL-01, TTL-02"),
    ],
)
def test_a_title_that_is_not_the_statutory_one_is_reported(document: Document, wrong: str, rules: str) -> None:
    document.lines[0] = wrong
    (said,) = title(document)
    assert said.endswith(f" 标题是「{wrong}」，应为「{TITLE}」 [{rules}]\n    办法：请改为「{TITLE}」")


def test_a_title_in_two_lines_is_one_title(document: Document) -> None:
    document.lines[0] = "虚构市教育局\n2020年政府信息公开工作年度报告"
    assert title(document) == []


def test_a_document_without_a_title_is_reported(document: Document) -> None:
    lines = document.lines[1:]
    document.lines = ["", *lines]
    outline = document.outline()
    outline = replace(outline, blocks=outline.blocks[1:])
    assert told(titles.the_title_is_the_statutory_one, document.dossier, outline) == [
        f"阻断 {FILE} 没有找到标题「{TITLE}」 [TTL-01]\n    办法：请改为「{TITLE}」"
    ]


def test_a_title_without_a_style_is_found_by_its_words(document: Document) -> None:
    document.lines = ["示例", *document.lines]
    outline = document.outline()
    plain = replace(outline, blocks=tuple(replace(outline.blocks[0], level=0) for _ in "1") + outline.blocks[1:])  # type: ignore[type-var]
    assert told(titles.the_title_is_the_statutory_one, document.dossier, plain) == []


def test_a_header_of_another_year_is_reported(document: Document) -> None:
    document.headers = ["虚构市教育局2019年政府信息公开工作年度报告"]
    assert agreeing(document) == [
        f"阻断 {FILE} 页眉第1段「虚构市教育局2019年政府信息公开工…」 "
        f"页眉写的是「虚构市教育局2019年政府信息公开工作年度报告」，与单位、年份不一致，应为「{TITLE}」 [TTL-02]\n"
        "    办法：请改正单位名称或年份"
    ]


def test_an_introduction_of_another_year_is_reported(document: Document) -> None:
    document.replace("根据《中华", "根据条例，编制2019年政府信息公开年度报告。")
    assert [line.splitlines()[0] for line in agreeing(document)] == [
        f"阻断 {FILE} 第2段「根据条例，编制2019年政府信息公开…」 "
        f"引言写的是「根据条例，编制2019年政府信息公开年度报告。」，与单位、年份不一致，应为「{TITLE}」 [TTL-02]"
    ]


def test_an_introduction_of_another_unit_is_reported(document: Document) -> None:
    document.replace("根据《中华", "根据条例，编制虚构市体育局2020年政府信息公开年度报告。")
    assert [line.splitlines()[0] for line in agreeing(document)] == [
        f"阻断 {FILE} 第2段「根据条例，编制虚构市体育局2020年…」 "
        "引言写的是「根据条例，编制虚构市体育局2020年政府信息公开年度报告。」，与单位、年份不一致，"
        f"应为「{TITLE}」 [TTL-02]"
    ]


@pytest.mark.parametrize("whose", ["虚构市教育局", "市教育局", "我局", "本机关", "教育局", "全", "虚构市教育委员会"])
def test_an_introduction_that_names_the_unit_in_another_way_is_no_fault(document: Document, whose: str) -> None:
    document.replace("根据《中华", f"根据条例，编制{whose}2020年政府信息公开年度报告。")
    assert agreeing(document) == []


def test_a_file_name_and_a_property_that_name_something_else_are_reported(document: Document) -> None:
    document.file = "年报（终稿）.docx"
    document.properties = {"title": "某局2020年政府信息公开工作年度报告"}
    found = findings(titles.unit_and_year_agree_everywhere, document.dossier, document.outline())
    assert [(one.subject, one.figures) for one in found] == [
        ("文件名", "年报（终稿）"),
        ("文档属性", "某局2020年政府信息公开工作年度报告"),
    ]


def test_a_document_without_properties_and_with_a_plain_header_agrees(document: Document) -> None:
    document.properties, document.headers = {}, ["示例"]
    assert agreeing(document) == []


def test_a_period_that_is_not_the_year_is_reported_at_its_line(a_year: Workspace) -> None:
    spoil(a_year.data(2020, "report.yaml"), "  止: 2020-12-31", "  止: 2020-11-30")
    (found,) = findings(titles.the_period_is_the_calendar_year, dossier_of(a_year))
    assert found.as_text() == (
        "阻断 data/2020/report.yaml:6 统计期限是 2020-01-01 至 2020-11-30，应为 2020-01-01 至 2020-12-31 [PER-01]\n"
        "    办法：请改正「统计期限」，或删去（不写即为全年）"
    )
    assert found.figures == "2020-01-01 至 2020-11-30"


def test_without_a_period_the_year_is_meant(dossier: Dossier) -> None:
    report = dossier.report.model_copy(update={"period": None})
    assert told(titles.the_period_is_the_calendar_year, replace(dossier, report=report)) == []


def test_an_introduction_without_the_period_is_reported(document: Document) -> None:
    document.replace("根据《中华", "根据条例编制。")
    assert stated(document) == [
        f"阻断 {FILE} 引言没有写明统计期限，应写「自2020年1月1日起至2020年12月31日止」 [PER-01]\n"
        "    办法：请在引言里写明统计期限"
    ]


def test_an_introduction_with_another_period_is_reported(document: Document) -> None:
    document.replace("根据《中华", "统计期限为2019年1月1日至12月31日。")
    assert stated(document) == [
        f"阻断 {FILE} 第2段「统计期限为2019年1月1日至12月…」 引言写的统计期限是「2019年1月1日至12月31日」，"
        "应为「2020年1月1日起至2020年12月31日止」 [PER-01]\n    办法：请改正引言；也请核对 report.yaml 的「统计期限」"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "自2020年1月1日起至2020年12月31日止。",
        "2020年 1 月 1 日至 12 月 31 日。",
        "2020年1月1日—2020年12月31日",
        "自2020年1月1日起，截止2020年12月31日。",
        "2020年1月1日起，至2020年12月31日止。",
    ],
)
def test_the_period_may_be_written_in_several_ways(document: Document, text: str) -> None:
    document.replace("根据《中华", text)
    assert stated(document) == []


def test_a_form_no_longer_in_force_is_reported_where_it_is_cited(document: Document) -> None:
    dossier = replace(document.dossier, year=2021)
    assert told(titles.the_form_cited_is_in_force, dossier, document.outline()) == [
        f"警告 {FILE} 第2段「根据《中华人民共和国政府信息公开条例…」 "
        "引言以国办公开办函〔2019〕60号为格式依据，这份文件的格式只用到 2020 年度 [REF-03]\n"
        "    办法：请改引现行的格式文件；按方案沿用的，在 report.yaml 里写「版式理由」"
    ]
    assert told(titles.the_form_cited_is_in_force, document.dossier, document.outline()) == []
