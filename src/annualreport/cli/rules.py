"""annualreport rules: the catalogue as it is applied."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annualreport.checks.rule import Rule


class Shape(StrEnum):
    """How the catalogue is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "md"


ShapeOption = Annotated[Shape, typer.Option("--format", help="目录的写法：text 供人看，md 是表格，json 供程序用。")]


@app.command()
def rules(form: ShapeOption = Shape.TEXT) -> None:
    """列出所用的规则：编号、级别、输入、能否核定、内容和依据。"""
    from annualreport.checks import CATALOGUE

    say({Shape.TEXT: as_text, Shape.JSON: as_json, Shape.MARKDOWN: as_markdown}[form](CATALOGUE))


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
        basis = f"（依据：{rule.basis}）" if rule.basis else ""
        lines.append(f"{'、'.join(rule.ids)} {rule.severity}{firm} [{'，'.join(rule.needs)}] {rule.text}{basis}")
    return "\n".join(lines)


def as_markdown(catalogue: Iterable[Rule]) -> str:
    """A table."""
    lines = ["| 编号 | 级别 | 输入 | 可核定 | 规则 | 依据 |", "|---|---|---|---|---|---|"]
    for rule in catalogue:
        decidable = "是" if rule.decidable else "否"
        cells = ("、".join(rule.ids), rule.severity, "，".join(rule.needs), decidable, rule.text, rule.basis)
        lines.append("| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |")
    return "\n".join(lines)
