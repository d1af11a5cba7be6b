"""annualreport rules prints the catalogue as it is applied."""

import json
import re
from pathlib import Path

from annualreport import checks
from annualreport.checks.rule import Rule
from annualreport.cli import rules, status
from annualreport.finding import Severity

FIRST_BASIS = "条例第五十条；60号、30号格式的六个部分"


def test_text_is_one_line_a_rule_then_the_counts_and_what_the_short_names_mean(capsys):
    assert status(["rules"]) == 0
    *lines, first_gap, counts, second_gap, key = capsys.readouterr().out.splitlines()
    assert len(lines) == len(checks.CATALOGUE)
    assert lines[0] == f"STR-01 阻断，不可核定 [D] 六个一级部分齐全，次序为一至六。（依据：{FIRST_BASIS}）"
    assert "PUB-01 阻断 [M] 计划发布日期不晚于次年 1 月 31 日。（依据：条例第四十九条）" in lines
    assert (first_gap, counts, second_gap, key) == ("", rules.counted(checks.CATALOGUE), "", rules.KEY)


def test_the_counts_take_each_number_once_by_its_gravest_severity():
    def made(*ids, severity):
        return Rule(ids, severity, (), lambda: iter(()))

    listed = (
        made("T2-01", severity=Severity.WARNING),
        made("T2-01", "T2-02", severity=Severity.BLOCKING),
        made("示例", severity=Severity.NOTE),
        made("示例", severity=Severity.NOTE),
    )
    assert rules.counted(listed) == "规则 3 条：阻断 2，提示 1。T2 2，示例 1。"


def test_json_is_one_list_and_the_counts_stand_beside_it(capsys):
    assert status(["rules", "--format", "json"]) == 0
    written = capsys.readouterr()
    assert written.err == rules.counted(checks.CATALOGUE) + "\n"
    listed = json.loads(written.out)
    assert listed[0] == {
        "ids": ["STR-01"],
        "severity": "阻断",
        "needs": ["D"],
        "decidable": False,
        "text": "六个一级部分齐全，次序为一至六。",
        "basis": FIRST_BASIS,
    }
    assert len(listed) == len(checks.CATALOGUE)


def test_markdown_is_a_table(capsys):
    assert status(["rules", "--format", "md"]) == 0
    head, rule, first, *rest = capsys.readouterr().out.splitlines()
    assert rest[-3:] == [rules.counted(checks.CATALOGUE), "", rules.KEY]
    assert (head, rule) == ("| 编号 | 级别 | 输入 | 可核定 | 规则 | 依据 |", "|---|---|---|---|---|---|")
    assert first == "| STR-01 | 阻断 | D | 否 | 六个一级部分齐全，次序为一至六。 | " + FIRST_BASIS + " |"


def test_readme_names_every_kind_of_rule_and_no_other():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    (line,) = [one for one in readme.splitlines() if one.startswith("规则编号的开头：")]
    named = set(re.findall(r"(?<![A-Z\d])([A-Z]{2,3}|T\d)(?![A-Z\d])", line))
    assert named == {one.partition("-")[0] for rule in checks.CATALOGUE for one in rule.ids if "-" in one}
