"""annualreport rules: the catalogue as it is applied."""

from __future__ import annotations

import json
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import say, tell
from annualreport.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annualreport.checks.rule import Rule


class Shape(StrEnum):
    """How the catalogue is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "md"


KEY = (
    "输入：R 三张法定表，D 成稿，Y−1 上一年度的统计数据或文字，P 方案，T 台账，M 设置，F 发布的文件。"
    "依据：「条例」是《政府信息公开条例》，「60号」「30号」是国办公开办函〔2019〕60号、〔2021〕30号，"
    "GB/T 9704—2012 是《党政机关公文格式》；没有明文、按主管部门检查年报的做法定的，写「主管部门核查口径」。"
)
"""What the short names of the listing mean."""
ShapeOption = Annotated[Shape, typer.Option("--format", help="目录的写法：text 供人看，md 是表格，json 供程序用。")]


@app.command()
def rules(form: ShapeOption = Shape.TEXT) -> None:
    """列出所用的规则：编号、级别、输入、能否核定、内容和依据；末尾是条数和简称的说明。"""
    from annualreport.checks import CATALOGUE

    say({Shape.TEXT: as_text, Shape.JSON: as_json, Shape.MARKDOWN: as_markdown}[form](CATALOGUE))
    if form is Shape.JSON:
        tell(counted(CATALOGUE))
    else:
        say(f"\n{counted(CATALOGUE)}\n\n{KEY}")


def counted(catalogue: Iterable[Rule]) -> str:
    """How many rules there are, by severity (that of an id judged in several ways is the gravest) and by family."""
    order = list(Severity)
    gravest: dict[str, Severity] = {}
    for rule in catalogue:
        for one in rule.ids:
            gravest[one] = min(gravest.get(one, rule.severity), rule.severity, key=order.index)
    families = Counter(one.partition("-")[0] for one in gravest)
    severities = Counter(gravest.values())
    by_severity = "，".join(f"{one} {severities[one]}" for one in order if one in severities)
    by_family = "，".join(f"{one} {count}" for one, count in families.items())
    return f"规则 {len(gravest)} 条：{by_severity}。{by_family}。"


def entry(rule: Rule) -> dict[str, Any]:
    """One rule as a record."""
    return {
        "ids": list(rule.ids),
        "severity": str(rule.severity),
        "needs": list(rule.needs),
        "decidable": rule.decidable,
        "text": rule.text,
        "basis": rule.basis,
    }


def as_json(catalogue: Iterable[Rule]) -> str:
    """One JSON list."""
    return json.dumps([entry(rule) for rule in catalogue], ensure_ascii=False, indent=1)


def as_text(catalogue: Iterable[Rule]) -> str:
    """One line a rule."""
    lines = []
    for rule in catalogue:
        firm = "" if rule.decidable else "，不可核定"
        needs = "，".join(rule.needs)
        lines.append(f"{'、'.join(rule.ids)} {rule.severity}{firm} [{needs}] {rule.text}（依据：{rule.basis}）")
    return "\n".join(lines)


def as_markdown(catalogue: Iterable[Rule]) -> str:
    """A table."""
    lines = ["| 编号 | 级别 | 输入 | 可核定 | 规则 | 依据 |", "|---|---|---|---|---|---|"]
    for rule in catalogue:
        decidable = "是" if rule.decidable else "否"
        cells = ("、".join(rule.ids), rule.severity, "，".join(rule.needs), decidable, rule.text, rule.basis)
        lines.append("| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |")
    return "\n".join(lines)
