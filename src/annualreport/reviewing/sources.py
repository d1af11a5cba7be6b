"""Say what a source is: its name for a reader, its word, whether the text may be changed from Word."""

from __future__ import annotations

import re

from annualreport.vocabulary.sourced import NARRATIVES, TASK_TEXTS

GUIDE = "guide"
"""The tag of the page for reviewers."""
TASK_WORD = re.compile(r"条\.(\w+)（([^）]+)）")
LEDGER = re.compile(r"ledger:(?:(?P<plan>[^/]*):)?(?P<number>[^/:]+)/(?P<field>.+)")
TABLES = ("主动公开", "依申请公开", "复议诉讼")
PART = re.compile(r"#\d+$")


def owner(source: str) -> str:
    """The source of the whole text that a paragraph is part of."""
    return PART.sub("", source)


def part(source: str) -> int:
    """Which paragraph of its text; 1 where it has no other."""
    found = PART.search(source)
    return int(found.group()[1:]) if found else 1


def is_text(source: str) -> bool:
    """Whether the source is a text that a reviewer may rewrite; all else is data or follows from data."""
    kind, _, path = owner(source).partition(":")
    if kind == "report":
        return path.partition("/")[0] in NARRATIVES
    found = LEDGER.fullmatch(owner(source))
    return bool(found and found["field"] in TASK_TEXTS and found["number"] != "统计")


def ledger_parts(source: str) -> tuple[str, str, str]:
    """Plan id, number and field of a source in the ledger."""
    found = LEDGER.fullmatch(owner(source))
    assert found is not None
    return found["plan"] or "", found["number"], found["field"]


def told(found: re.Match[str]) -> str:
    """A requirement of the ledger as it is named over all plans: its number, before it the plan's id."""
    return f"{found['plan'] or ''} {found['number']}".strip()


def word(source: str) -> str:
    """The template word that prints the source, by its full name."""
    kind, _, path = owner(source).partition(":")
    if kind != "ledger":
        return path.replace("/", ".")
    found = LEDGER.fullmatch(owner(source))
    if found is None or found["number"] == "统计":
        return path.replace("/", ".")
    return f"条.{found['field'].replace('/', '.')}（{told(found)}）"


def of_word(name: str) -> str:
    """The source of a word that has no value, by its full name; empty where it is none that can be filled in."""
    task = TASK_WORD.fullmatch(name)
    if task:
        return f"ledger:{':'.join(task[2].rsplit(' ', 1))}/{task[1]}"
    top, *below = name.split(".")
    if top in TABLES and below:
        return f"statistics:{name.replace('.', '/')}"
    known = (*NARRATIVES, "联系方式", "网址")
    return f"report:{name.replace('.', '/')}" if top in known else ""


def named(source: str) -> str:
    """The source as a reader is told it: 要求 2.2.5 落实情况; 总体情况·主动公开（第2段）."""
    kind, _, path = owner(source).partition(":")
    found = LEDGER.fullmatch(owner(source)) if kind == "ledger" else None
    own = (f"要求 {told(found)} {found['field']}" if found and found["number"] != "统计" else path).replace("/", "·")
    return f"{own}（第{part(source)}段）" if PART.search(source) else own
