"""Plans written for a test: rows as text, and what is said of them."""

from __future__ import annotations

from annualreport.model.offices import Office, Roster
from annualreport.readers import plan as reader

ROSTER = Roster(offices=tuple(Office(name=name) for name in ("办公室", "财务科", "法规科")))
HEAD = ["工作任务", "具体要求", "责任科室"]


def written(path, rows, title="清江市水利局2021年政务公开工作要点分工表"):
    """A plan saved as text."""
    lines = [title]
    for row in rows:
        lines += [*(f"\t{cell}" for cell in row), ""]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def read(tmp_path, rows, **more):
    """The plan of these rows and what is said of it: messages with their places."""
    plan, findings = reader.read(written(tmp_path / "方案.txt", rows), "方案.txt", ROSTER, **more)
    return plan, [f"{finding.severity} {finding.places[0]} {finding.message}" for finding in findings]


def one(*rows, head=HEAD):
    """A head, a chapter and rows."""
    return [head, ["一、抓公开"], *rows]


def numbers(plan):
    return [requirement.number for requirement in plan.requirements]


def duty(plan, at=0):
    """The first clause of a requirement."""
    found = plan.requirements[at].duties[0]
    return found.lead, found.joint, found.support
