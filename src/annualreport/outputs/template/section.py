"""The section on how the plan was carried out, as paragraphs: counts, what was done, what is not done and why."""

from __future__ import annotations

from annualreport.outputs.template.pieces import body, each, paragraph, text_of, when
from annualreport.outputs.template.styles import LEVELS

HEADING = "{{ 年度 }}年政务公开工作要点落实情况"

OVERVIEW = (
    "《{{ 计划.标题 }}》共{{ 统计.章数 }}部分{{ 统计.总数 }}项任务，截至{{ 统计期限.止|日期 }}，"
    "已完成{{ 统计.已完成 }}项、持续推进{{ 统计.持续推进 }}项、推进中{{ 统计.推进中 }}项、"
    "未完成{{ 统计.未完成 }}项、不适用{{ 统计.不适用 }}项"
    "{% if 统计.待填 %}，另有{{ 统计.待填 }}项尚未填报{% endif %}。"
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


def heading(depth: int, alone: str, within: str, text: str) -> list[str]:
    """A heading, depth 0 for chapters: 一、 and （一） in a document of its own, 1. and （1） in the report."""
    return when(ALONE, [paragraph(LEVELS[depth], alone + text)], [paragraph(LEVELS[depth + 2], within + text)])


def section() -> list[str]:
    """The section without its title: one text for the report and for the document of its own."""
    return [body(OVERVIEW), *chapters(), *outstanding()]


def chapters() -> list[str]:
    """What was done, by chapter and section of the plan.

    A chapter's or section's own text stands in place of its requirements' texts; below a chapter that has one, only
    the sections that have their own too are told.
    """
    chapter = heading(0, "{{ loop.index|中文数字 }}、", "{{ loop.index }}.", "{{ 章.简称 }}")
    part = heading(1, "（{{ loop.index|中文数字 }}）", "（{{ loop.index }}）", SECTION_NAME)
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
    number = "计划.章|length + 1"
    rest = heading(0, f"{{{{ ({number})|中文数字 }}}}、", f"{{{{ {number} }}}}.", REST)
    unfinished = [
        body(f"{ITEM}未完成。原因：{{{{ 条.未完成原因 }}}}"),
        body("整改措施：{{ 条.整改措施 }}"),
        body("整改时限：{{ 条.整改时限|日期 }}。"),
    ]
    underway = [body(f"{ITEM}本年推进中，下一年度继续推进。{{% if 条.说明 %}}{{{{ 条.说明 }}}}{{% endif %}}")]
    not_applicable = [body(f"{ITEM}本年不适用。说明：{{{{ 条.说明 }}}}")]
    items = [*in_state("未完成", unfinished), *in_state("推进中", underway), *in_state("不适用", not_applicable)]
    return when("统计.未完成 or 统计.推进中 or 统计.不适用", [*rest, *items])


def in_state(state: str, blocks: list[str]) -> list[str]:
    """The blocks for every requirement that ended in a state."""
    return each("章", "计划.章", each("节", "章.节", each("条", f'节.条 if 条.状态 == "{state}"', blocks)))
