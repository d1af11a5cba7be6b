"""Turn the look-back (回头看) into a Word template: what was checked, item by item, and what is to be put right."""

from __future__ import annotations

from annualreport.outputs.template.grid import Column, grid
from annualreport.outputs.template.parts import turned, word_file
from annualreport.outputs.template.pieces import body, paragraph, when
from annualreport.outputs.template.report import example
from annualreport.outputs.template.styles import LEVELS, TAG, TITLE

LOOKBACK_FILE = "lookback.docx"
TITLE_TEXT = "{{ 单位 }}\n{{ 回头看.年度 }}年政务公开工作要点“回头看”情况"
TOTALS = ("任务总数", "纳入核查数", "已落实数", "已整改数", "未落实数", "不在核查范围数")
OPENING = (
    "对{% if 回头看.方案 %}{{ 回头看.方案 }}{% else %}{{ 回头看.年度 }}年政务公开工作要点{% endif %}的落实情况，"
    "以有明确责任主体和时限要求的工作任务为重点逐项核查，核查到{{ 统计期限.止|日期 }}。"
)
RESULT = (
    "方案共{{ 回头看.任务总数 }}项任务，纳入核查{{ 回头看.纳入核查数 }}项："
    "已落实{{ 回头看.已落实数 }}项，其中按期完成{{ 回头看.按期完成 }}项、逾期完成{{ 回头看.逾期完成 }}项；"
    "已整改{{ 回头看.已整改数 }}项；"
    "未落实{{ 回头看.未落实数 }}项，其中未完成{{ 回头看.未完成 }}项、无佐证{{ 回头看.无佐证 }}项。"
    "没有明确责任主体或时限要求，以及上一年度不适用的{{ 回头看.不在核查范围数 }}项，不在核查范围。"
)
SUMS = tuple(
    Column(name.removesuffix("数") if name != "任务总数" else name, 26, f"{{{{ 回头看.{name} }}}}") for name in TOTALS
)
ITEMS = (
    Column("序号", 10, "{{ 项.序号 }}"),
    Column("编号", 18, "{% if 项.方案 %}{{ 项.方案 }} {% endif %}{{ 项.编号 }}"),
    Column("工作任务", 73, "{{ 项.要求 }}", wide=True),
    Column("责任处室", 30, "{% if 项.牵头 %}{{ 项.牵头 }}{% else %}—{% endif %}", wide=True),
    Column("时限要求", 26, "{% if 项.时限 %}{{ 项.时限 }}{% else %}—{% endif %}", wide=True),
    Column("核查结果", 24, "{{ 项.结果 }}"),
    Column("说明", 44, "{{ 项.说明 }}", wide=True),
)
REMEDIES = (
    Column("编号", 20, "{% if 整改.方案 %}{{ 整改.方案 }} {% endif %}{{ 整改.编号 }}"),
    Column("责任处室", 32, "{{ 整改.处室 }}", wide=True),
    Column("问题", 58, "{{ 整改.问题 }}", wide=True),
    Column("整改措施", 58, "{{ 整改.措施 }}", wide=True),
    Column("整改时限", 30, "{{ 整改.时限|日期 }}"),
    Column("状态", 27, "{{ 整改.状态 }}{% if 整改.完成日期 %}（{{ 整改.完成日期|日期 }}）{% endif %}"),
)
END = paragraph(TAG, "", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
"""The paragraph that must follow a table, as low as can be."""


def lookback_template() -> bytes:
    """The template of the look-back: the totals on an upright page, the lists on lying ones."""
    blocks = [
        *example(),
        paragraph(TITLE, TITLE_TEXT),
        body(OPENING),
        heading("一、核查结果"),
        body(RESULT),
        grid(SUMS, name="核查结果"),
        turned(),
        heading("二、逐项清单"),
        grid(ITEMS, "项 in 回头看.清单", "逐项清单"),
        *when("回头看.整改", [heading("三、整改情况"), grid(REMEDIES, "整改 in 回头看.整改", "整改情况")]),
        END,
    ]
    return word_file(blocks, TITLE_TEXT.replace("\n", ""), lying=True)


def heading(text: str) -> str:
    """A first-level heading."""
    return paragraph(LEVELS[0], text)
