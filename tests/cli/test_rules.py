"""annualreport rules prints the catalogue as it is applied."""

import json
import re
from pathlib import Path

from annualreport import checks
from annualreport.cli import status


def test_text_is_one_line_a_rule(capsys):
    assert status(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(checks.CATALOGUE)
    assert lines[0] == "STR-01 阻断，不可核定 [D] 六个一级部分齐全，次序为一至六。"
    assert "PUB-01 阻断 [M] 计划发布日期不晚于次年 1 月 31 日。（依据：《政府信息公开条例》第四十九条）" in lines


def test_json_is_one_list(capsys):
    assert status(["rules", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[0] == {
        "ids": ["STR-01"],
        "severity": "阻断",
        "needs": ["D"],
        "decidable": False,
        "text": "六个一级部分齐全，次序为一至六。",
        "basis": "",
    }
    assert len(listed) == len(checks.CATALOGUE)


def test_markdown_is_a_table(capsys):
    assert status(["rules", "--format", "md"]) == 0
    head, rule, first, *_ = capsys.readouterr().out.splitlines()
    assert (head, rule) == ("| 编号 | 级别 | 输入 | 可核定 | 规则 | 依据 |", "|---|---|---|---|---|---|")
    assert first == "| STR-01 | 阻断 | D | 否 | 六个一级部分齐全，次序为一至六。 |  |"


def test_readme_names_every_kind_of_rule_and_no_other():
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    (line,) = [one for one in readme.splitlines() if one.startswith("规则编号的开头：")]
    named = set(re.findall(r"(?<![A-Z\d])([A-Z]{2,3}|T\d)(?![A-Z\d])", line))
    assert named == {one.partition("-")[0] for rule in checks.CATALOGUE for one in rule.ids if "-" in one}
