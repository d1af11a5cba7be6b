"""What does not fit the model is told in Chinese, everything at once, each at its line."""

from __future__ import annotations

import pytest

from annualreport.model.ledger import Entry
from annualreport.model.plan import Plan
from annualreport.model.record import Record
from annualreport.model.report import Report
from annualreport.readers.records import validate
from annualreport.source import yamlfile

REPORT = "单位: 虚构市教育局\n年度: 2020\n"
PLAN = """章:
  - 序号: 一
    标题: 甲
    节:
      - 序号: 一
        标题: 乙
        条:
          - 编号: 1.1.1
            要求: 丙
"""


def said(model: type[Record], text: str) -> list[str]:
    """The findings of a text, whole."""
    record, findings = validate(model, yamlfile.parse(text, "a.yaml"), "a.yaml")
    assert (record is None) == bool(findings)
    return [finding.as_text() for finding in findings]


def test_data_that_fits_gives_the_record_and_its_places() -> None:
    report, findings = validate(Report, yamlfile.parse(REPORT, "a.yaml"), "a.yaml")
    assert report
    assert (report.unit, report.year, findings) == ("虚构市教育局", 2020, ())
    assert [str(place) for place in report.places("年度", "网址")] == ["a.yaml:2", "a.yaml:1"]


def test_a_required_key_that_is_missing_is_told_at_its_record() -> None:
    assert said(Report, "\n单位: 甲\n") == ["阻断 a.yaml:2 缺少「年度」 [missing-key]\n    办法：年度：报告年度"]


def test_a_misspelt_key_is_told_with_the_nearest_known() -> None:
    assert said(Entry, "编号: 1.1.1\n状太: 已完成\n") == [
        "阻断 a.yaml:2 没有「状太」这一项，是不是「状态」？ [unknown-key]\n    办法：可以写的有：编号、方案、状态、"
        "完成日期、落实情况、说明、指标、佐证、未完成原因、整改措施、整改时限、报送"
    ]


def test_an_unknown_key_inside_is_told_with_the_keys_of_that_place() -> None:
    text = REPORT + "联系方式:\n  地址: 甲\n  手机: 乙\n"
    message = "阻断 a.yaml:5 没有「手机」这一项 [unknown-key]"
    assert said(Report, text) == [f"{message}\n    办法：可以写的有：地址、邮编、电话"]


@pytest.mark.parametrize("key", ["unit", "origin", "\\0来源"])
def test_names_of_the_program_are_no_keys(key: str) -> None:
    assert said(Report, f"{REPORT}{key}: x\n")[0].startswith(f"阻断 a.yaml:3 没有「{key}」这一项 [unknown-key]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("计划发布日期: 2021-02-30", "「计划发布日期」：日历上没有「2021-02-30」这一天"),
        ("计划发布日期: 一月", "「计划发布日期」：「一月」不是日期，应写成 2021-12-31 的样子"),
        ("版式: 61号", "「版式」只能是「60号」或「30号」，这里是「61号」"),
        ("单位类型: 学校", "「单位类型」只能是「部门」或「政府」，这里是「学校」"),
        ("示例: 也许", "「示例」应当是「是」或「否」，这里是「也许」"),
        ("引言: [甲, 乙]", "「引言」应当是一段文字，这里是列表"),
        ("引言: {甲: 乙}", "「引言」应当是一段文字，这里是一组「名称: 内容」"),
        ("统计期限: 全年", "「统计期限」应当是一组「名称: 内容」，这里是文字「全年」"),
        ("已核: 都核过了", "「已核」应当是列表，这里是文字「都核过了」"),
        ("已核: [都核过了]", "「已核」第 1 项应当是一组「名称: 内容」，这里是文字「都核过了」"),
        ("统计期限: {起: 2020-01-01, 止: }", "「止」后面没有内容"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(text: str, expected: str) -> None:
    (message,) = said(Report, f"{REPORT}{text}\n")
    assert message.startswith(f"阻断 a.yaml:3 {expected} [wrong-value]\n    办法：")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位: ''\n年度: 2020\n", "a.yaml:1 「单位」不能空着"),
        ("单位: 甲\n年度: 今年\n", "a.yaml:2 「年度」应当是数字，这里是「今年」"),
        ("单位: 甲\n年度: 1999\n", "a.yaml:2 「年度」应当不小于 2008，这里是 1999"),
        ("单位: 甲\n年度: 2999\n", "a.yaml:2 「年度」应当不大于 2100，这里是 2999"),
        ("单位: 甲\n年度: \n", "a.yaml:2 「年度」后面没有内容"),
        ("单位", "a.yaml 文件内容应当是一组「名称: 内容」，这里是文字「单位」"),
        ("- 单位: 甲", "a.yaml:1 文件内容应当是一组「名称: 内容」，这里是列表"),
        ("", "a.yaml 文件是空的"),
    ],
)
def test_a_wrong_unit_or_year_is_told(text: str, expected: str) -> None:
    assert said(Report, text)[0].startswith(f"阻断 {expected} [wrong-value]")


def test_a_wide_colon_below_a_key_is_suspected() -> None:
    assert said(Report, REPORT + "联系方式:\n  地址：虚构路1号\n") == [
        "阻断 a.yaml:3 「联系方式」应当是一组「名称: 内容」，这里是文字「地址：虚构路1号」 [wrong-value]\n"
        "    办法：冒号要用半角「:」，后面空一格"
    ]


def test_a_number_that_is_no_number_of_a_requirement_is_told_at_its_line() -> None:
    assert said(Plan, PLAN.replace("1.1.1", "1.1")) == [
        "阻断 a.yaml:8 「编号」应当写成 章.节.条 的样子，这里是「1.1」 [wrong-value]\n"
        "    办法：例如第二章第二节第5条写成 2.2.5，用半角数字和点"
    ]


@pytest.mark.parametrize(
    ("typed", "figure"), [("1,234", "1234"), ("１２．５", "12.5"), ("-3", "-3"), ("25.10", "25.10")]
)
def test_an_indicator_is_a_number_as_people_type_it(typed: str, figure: str) -> None:
    entry, _ = validate(Entry, yamlfile.parse(f"编号: 1.1.1\n指标: [{{名称: 甲, 数值: '{typed}'}}]", "a"), "a")
    assert entry
    assert str(entry.indicators[0].value) == figure


@pytest.mark.parametrize("typed", ["12万", "约20", "1,23", "nan", "1e5"])
def test_an_indicator_that_is_no_number_is_told(typed: str) -> None:
    text = f"编号: 1.1.1\n指标:\n  - 名称: 甲\n    数值: '{typed}'\n"
    message = f"阻断 a.yaml:4 「数值」：「{typed}」不是数字，只写数字，单位写在「单位」里 [wrong-value]"
    assert said(Entry, text) == [f"{message}\n    办法：数值：指标数值"]


def test_all_faults_are_told_at_once() -> None:
    text = "单位类型: 甲\n年度: 甲\n计划发布日期: 2020-13-01\n网止: 甲\n"
    rules = [line.partition(" [")[2].partition("]")[0] for line in said(Report, text)]
    assert sorted(rules) == ["missing-key", "unknown-key", "wrong-value", "wrong-value", "wrong-value"]


def test_a_state_outside_the_five_is_left_to_the_rules() -> None:
    assert said(Entry, "编号: 1.1.1\n状态: 办结\n") == []
