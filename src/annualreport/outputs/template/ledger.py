"""Turn the ledger (台账) into a Word template on lying pages: a table in the plan's order, one row a requirement."""

from __future__ import annotations

from annualreport.outputs.template.grid import Column, across, each_row, entry, table, widths_of
from annualreport.outputs.template.parts import word_file
from annualreport.outputs.template.pieces import body, each, paragraph, when
from annualreport.outputs.template.report import example
from annualreport.outputs.template.styles import LEVELS, TITLE
from annualreport.outputs.template.supervising import END

LEDGER_FILE = "ledger.docx"
TITLE_TEXT = "{{ 单位 }}\n{{ 年度 }}年政务公开工作要点台账"
COUNTS = (
    "共{{ 一份.统计.总数 }}项：已完成{{ 一份.统计.已完成 }}项、持续推进{{ 一份.统计.持续推进 }}项、"
    "推进中{{ 一份.统计.推进中 }}项、未完成{{ 一份.统计.未完成 }}项、不适用{{ 一份.统计.不适用 }}项"
    "{% if 一份.统计.待填 %}，待填{{ 一份.统计.待填 }}项{% endif %}。"
)
PROGRESS = (
    "{% if 条.落实情况 %}{{ 条.落实情况 }}{% endif %}"
    "{%p if 条.说明 %}说明：{{ 条.说明 }}{%p endif %}"
    "{%p if 条.未完成原因 %}未完成原因：{{ 条.未完成原因 }}{%p endif %}"
    "{%p if 条.整改措施 %}整改措施：{{ 条.整改措施 }}{%p endif %}"
    "{%p if 条.整改时限 %}整改时限：{{ 条.整改时限|日期 }}{%p endif %}"
)
EVIDENCE = (
    "{%p for 佐证 in 条.佐证 %}"
    "{% if 佐证.标题 %}{{ 佐证.标题 }}{% endif %}{% if 佐证.文号 %}（{{ 佐证.文号 }}）{% endif %}"
    "{% if 佐证.日期 %}，{{ 佐证.日期|日期 }}{% endif %}{% if 佐证.网址 %} {{ 佐证.网址 }}{% endif %}"
    "{%p endfor %}"
)
COLUMNS = (
    Column("编号", 14, "{{ 条.编号 }}"),
    Column("具体要求", 44, "{{ 条.要求 }}", wide=True),
    Column("责任处室", 26, "{% if 条.责任原文 %}{{ 条.责任原文 }}{% endif %}", wide=True),
    Column("时限", 15, "{% if 条.时限 %}{{ 条.时限 }}{% endif %}", wide=True),
    Column("状态", 17, "{% if 条.状态 %}{{ 条.状态 }}{% else %}待填{% endif %}"),
    Column("完成日期", 19, "{% if 条.完成日期 %}{{ 条.完成日期|日期('数字') }}{% endif %}"),
    Column("落实情况", 53, PROGRESS, wide=True),
    Column("佐证", 37, EVIDENCE, wide=True),
)
DARK, LIGHT = "D9D9D9", "F2F2F2"
"""What chapters and sections stand on."""


def ledger_template() -> bytes:
    """The template of the ledger; of several plans each has a table under its title."""
    several = when("各方案|length > 1 and 一份.标题", [paragraph(LEVELS[0], "{{ 一份.标题 }}")])
    counted = when("一份.统计.待填 < 一份.统计.总数", [body(COUNTS)])
    plans = each("一份", "各方案", [*several, *counted, rows(), END])
    return word_file([*example(), paragraph(TITLE, TITLE_TEXT), *plans], TITLE_TEXT.replace("\n", ""), lying=True)


def rows() -> str:
    """The table of one plan: chapters and sections as rows across, requirements below them."""
    widths = widths_of(COLUMNS)
    requirements = each_row("条 in 节.条", [entry(COLUMNS, widths)], widths)
    section = across("（{{ 节.序号 }}）{{ 节.标题 }}", widths, LIGHT)
    sections = each_row("节 in 章.节", [section, *requirements], widths)
    chapter = across("{{ 章.序号 }}、{{ 章.标题 }}", widths, DARK)
    return table(COLUMNS, each_row("章 in 一份.章", [chapter, *sections], widths), "台账")
