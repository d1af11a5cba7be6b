"""Count requirements by state and by office, and add up the figures of their indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from annualreport.model.dossier import Task
from annualreport.model.ledger import STATUSES
from annualreport.model.offices import Roster
from annualreport.model.speaking import ROLES, office_name, roles
from annualreport.model.tally import totals

Group = dict[str, Any]


def counts(tasks: Sequence[Task], kept: bool) -> Group:
    """总数, the five states and 待填; without a ledger the states are blanks, never 0."""
    found = Counter(task.status for task in tasks)
    states = {state: found[state] if kept else None for state in STATUSES}
    return {"总数": len(tasks), **states, "待填": found[""]}


def summed(tasks: Iterable[Task], roster: Roster) -> list[Group]:
    """The indicators of these requirements added up; one whose figures contradict each other has none."""
    entries = [task.entry for task in tasks if task.entry and task.entry.indicators]
    return [{"名称": one.name, "数值": one.value, "单位": one.unit or None} for one in totals(entries, roster)]


def by_office(tasks: Sequence[Task], roster: Roster, kept: bool) -> list[Group]:
    """Every responsible office with its counts: the roster's in its order, then those that it does not hold."""
    own: dict[str, dict[str, list[Task]]] = {office.name: {} for office in roster.offices}
    told: dict[object, dict[str, str]] = {}
    for task in tasks:
        duties = task.requirement.duties
        alike = tuple((duty.lead, duty.joint, duty.support) for duty in duties)
        if alike not in told:
            told[alike] = roles(duties, roster)
        for office, role in told[alike].items():
            own.setdefault(office, {}).setdefault(role, []).append(task)
    return [office_words(office, own[office], roster, kept) for office in own if own[office]]


def office_words(office: str, by_role: dict[str, list[Task]], roster: Roster, kept: bool) -> Group:
    """One office: the states of all that it is responsible for, of what it leads, and on how many it reported."""
    tasks = [task for role in ROLES for task in by_role.get(role, ())]
    reported = sum(reports_on(office, task, roster) for task in tasks) if kept else None
    return {
        "名称": office,
        "类别": roster.by_name[office].kind if office in roster.by_name else None,
        "统计": counts(tasks, kept),
        "牵头统计": counts(by_role.get(ROLES[0], ()), kept),
        "已报送": reported,
        "未报送": None if reported is None else len(tasks) - reported,
    }


def reports_on(office: str, task: Task, roster: Roster) -> bool:
    """Whether an office has reported on a requirement."""
    return task.entry is not None and any(office_name(one.office, roster) == office for one in task.entry.reports)
