"""Turn the words of the plans into the rows of the ledger's workbook: its columns, and what their cells say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from annualreport.model.ledger_sheets import LISTS, keys
from annualreport.vocabulary.fields import outer
from annualreport.vocabulary.manual import LISTED

CHAPTER, SECTION, REQUIREMENT = "章", "节", "条"
"""The kinds of rows; a template's pattern row begins with one of these."""
ORDINAL, PLAN = "序号", "方案"
OWN = (ORDINAL, PLAN, CHAPTER, SECTION)
"""Columns beside the words of a requirement."""
WAITING = "待填"
GUIDE = "模板说明"
"""The sheet of a template that says how it is changed."""

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A row to be written. kind: of which pattern; text: of a chapter's or section's row; values: by column."""

    kind: str
    text: str = ""
    values: Callable[[str], Any] = str


@cache
def known(sheet: str) -> tuple[str, ...]:
    """The columns that a sheet may have."""
    words = dict.fromkeys(word for group, record in LISTED if group == REQUIREMENT for word in outer(record))
    extra = ("牵头", "会同", "配合", "指标汇总")
    own = (*OWN, *(word for word in words if word not in (*OWN, "责任")), *extra)
    if sheet in LISTS:
        return tuple(dict.fromkeys((*keys(LISTS[sheet]), *OWN, "编号", "要求", "责任原文")))
    return tuple(dict.fromkeys(own))


def lines(sheet: str, plans: Sequence[Words]) -> Iterator[Line]:
    """The rows of a sheet, in the plans' order: 指标, 佐证 and 报送 one item a row, others one requirement a row."""
    return items(sheet, plans) if sheet in LISTS else requirements(plans)


def requirements(plans: Sequence[Words]) -> Iterator[Line]:
    """A row for every requirement under the rows of its chapter and section; of several plans each under its title."""
    number = 0
    for plan in plans:
        if len(plans) > 1:
            yield Line(
                CHAPTER, plan["标题"] or f"方案 {plan['方案']}" if plan["方案"] else plan["标题"] or "本单位方案"
            )
        for chapter in plan["章"]:
            yield Line(CHAPTER, chapter_text(chapter))
            for section in chapter["节"]:
                yield Line(SECTION, section_text(section))
                for requirement in section["条"]:
                    number += 1
                    about = own_values(number, plan, chapter, section)
                    yield Line(REQUIREMENT, values=reader(about, requirement))


def items(sheet: str, plans: Sequence[Words]) -> Iterator[Line]:
    """A row for every item of a list of every requirement."""
    number = 0
    for plan in plans:
        for chapter in plan["章"]:
            for section in chapter["节"]:
                for requirement in section["条"]:
                    for item in requirement[sheet]:
                        number += 1
                        about = own_values(number, plan, chapter, section)
                        yield Line(REQUIREMENT, values=reader({**requirement, **about}, item))


def chapter_text(chapter: Words) -> str:
    """A chapter as it is headed."""
    return f"{chapter['序号']}、{''.join(chapter['标题'].split())}"


def section_text(section: Words) -> str:
    """A section as it is headed."""
    return f"（{section['序号']}）{section['标题'].rstrip('。')}"


def own_values(number: int, plan: Words, chapter: Words, section: Words) -> dict[str, Any]:
    """The columns beside the words of a requirement."""
    told = (number, plan["方案"], chapter_text(chapter), section_text(section))
    return dict(zip(OWN, told, strict=True))


def reader(about: Words, words: Words) -> Callable[[str], Any]:
    """What stands in a column of this row."""

    def value(column: str) -> Any:
        """The value as a cell holds it."""
        found = words[column] if column in words else about.get(column)
        return cell_value(column, found)

    return value


def cell_value(column: str, found: Any) -> Any:
    """A plain value as it is; a list as lines of text; a state that is none as 待填."""
    if isinstance(found, list):
        return told(column, found)
    return WAITING if column == "状态" and found is None else found


def told(column: str, found: Sequence[Any]) -> str:
    """A list as one text: names in a row, items one a line."""
    if column in TOLD:
        return "\n".join(filter(None, map(TOLD[column], found)))
    return "、".join(str(one) for one in found)


def indicator(one: Words) -> str:
    """开展培训 2场（计划财务处，第1季度）."""
    return f"{one['名称']} {number_text(one['数值'])}{one['单位'] or ''}{brackets(one.get('处室'), quarter(one))}"


def evidence(one: Words) -> str:
    """通知（某发〔2021〕1号，2021-05-01）."""
    return f"{one['标题'] or ''}{brackets(one['文号'], one['网址'], day(one['日期']))}".strip()


def report(one: Words) -> str:
    """计划财务处（已完成，2021-12-20）：预算已全部公布。"""
    return f"{one['处室']}{brackets(one['范围'], one['状态'], quarter(one), day(one['日期']))}：{one['落实情况'] or ''}"


def scope(one: Words) -> str:
    """内容安全：办公室牵头."""
    return f"{one['范围']}：{'、'.join(one['牵头'])}"


def brackets(*parts: str | None) -> str:
    """What is known, in brackets."""
    found = [part for part in parts if part]
    return f"（{'，'.join(found)}）" if found else ""


def quarter(one: Words) -> str:
    """第1季度; nothing for the whole year."""
    return f"第{one['季度']}季度" if one.get("季度") else ""


def day(when: date | None) -> str:
    """2021-05-01; nothing where there is none."""
    return when.isoformat() if when else ""


def number_text(value: Decimal | None) -> str:
    """A figure; one that is in conflict says so."""
    return "（有冲突，没有加总）" if value is None else f"{value:f}"


TOLD: dict[str, Callable[[Words], str]] = {
    "指标": indicator, "指标汇总": indicator, "佐证": evidence, "报送": report, "范围": scope,
}  # fmt: skip
"""How an item of each list is told in one line."""
