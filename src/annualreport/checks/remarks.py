"""Say of broken columns of 表三 what they show together: errors that offset each other, a case counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from annualreport.checks.arithmetic import Weighed
from annualreport.checks.figures import REQUESTS, Sheet
from annualreport.checks.sums import Sums, of_statistics
from annualreport.finding import Finding
from annualreport.forms import Form
from annualreport.model.statistics import Statistics
from annualreport.model.written import number as figure

ALL = "总计"
LEFT = "结转下年度"
BALANCE = "T3-01"
"""The equation of what came in with what was closed and what is left."""


@lru_cache(maxsize=8)
def remarked(form: Form, statistics: Statistics, previous: Statistics | None) -> tuple[Finding, ...]:
    """The findings of 表三 and 表四, those on single columns with what the columns show together."""
    sums = Sums(Sheet(form, statistics), REQUESTS, previous)
    said = dict([*offsetting(sums), *counted_twice(sums)])
    return tuple(with_remark(one, said) for one in of_statistics(form, statistics, previous))


def with_remark(finding: Finding, said: dict[tuple[str, str], str]) -> Finding:
    """The finding with the remark on its equation and column, where there is one."""
    remark = said.get((finding.rule, finding.subject))
    return replace(finding, message=f"{finding.message}；{remark}") if remark else finding


def offsetting(sums: Sums) -> Iterator[tuple[tuple[str, str], str]]:
    """Columns of one equation whose errors cancel, so that the column 总计 still holds."""
    columns: dict[str, list[Weighed]] = {}
    for one in sums.weighed:
        if one.instance.equation.each == "列":
            columns.setdefault(one.instance.equation.rule, []).append(one)
    for rule, weighed in columns.items():
        broken = [one for one in weighed if one.broken]
        names = {one.instance.subject[-1] for one in broken}
        if broken and ALL not in names and sum(one.left - one.right for one in broken) == 0:
            each = "、".join(f"{one.instance.subject[-1]}列{surplus(one)}" for one in broken)
            yield from (((rule, subject(one)), f"{each}，互相抵消，所以总计列仍平") for one in broken)


def surplus(one: Weighed) -> str:
    """By how much the left side exceeds the right: 左边多 2."""
    difference = one.left - one.right
    return f"左边{'多' if difference > 0 else '少'} {figure(abs(difference))}"


def counted_twice(sums: Sums) -> Iterator[tuple[tuple[str, str], str]]:
    """Columns that exceed by just what is carried over: cases that are both closed and carried over."""
    for one in sums.weighed:
        left = sums.figures.get((REQUESTS, LEFT, one.instance.subject[-1]))
        if one.instance.equation.rule == BALANCE and left and one.right - one.left == left:
            remark = f"多出的恰是第四项 {figure(left)}，疑似同一件既计入办结又计入结转"
            yield (BALANCE, subject(one)), remark


def subject(one: Weighed) -> str:
    """How findings name the column."""
    return "·".join(one.instance.subject)
