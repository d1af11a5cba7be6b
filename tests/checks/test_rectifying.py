"""What is to be put right is put right in time and written down whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annualreport.checks.rectifying import (
    nothing_is_put_right_late,
    what_is_to_be_put_right_is_written_down,
)
from annualreport.checks.rule import Rule, run
from annualreport.readers import year
from annualreport.workspace import Workspace

WHOLE = "- 编号: 2.1.3\n  处室: 办公室\n  措施: 补报\n  时限: %s\n  状态: %s\n  完成日期: %s\n"
UNLISTED = (
    "警告 data/2020/plan.yaml:41 2020 年度方案里没有落实的 2.1.2、2.1.3、2.1.5 没有列入整改 [LED-10]\n"
    "    办法：运行 annualreport lookback 2021，由程序列出，再补写措施和时限"
)


def said(workspace: Workspace, rule: Rule, text: str, *, earlier: bool = False) -> list[str]:
    """What a rule says of the list; earlier: last year's plan and ledger are there."""
    Path(workspace.data(2021, "rectification.yaml")).write_text(text, "utf-8")
    dossier, _ = year.load(workspace, 2021)
    dossier = dossier if earlier else replace(dossier, earlier=None)
    return [finding.as_text() for finding in run((rule,), dossier)]


@pytest.mark.parametrize(
    ("due", "status", "finished"),
    [
        ("2022-01-01", "整改中", ""),
        ("", "整改中", ""),
        ("2021-06-30", "已整改", "2021-06-30"),
        ("2021-06-30", "已整改", ""),
        ("", "已整改", "2021-06-30"),
    ],
)
def test_nothing_is_said_before_the_limit_nor_of_what_was_put_right_in_time(
    looking_back: Workspace, due: str, status: str, finished: str
) -> None:
    assert said(looking_back, nothing_is_put_right_late, WHOLE % (due, status, finished)) == []


@pytest.mark.parametrize(("status", "shown"), [("整改中", "整改中"), ("", "待填")])
def test_a_limit_that_passed_within_the_period_is_told(looking_back: Workspace, status: str, shown: str) -> None:
    assert said(looking_back, nothing_is_put_right_late, WHOLE % ("2021-12-31", status, "")) == [
        "警告 data/2021/rectification.yaml:4 2020 年度 2.1.3（办公室）的整改时限 2021-12-31 已到，"
        f"状态还是「{shown}」 [LED-09]\n"
        "    办法：整改已经完成的，状态改为「已整改」并写完成日期；没有完成的，请督促处室，写明新的时限"
    ]


def test_what_was_put_right_after_its_limit_is_told(looking_back: Workspace) -> None:
    assert said(looking_back, nothing_is_put_right_late, WHOLE % ("2021-06-30", "已整改", "2021-07-01")) == [
        "警告 data/2021/rectification.yaml:6 2020 年度 2.1.3（办公室）于 2021-07-01 整改完成，晚于时限 2021-06-30"
        " [LED-09]\n"
        "    办法：请核对完成日期；确已超期的，由负责岗位核定"
    ]


@pytest.mark.parametrize(
    ("text", "where", "lacking"),
    [
        ("- 编号: 2.1.3\n  方案: 市级\n  措施: 补报\n  时限: 2021-06-30\n", "1", "处室"),
        ("- 编号: 2.1.3\n  处室: 办公室\n  措施:\n  时限:\n", "3", "措施、时限"),
        ("- 编号: 2.1.3\n  处室: 办公室\n  状态: 已整改\n  完成日期:\n", "4", "完成日期"),
    ],
)
def test_a_blank_that_the_state_needs_is_told_at_its_line(
    looking_back: Workspace, text: str, where: str, lacking: str
) -> None:
    (line,) = said(looking_back, what_is_to_be_put_right_is_written_down, text)
    plan, office = ("市级 ", "处室待填") if lacking == "处室" else ("", "办公室")
    assert line.split("\n")[0] == (
        f"警告 data/2021/rectification.yaml:{where} 2020 年度 {plan}2.1.3（{office}）的整改没有写{lacking} [LED-10]"
    )
    assert line.endswith(f"    办法：请在 rectification.yaml 里补写{lacking}")


def test_what_is_written_whole_is_not_spoken_of(looking_back: Workspace) -> None:
    text = WHOLE % ("2021-06-30", "整改中", "")
    assert said(looking_back, what_is_to_be_put_right_is_written_down, text) == []


def test_what_the_look_back_finds_undone_and_nobody_lists_is_told_once(looking_back: Workspace) -> None:
    assert said(looking_back, what_is_to_be_put_right_is_written_down, "", earlier=True) == [UNLISTED]


def test_a_number_that_last_years_plan_does_not_have_is_told(looking_back: Workspace) -> None:
    rest = "".join(WHOLE.replace("2.1.3", one) % ("2021-06-30", "整改中", "") for one in ("2.1.2", "2.1.3", "2.1.5"))
    text = rest + WHOLE.replace("2.1.3", "2.3.1") % ("2021-06-30", "整改中", "")
    assert said(looking_back, what_is_to_be_put_right_is_written_down, text, earlier=True) == [
        "警告 data/2021/rectification.yaml:19 2020 年度 2.3.1（办公室）在 2020 年度的方案里没有对应的要求 [LED-10]\n"
        "    办法：请核对「编号」和「方案」"
    ]
