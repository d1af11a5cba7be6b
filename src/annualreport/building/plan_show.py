"""From a year's folder to its plans, to be shown; Stop where there is none."""

from __future__ import annotations

from annualreport.finding import Finding, Stop, fault
from annualreport.model.plan import Plan
from annualreport.place import whole
from annualreport.readers import plan_yaml
from annualreport.workspace import Workspace


def load(workspace: Workspace, year: int) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Every plan of the year that can be read, and what there is to say."""
    plans, findings = plan_yaml.load(workspace, year)
    if plans:
        return plans, findings
    place = whole(workspace.label(workspace.data(year, "plan.yaml")))
    hint = f"先导入：annualreport plan import 方案.docx --year {year}"
    raise Stop(*(findings or (fault("no-plan", f"{year} 年度还没有方案", place, hint),)))
