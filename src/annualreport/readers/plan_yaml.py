"""Read data/Y/plan.yaml and every data/Y/plan-‹id›.yaml into plans."""

from __future__ import annotations

from pathlib import Path

from annualreport.finding import Finding, fault
from annualreport.model.plan import Plan
from annualreport.readers.yaml_record import record
from annualreport.workspace import Workspace


def load(workspace: Workspace, year: int) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Every plan of the year that can be read, the year's own first; the findings of all."""
    plans: list[Plan] = []
    findings: list[Finding] = []
    for path in files(workspace.data(year)):
        plan, said = one(path, workspace.label(path))
        findings += said
        if plan is not None:
            plans.append(plan)
    return tuple(plans), tuple(findings)


def files(folder: Path) -> list[Path]:
    """The plan files of a year's folder: plan.yaml, then the further ones by name."""
    own = folder / "plan.yaml"
    return [path for path in (own, *sorted(folder.glob("plan-*.yaml"))) if path.exists()]


def one(path: Path, label: str) -> tuple[Plan | None, tuple[Finding, ...]]:
    """One plan, with the id that its file name gives it."""
    plan, findings = record(Plan, path, label)
    if plan is None:
        return None, findings
    given = path.stem.removeprefix("plan").removeprefix("-")
    if plan.id and plan.id != given:
        expected = f"「{given}」" if given else "不写"
        message = f"「方案」写的是「{plan.id}」，按文件名应当是{expected}"
        findings = (*findings, fault("plan-id", message, plan.places("方案"), "请删去「方案」这一行，或改文件名"))
    return plan.model_copy(update={"id": given}), findings
