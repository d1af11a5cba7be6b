"""What is to be put right is read with its places; what is typed wrong is told at its line."""

from __future__ import annotations

from datetime import date

import pytest

from annualreport.model.rectification import Rectification
from annualreport.readers import rectification, year
from annualreport.workspace import Workspace

WRITTEN = """\
# 办公室 2020 年度的整改
- 编号: 2.1.2
  处室: 综合处
  问题: 没有完成
  措施: 补办
  时限: 2020年6月30日
  状态: 整改中
- 编号: 1.1.1
  方案: 市级
  年度: 2018
  处室: 办公室
  措施: 补正
  状态: 已整改
  完成日期: 2020/5/8
"""


def read(workspace: Workspace, text: str) -> tuple[tuple[Rectification, ...], list[str]]:
    """The rectifications that the text gives, and what is said of it."""
    workspace.data(2020, "rectification.yaml").write_text(text, "utf-8")
    entries, findings = rectification.load(workspace, 2020)
    return entries, [finding.as_text() for finding in findings]


def test_without_the_file_nothing_is_to_be_put_right(a_year: Workspace) -> None:
    assert rectification.load(a_year, 2020) == ((), ())
    assert year.load(a_year, 2020)[0].rectifications == ()


def test_every_field_is_read_and_stands_in_the_dossier(a_year: Workspace) -> None:
    (first, second), said = read(a_year, WRITTEN)
    assert said == []
    assert (first.key, first.office, first.issue, first.measure) == ((2019, "", "2.1.2"), "综合处", "没有完成", "补办")
    assert (first.due, first.open, str(first.places("时限")[0])) == (
        date(2020, 6, 30), True, "data/2020/rectification.yaml:6",
    )  # fmt: skip
    assert (second.key, second.open, second.finished) == ((2018, "市级", "1.1.1"), False, date(2020, 5, 8))
    assert year.load(a_year, 2020)[0].rectifications == (first, second)


def test_a_rectification_is_overdue_the_day_after_its_limit_while_it_is_open(a_year: Workspace) -> None:
    (first, second), _ = read(a_year, WRITTEN)
    assert not first.overdue(date(2020, 6, 30))
    assert first.overdue(date(2020, 7, 1))
    assert not second.overdue(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("state", "lacking"),
    [("", ("处室", "措施", "时限")), ("整改中", ("处室", "措施", "时限")), ("已整改", ("处室", "完成日期"))],
)
def test_what_is_blank_is_told_by_what_the_state_needs(a_year: Workspace, state: str, lacking: tuple[str, ...]) -> None:
    (only,), said = read(a_year, f"- 编号: 1.1.1\n  状态: {state}\n")
    assert (only.lacking, said) == (lacking, [])


def test_an_unknown_state_is_told_with_the_two_there_are(a_year: Workspace) -> None:
    entries, said = read(a_year, "- 编号: 1.1.1\n  状态: 整改完成\n")
    assert entries == ()
    assert said == [
        "阻断 data/2020/rectification.yaml:2 「状态」只能是「整改中」或「已整改」，这里是「整改完成」 [wrong-value]\n"
        "    办法：请照样写其中一个"
    ]


def test_a_file_that_is_no_list_is_told(a_year: Workspace) -> None:
    entries, said = read(a_year, "编号: 1.1.1\n")
    assert entries == ()
    assert said == [
        "阻断 data/2020/rectification.yaml:1 文件应当是列表，一条接一条 [wrong-value]\n"
        "    办法：每一条另起一行，以「- 」开头，其余各项与第一项左边对齐"
    ]


def test_an_empty_file_is_an_empty_list(a_year: Workspace) -> None:
    assert read(a_year, "# 还没有\n") == ((), [])
