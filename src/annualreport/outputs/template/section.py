"""The section on how the plan was carried out, as paragraphs: counts, what was done, what is not done and why."""

from __future__ import annotations

from annualreport.outputs.template.pieces import body, each, paragraph, text_of, when
from annualreport.outputs.template.styles import LEVELS

HEADING = "{{ 年度 }}年政务公开工作要点落实情况"

OVERVIEW = (
    "《{{ 计划.标题 }}》共{{ 计划.统计.章数 }}部分{{ 计划.统计.总数 }}项任务，截至{{ 统计期限.止|日期 }}，"
    "已完成{{ 计划.统计.已完成 }}项、持续推进{{ 计划.统计.持续推进 }}项、推进中{{ 计划.统计.推进中 }}项、"
    "未完成{{ 计划.统计.未完成 }}项、不适用{{ 计划.统计.不适用 }}项"
    "{% if 计划.统计.待填 %}，另有{{ 计划.统计.待填 }}项尚未填报{% endif %}。"
)
"""One sentence of what there was to do and how it ended: all five states, which add up to the plan's number."""

SECTION_NAME = '{{ 节.标题|replace("。", "") }}'
"""A section's heading without the full stop that it has in the plan."""
ITEM = '方案“{{ 节.标题|replace("。", "") }}”第{{ 条.编号 }}项'
"""How an item is named to a reader who does not have the plan at hand."""


REST = "未完成、推进中和不适用的事项"
"""The heading over what is not done."""


ALONE = "单独成文"
"""The word that is true in a document of its own, and false where the report takes the section in."""
SEVERAL = "各方案|length > 1"
"""The condition that holds where the year has more than one plan."""
HAN, DIGITS = ("{{{{ {}|中文数字 }}}}、", "（{{{{ {}|中文数字 }}}}）"), ("{{{{ {} }}}}.", "（{{{{ {} }}}}）")
"""How headings are numbered, the highest first."""


def heading(depth: int, number: str, text: str) -> list[str]:
    """A heading: depth 0 for chapters, 1 for sections; one level deeper where several plans have headings above them.

    number: what counts, as an expression.
    """
    return when(SEVERAL, at_level(depth + 1, number, text), at_level(depth, number, text))


def at_level(depth: int, number: str, text: str) -> list[str]:
    """一、（一）1. in a document of its own; 1.（1） in the report, which has no number for a deeper one: none."""
    counted = f"({number})" if " " in number else number
    numbers = (*(one.format(counted) for one in HAN), *(one.format(number) for one in DIGITS))
    alone, within = (
        [paragraph(LEVELS[level], numbers[level] + text)] if level < len(LEVELS) else [] for level in (depth, depth + 2)
    )
    return when(ALONE, alone, within)


def section() -> list[str]:
    """The section without its title: one text for the report and for the document of its own.

    Of several plans each has its part, the year's own first, under its own name and with its own counts.
    """
    name = "{% if 计划.标题 %}《{{ 计划.标题 }}》{% else %}{{ 计划.方案 }}方案{% endif %}落实情况"
    named = when(SEVERAL, at_level(0, "loop.index", name))
    return each("计划", "各方案", [*named, body(OVERVIEW), *chapters(), *outstanding()])


def chapters() -> list[str]:
    """What was done, by chapter and section of the plan.

    A chapter's or section's own text stands in place of its requirements' texts; below a chapter that has one, only
    the sections that have their own too are told.
    """
    chapter = heading(0, "loop.index", "{{ 章.简称 }}")
    part = heading(1, "loop.index", SECTION_NAME)
    told = when("节.落实情况", text_of("节.落实情况"), each("条", "节.条", requirement()))
    sections = each("节", "章.节 if 节.落实情况 or not 章.落实情况", [*part, *told])
    return each("章", "计划.章", [*chapter, *when("章.落实情况", text_of("章.落实情况")), *sections])


def requirement() -> list[str]:
    """What was done on one requirement; of divided duties the word itself holds a paragraph for each scope.

    An entry that is not done or does not apply may have no such text; it refers to the end of the section then.
    """
    referred = [body(f"{ITEM}{{{{ 条.状态 }}}}，情况见下文“{REST}”。")]
    return when('条.落实情况 or 条.状态 not in ["未完成", "不适用"]', text_of("条.落实情况"), referred)


def outstanding() -> list[str]:
    """What is unfinished, under way or does not apply: what it is, why, and what follows. Nothing where all is done."""
    rest = heading(0, "计划.章|length + 1", REST)
    unfinished = [
        body(f"{ITEM}未完成。原因：{{{{ 条.未完成原因 }}}}"),
        body("整改措施：{{ 条.整改措施 }}"),
        body("整改时限：{{ 条.整改时限|日期 }}。"),
    ]
    underway = [body(f"{ITEM}本年推进中，下一年度继续推进。{{% if 条.说明 %}}{{{{ 条.说明 }}}}{{% endif %}}")]
    not_applicable = [body(f"{ITEM}本年不适用。说明：{{{{ 条.说明 }}}}")]
    items = [*in_state("未完成", unfinished), *in_state("推进中", underway), *in_state("不适用", not_applicable)]
    return when("计划.统计.未完成 or 计划.统计.推进中 or 计划.统计.不适用", [*rest, *items])


def in_state(state: str, blocks: list[str]) -> list[str]:
    """The blocks for every requirement that ended in a state."""
    return each("章", "计划.章", each("节", "章.节", each("条", f'节.条 if 条.状态 == "{state}"', blocks)))
