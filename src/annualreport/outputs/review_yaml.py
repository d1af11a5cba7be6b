"""Write the points that reviewers raised as data/Y/review.yaml, to be read by people and by the program."""

from __future__ import annotations

from collections.abc import Sequence

from annualreport.model.review import Answered, Point
from annualreport.outputs import yaml_block
from annualreport.outputs.edits_yaml import Splices, set_key
from annualreport.source import yamlfile, yamlspans

ORDER = tuple(field.alias for field in Point.model_fields.values() if field.alias and not field.exclude)

HEAD = """\
# 审阅意见：由 annualreport review import 从审阅稿的批注记下。留在本单位，不公开。
# 答复用 annualreport review answer 编号 --text 答复；也可以在这里填「答复」，把「状态」改为 已答复。
"""


def text(points: Sequence[Point]) -> str:
    """review.yaml: a list, one point after the other."""
    return HEAD + yaml_block.text([one.model_dump(by_alias=True, exclude_defaults=True) for one in points])


def answered(present: str, label: str, number: int, answer: str) -> str | None:
    """The file's text with the answer to a point, everything else as typed; None where there is no such point."""
    written = yamlfile.parse(present, label)
    into, root = Splices(present), yamlspans.tree(present)
    nodes = (root.items if root else None) or []
    found = [node for node, one in zip(nodes, written or (), strict=True) if str(one.get("编号")) == str(number)]
    for node in found:
        set_key(into, node, "答复", answer, ORDER)
        set_key(into, node, "状态", str(Answered.DONE), ORDER)
    return into.done() if found else None


def appended(present: str, points: Sequence[Point]) -> str:
    """The file's text with further points at its end; what stands there stays as it is."""
    if not present.strip():
        return text(points)
    more = yaml_block.text([one.model_dump(by_alias=True, exclude_defaults=True) for one in points])
    return present + ("" if present.endswith("\n") else "\n") + more
