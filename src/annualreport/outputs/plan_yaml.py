"""Write a plan as data/Y/plan.yaml, to be read and corrected by people."""

from __future__ import annotations

from annualreport.model.plan import Plan
from annualreport.outputs import yaml_block

HEAD = """\
# 要点分工方案：由 annualreport plan import 从原文读出，要求和责任原文一字不改。
# 责任（牵头、会同、配合）和时限是由原文读出来的，读错的可以在这里改；重新导入会重写这个文件。
"""


def text(plan: Plan) -> str:
    """plan.yaml: 方案, 标题, 章 → 节 → 条; what is empty is not written."""
    return HEAD + yaml_block.text(plan.model_dump(by_alias=True, exclude_defaults=True))
