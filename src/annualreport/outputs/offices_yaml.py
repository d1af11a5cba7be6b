"""Write a roster as data/offices.yaml."""

from __future__ import annotations

from annualreport.model.offices import Office, Roster
from annualreport.outputs import yaml_block

HEAD = """\
# 处室名册：名称与方案写法一致；别名写方案或报送表里见到的其他写法；类别是 处室 或 支撑机构。
# 「各处室」「各支撑机构」按类别展开，方案没有点名的单位也要补上。
"""
UNCONFIRMED = "# 以下由方案自动列出，请逐个核对名称和类别；核对无误的，删去「待核」这一行。\n"


def text(roster: Roster) -> str:
    """offices.yaml: a list in the roster's order."""
    unconfirmed = UNCONFIRMED if any(office.unconfirmed for office in roster.offices) else ""
    return HEAD + unconfirmed + yaml_block.text([entry(office) for office in roster.offices])


def entry(office: Office) -> dict[str, object]:
    """An office's keys; 别名 and 待核 only where there is something to say."""
    written = office.model_dump(by_alias=True)
    return {key: value for key, value in written.items() if value not in ((), False)}
