"""Tell what each office has open on a day: late, unfinished, due soon, or still to be put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from annualreport.model.answerable import answerable
from annualreport.model.dossier import Dossier, Task, tasks_of
from annualreport.model.ledger import Entry, Status
from annualreport.model.offices import Roster
from annualreport.model.rectification import Rectification
from annualreport.model.speaking import office_name
from annualreport.model.written import day as said_on
from annualreport.supervision.status_limits import kept

LATE, UNDONE, COMING, REMEDY = "逾期", "未完成", "将到期", "整改"
KINDS = (LATE, UNDONE, COMING, REMEDY)
"""The kinds in the order of a notice."""


@dataclass(frozen=True)
class Matter:
    """One thing that an office has open: its kind, the requirement, its limit, how it stands."""

    kind: str
    plan: str
    number: str
    wording: str
    limit: str
    state: str

    def words(self) -> dict[str, Any]:
        """The words of the notice's list."""
        return {
            "类别": self.kind,
            "方案": self.plan or None,
            "编号": self.number,
            "任务": self.wording,
            "时限": self.limit or None,
            "情况": self.state,
        }


def matters(dossier: Dossier, on: date, until: date) -> tuple[dict[str, tuple[Matter, ...]], tuple[str, ...]]:
    """What every office has open, the roster's offices first; and the numbers for which no office answers.

    until: what is due by this day is due soon. An office with nothing open is not there.
    """
    found: dict[str, list[Matter]] = {}
    nobody: list[str] = []
    for offices, matter in (*of_tasks(dossier, on, until), *of_remedies(dossier, on)):
        if not offices:
            nobody.append(f"{matter.plan} {matter.number}".strip())
        for office in offices:
            found.setdefault(office, []).append(matter)
    return in_order(found, dossier.roster), tuple(dict.fromkeys(nobody))


def in_order(found: dict[str, list[Matter]], roster: Roster) -> dict[str, tuple[Matter, ...]]:
    """The offices in the roster's order, others behind them; what each has open by kind."""
    names = dict.fromkeys((*(office.name for office in roster.offices), *found))
    return {name: tuple(sorted(found[name], key=lambda one: KINDS.index(one.kind))) for name in names if name in found}


def of_tasks(dossier: Dossier, on: date, until: date) -> Iterable[tuple[tuple[str, ...], Matter]]:
    """What of the year's plans is open, each with the offices that answer for it."""
    last = dossier.report.covers[1]
    yesterday = on - timedelta(days=1)  # what is due on the day itself is not late yet
    for task in tasks_of(dossier.plans, dossier.ledger, min(yesterday, last)):
        kind, state = standing(task, on, until, last)
        if kind:
            wanted = task.requirement
            limit = "、".join(one.wording for one in wanted.deadlines)
            matter = Matter(kind, task.plan.id, wanted.number, wanted.wording, limit, state)
            reports = task.entry.reports if task.entry else ()
            yield answerable(wanted, reports, dossier.roster), matter


def standing(task: Task, on: date, until: date, last: date) -> tuple[str, str]:
    """The kind of what is open and how it stands; '' twice for what is done or has time left."""
    days = sorted(one.due for one in task.requirement.deadlines if one.due)
    past = [day for day in days if day < on]
    recorded = state_of(task.entry)
    if kept(task):
        return "", ""
    if past:
        return LATE, f"超过时限{(on - past[0]).days}天，{recorded}"
    if task.status == Status.UNFINISHED:
        return UNDONE, recorded
    if days and days[0] <= until:
        left = (days[0] - on).days
        return COMING, f"{f'还有{left}天到期' if left else '今天到期'}，{recorded}"
    return (UNDONE, f"统计期已过，{recorded}") if not task.status and on > last else ("", "")


def state_of(entry: Entry | None) -> str:
    """What the ledger says, with the reason and the remedy's limit where they are given."""
    if entry is None or entry.waiting:
        return "台账没有记录"
    text = f"台账写「{entry.status or '待填'}」"
    text += f"，整改时限{said_on(entry.remedy_due)}" if entry.remedy_due else ""
    return text + (f"。原因：{entry.reason}" if entry.reason else "")


def of_remedies(dossier: Dossier, on: date) -> Iterable[tuple[tuple[str, ...], Matter]]:
    """What of earlier plans is still to be put right, each with its office."""
    earlier = dossier.earlier
    plans = earlier.plans if earlier else ()
    wordings = {(plan.id, wanted.number): wanted.wording for plan in plans for wanted in plan.requirements}
    for one in dossier.rectifications:
        if one.open:
            office = (office_name(one.office, dossier.roster),) if one.office else ()
            known = wordings.get((one.plan, one.number), "") if earlier and one.year == earlier.year else ""
            limit = said_on(one.due) if one.due else ""
            about = f"{one.year}年 {one.number}" if one.year else one.number
            yield office, Matter(REMEDY, one.plan, about, to_put_right(one, known), limit, put_off(one, on))


def to_put_right(one: Rectification, wording: str) -> str:
    """What is to be put right: the requirement where it is known, the problem, the measure."""
    known = (("", wording), ("问题：", one.issue), ("整改措施：", one.measure))
    parts = [f"{name}{text.rstrip('。')}。" for name, text in known if text]
    return "".join(parts) or "上一年度要点没有落实的任务。"


def put_off(one: Rectification, on: date) -> str:
    """How a rectification stands."""
    if one.due is None:
        return "整改中，没有写整改时限"
    return f"整改中，超过时限{(on - one.due).days}天" if one.due < on else "整改中"
