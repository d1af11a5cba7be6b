"""Write what is to be put right as entries of rectification.yaml, each with its requirement as a comment."""

from __future__ import annotations

from collections.abc import Iterable

from annualreport.model.rectification import Rectification
from annualreport.outputs import yaml_block
from annualreport.outputs.ledger_yaml import printable

HEAD = """\
# 整改：上一年度方案里没有落实的任务，一条一个责任处室。由 annualreport lookback 列出，以后由办公室填写；
# 再次运行只补上缺的，已有的一字不改。状态填 整改中 或 已整改；已整改的写完成日期，日期写成 2021-06-30 的样子。
"""
KEYS = ("编号", "方案", "年度", "处室", "问题", "措施", "时限", "状态", "完成日期")


def entries(drafts: Iterable[tuple[Rectification, str]]) -> str:
    """The entries, each after an empty line and its requirement's wording; blank keys are left to be filled in."""
    return "".join(f"\n# {printable(f'{one.number} {wording}')}\n{entry(one)}" for one, wording in drafts)


def entry(one: Rectification) -> str:
    """One entry in block style; 方案 only where it is a further plan's."""
    values = one.model_dump(by_alias=True)
    written = {key: values[key] if values[key] != "" else None for key in KEYS if key != "方案" or values[key]}
    return yaml_block.text([written])
