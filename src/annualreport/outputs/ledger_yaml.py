"""Write a ledger in which every requirement of a plan waits to be filled in, with its wording as a comment."""

from __future__ import annotations

from collections.abc import Collection

from annualreport.model.ledger import STATUSES, Entry
from annualreport.model.plan import Plan, Requirement
from annualreport.outputs.yaml_block import scalar

HEAD = f"""\
# 台账：方案的每一条要求一段。状态填 {"、".join(STATUSES)} 之一，没有填的留空。
# 日期写成 2021-12-31 的样子；指标、佐证、报送可以有几条，写法是：
#   指标:
#     - 名称: 开展培训
#       数值: 3
#       单位: 场次
#   佐证:
#     - 标题: 关于……的通知
#       文号: 或写 网址
#       日期: 2021-06-30
#   报送:
#     - 处室: 办公室
#       状态: 已完成
#       落实情况: 做了什么、多少、何时
"""


def waiting(plan: Plan) -> str:
    """ledger.yaml with every 编号 of the plan, everything else blank."""
    return HEAD + entries(plan, ())


def entries(plan: Plan, known: Collection[str]) -> str:
    """The waiting entries of the requirements whose 编号 is not known, each after an empty line."""
    missing = [requirement for requirement in plan.requirements if requirement.number not in known]
    return "".join(f"\n{waiting_entry(plan.id, requirement)}" for requirement in missing)


def waiting_entry(plan_id: str, requirement: Requirement) -> str:
    """One entry: the requirement as a comment, 编号, and every other key blank."""
    comments = [f"{requirement.number} {requirement.wording}"]
    comments += [f"责任：{line}" for line in requirement.duty.split("\n") if line]
    comments += [f"时限：{deadline.wording}" for deadline in requirement.deadlines]
    if requirement.scopes:
        comments.append(f"分范围：{'、'.join(requirement.scopes)}（报送时写明「范围」，每个范围都要有）")
    said = "".join(f"# {printable(comment)}\n" for comment in comments)
    first, *rest = keys(plan_id, requirement)
    return said + "\n".join((f"- {first}", *(f"  {line}" for line in rest))) + "\n"


def keys(plan_id: str, requirement: Requirement) -> list[str]:
    """The keys of an entry in the model's order, blank but for 编号 and the plan's id."""
    known = {"编号": requirement.number, "方案": plan_id}
    names = [field.alias for field in Entry.model_fields.values() if field.alias and not field.exclude]
    wanted = [name for name in names if name != "方案" or plan_id]
    return [f"{name}: {scalar(known[name], '')}" if name in known else f"{name}:" for name in wanted]


def printable(comment: str) -> str:
    """The text on one line, without what YAML does not allow in a comment."""
    return "".join(sign if sign.isprintable() else " " for sign in comment)
