"""Find one requirement of the year by its number, with all that is known of it; say what was meant where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.model.dossier import Dossier, Task
from annualreport.model.history import Change
from annualreport.model.ledger import Entry
from annualreport.model.ledger_sheets import number_typed
from annualreport.place import whole
from annualreport.readers import history, ledger_files
from annualreport.readers import year as years
from annualreport.workspace import Workspace


@dataclass(frozen=True)
class Found:
    """A requirement with its year. entry: its record, an empty one where the ledger has none yet."""

    workspace: Workspace
    dossier: Dossier
    task: Task
    entry: Entry

    @property
    def name(self) -> str:
        """The requirement as it is named over all plans."""
        return self.task.told

    @property
    def about(self) -> tuple[str, str]:
        """Plan id and number."""
        return self.task.plan.id, self.task.requirement.number

    @property
    def ledgers(self) -> tuple[Path, ...]:
        """The files in which the ledger is changed."""
        return ledger_files.speaking(self.workspace, self.dossier.year, self.dossier.ledger)

    def path(self, name: str) -> Path:
        """A file of the year's data."""
        return self.workspace.data(self.dossier.year, name)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the history says of it, oldest first."""
        known, _ = history.changes(self.workspace, self.dossier.year)
        return tuple(one for one in known if one.what == self.name or one.what.startswith(f"{self.name} "))


def find(workspace: Workspace, year: int, number: str, plan: str | None) -> Found:
    """The requirement of that number; Stop where there is none, where several plans have it, or the year does not hold.

    plan: the plan's id, '' for the year's own; None where it is not said.
    """
    dossier, said = years.load(workspace, year)
    stopping = [finding for finding in said if finding.stops and not dossier.plans]
    stopping += [finding for finding in said if finding.stops and any("ledger" in one.file for one in finding.places)]
    if stopping:
        raise Stop(*stopping)
    wanted = number_typed(number.strip())
    same = [task for task in dossier.tasks if task.requirement.number == wanted and plan in (None, task.plan.id)]
    own = [task for task in same if not task.plan.id]
    if len(same) != 1 and len(own) != 1:
        raise Stop(several(wanted, same) if same else missing(dossier, workspace, number, plan))
    task = (own or same)[0]
    return Found(workspace, dossier, task, task.entry or Entry(number=wanted, plan=task.plan.id))


def several(number: str, same: list[Task]) -> Finding:
    """More than one plan has the number."""
    names = "、".join(task.plan.id for task in same)
    return fault("several-plans", f"{names} 这几个方案都有 {number}", hint="加 --plan 写明是哪一个方案")


def missing(dossier: Dossier, workspace: Workspace, number: str, plan: str | None) -> Finding:
    """No plan has the number: the ones that are nearest."""
    plans = [one for one in dossier.plans if plan in (None, one.id)]
    place = whole(workspace.label(workspace.data(dossier.year, "plan.yaml")))
    if not plans:
        known = "、".join(one.id or "（本年自己的方案，不写 --plan）" for one in dossier.plans)
        message = f"没有「{plan}」这个方案" if plan else f"没有 {dossier.year} 年度的方案"
        return fault(
            "no-plan", message, place, f"已有的：{known}" if known else "先运行 annualreport plan import 方案文件"
        )
    numbers = [one.told(requirement.number) for one in plans for requirement in one.requirements]
    near = get_close_matches(number, numbers, 3, 0.5)
    hint = f"相近的有：{'、'.join(near)}" if near else "运行 annualreport plan show 看各条的编号"
    return fault("no-such-number", f"方案里没有 {number} 这一条", place, hint)
