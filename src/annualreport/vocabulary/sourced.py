"""Give the words the source that each comes from, so that a printed value carries marks that tell it in the document.

A source is ``ledger:2.2.5/落实情况``, ``report:总体情况/主动公开#2`` (its second paragraph) or
``statistics:依申请公开/本年新收/自然人``; a further plan's id stands before the number: ``ledger:‹id›:2.2.5/说明``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from annualreport.model import written

OPEN, NAMED, CLOSE = "\U000efffe", "\U000effff", "\U000ffffe"
"""Stand around a printed value: OPEN source NAMED value CLOSE. Signs that no text of the field has and XML allows."""
MARKS = str.maketrans(dict.fromkeys((OPEN, NAMED, CLOSE)))

TASK_TEXTS = ("落实情况", "说明", "未完成原因", "整改措施")
TASK_DAYS = ("完成日期", "整改时限")
SETTINGS = ("网址", "联系方式", "统计期限")
NARRATIVES = ("引言", "主要问题", "改进情况", "其他事项", "总体情况", "落实情况")

Group = dict[str, Any]


class Sourced:
    """A value with its source; ``printed`` is what a reader sees of it."""

    source: str
    printed: str

    @property
    def marked(self) -> str:
        """What is printed, between marks."""
        return f"{OPEN}{self.source}{NAMED}{self.printed}{CLOSE}"


class SourcedText(Sourced, str):
    """A text that keeps its source when it is taken apart into lines."""

    def __new__(cls, text: str, source: str) -> SourcedText:
        made = super().__new__(cls, text)
        made.source, made.printed = source, str.__str__(text)
        return made

    def __str__(self) -> str:
        return self

    def strip(self, signs: str | None = None, /) -> str:
        """The text without blanks at its ends."""
        return SourcedText(super().strip(signs), self.source)

    def splitlines(self, keepends: bool = False) -> list[str]:
        """The lines, each with the number of its paragraph where there are several."""
        lines = super().splitlines(keepends)
        full = [line for line in lines if line.strip()]
        if len(full) < 2:
            return [SourcedText(line, self.source) for line in lines]
        numbers = iter(range(1, len(full) + 1))
        return [SourcedText(line, f"{self.source}#{next(numbers)}") if line.strip() else line for line in lines]


class SourcedCount(Sourced, int):
    """A count."""

    def __new__(cls, value: int, source: str) -> SourcedCount:
        made = super().__new__(cls, int(value))
        made.source, made.printed = source, str(value)
        return made


class SourcedAmount(Sourced, Decimal):
    """An amount or another number with decimals."""

    def __new__(cls, value: Decimal, source: str) -> SourcedAmount:
        made = super().__new__(cls, value)
        made.source, made.printed = source, format(value, "f")
        return made


class SourcedDay(Sourced, date):
    """A date."""

    def __new__(cls, value: date, source: str) -> SourcedDay:
        made = super().__new__(cls, value.year, value.month, value.day)
        made.source, made.printed = source, written.day(value)
        return made


def keeping_source(filtered: Callable[..., Any]) -> Callable[..., Any]:
    """The filter that writes one value in another way: what it makes has the value's source, if any."""

    @wraps(filtered)
    def written(value: Any, *more: Any, **named: Any) -> Any:
        """The filter's own result."""
        made = filtered(value, *more, **named)
        return SourcedText(made, value.source) if isinstance(value, Sourced) else made

    return written


KINDS: tuple[tuple[type, Any], ...] = ((str, SourcedText), (int, SourcedCount), (Decimal, SourcedAmount))


def sourced(value: Any, source: str) -> Any:
    """The value with its source; a blank, a yes or no, and what is no single value as they are."""
    if isinstance(value, bool) or (isinstance(value, str) and not value.strip()):
        return value
    if isinstance(value, str):
        return SourcedText(value.translate(MARKS).strip("\n"), source)
    if isinstance(value, date):
        return SourcedDay(value, source)
    return next((made(value, source) for kind, made in KINDS if isinstance(value, kind)), value)


def give_sources(words: Group, tables: Mapping[str, Any]) -> None:
    """Give every figure and every text of the year's tasks its source, in place; tables: the statutory figures."""
    for table in tables:
        below(words[table], f"statistics:{table}")
    for name in SETTINGS:
        words[name] = under(words.get(name), f"report:{name}")
    for plan in words["各方案"]:
        give_plan(plan, f"ledger:{plan['方案']}:" if plan["方案"] else "ledger:")


def give_plan(plan: Group, prefix: str) -> None:
    """The same of one plan: its counts, those of its chapters, and its requirements."""
    below(plan["统计"], f"{prefix}统计")
    for chapter in plan["章"]:
        below(chapter["统计"], f"{prefix}统计/{chapter['序号']}")
    for task in tasks(plan):
        source = f"{prefix}{task['编号']}"
        for name in (*TASK_TEXTS, *TASK_DAYS):
            task[name] = sourced(task[name], f"{source}/{name}")
        for one in task["指标"]:
            one["数值"] = sourced(one["数值"], f"{source}/指标/{one['名称']}")


def tasks(plan: Group) -> Iterator[Group]:
    """The requirements of a plan's words."""
    return (task for chapter in plan["章"] for section in chapter["节"] for task in section["条"])


def below(group: Group, source: str) -> None:
    """Every value below a group, in place."""
    for key, value in group.items():
        group[key] = under(value, f"{source}/{key}")


def under(value: Any, source: str) -> Any:
    """A value, or every value below a group."""
    if isinstance(value, dict):
        below(value, source)
        return value
    return sourced(value, source)


def give_narratives(texts: Group) -> None:
    """The narrative texts, filled in before, in place; the figures inside them keep the marks of their own."""
    for name in texts:
        value = texts[name]
        texts[name] = narrative_group(value, name) if isinstance(value, dict) else narrative(value, f"report:{name}")


def narrative_group(group: Group, name: str) -> Group:
    """The texts of a group."""
    return {key: narrative(value, f"report:{name}/{key}") for key, value in group.items()}


def narrative(text: str | None, source: str) -> Any:
    """A text with its source, the marks inside it kept; a blank as it is."""
    return SourcedText(text.strip("\n"), source) if text and text.strip() else text
