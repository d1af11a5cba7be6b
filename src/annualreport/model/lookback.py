"""Look back (回头看) upon the plan of the year before: what became of every requirement with an office and a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annualreport.model.answerable import answerable, leads
from annualreport.model.dossier import Dossier, Earlier, Task, tasks_of
from annualreport.model.frequency import counts, times
from annualreport.model.kept import kept
from annualreport.model.ledger import Entry, Status
from annualreport.model.plan import Deadline
from annualreport.model.rectification import Rectification
from annualreport.model.written import day as on


class Outcome(StrEnum):
    """What the look-back finds of a requirement; the graver the earlier, of those that were checked."""

    UNDONE = "未完成"
    UNPROVED = "无佐证"
    RECTIFIED = "已整改"
    LATE = "逾期完成"
    IN_TIME = "按期完成"
    OUTSIDE = "不在核查范围"


OPEN = (Outcome.UNDONE, Outcome.UNPROVED)
"""What has to be put right."""
Found = tuple[Outcome, str]
"""An outcome and why."""
GRAVITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


@dataclass(frozen=True)
class Checked:
    """One requirement looked back upon.

    offices: its leading offices, collective words expanded; answering: those of them that have to put it right.
    remedies: what was written down to be put right about it.
    """

    task: Task
    outcome: Outcome
    reason: str
    offices: tuple[str, ...]
    answering: tuple[str, ...]
    remedies: tuple[Rectification, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is still to be put right."""
        return self.outcome in OPEN


@dataclass(frozen=True)
class Lookback:
    """The look-back of a year: upon which year, and every requirement of its plans in their order."""

    earlier: Earlier
    items: tuple[Checked, ...]

    def count(self, *outcomes: Outcome) -> int:
        """How many requirements came out in one of these ways."""
        return sum(item.outcome in outcomes for item in self.items)

    @property
    def checked(self) -> int:
        """How many have a responsible office and a limit, and were therefore checked."""
        return len(self.items) - self.count(Outcome.OUTSIDE)


@kept
def lookback(dossier: Dossier) -> Lookback | None:
    """The look-back as the year's report tells it, to the end of its period; None without last year's materials."""
    if dossier.earlier is None:
        return None
    day = dossier.report.covers[1]
    tasks = tasks_of(dossier.earlier.plans, dossier.earlier.ledger, day)
    return Lookback(dossier.earlier, tuple(checked(task, dossier, dossier.earlier, day) for task in tasks))


def checked(task: Task, dossier: Dossier, earlier: Earlier, day: date) -> Checked:
    """One requirement judged on the day."""
    key = (earlier.year, task.plan.id, task.requirement.number)
    remedies = tuple(one for one in dossier.rectifications if one.key == key)
    offices = leads(task.requirement, dossier.roster)
    outcome, reason = found(task, earlier, day, remedies)
    reports = task.entry.reports if task.entry else ()
    return Checked(
        task, outcome, reason, offices, answerable(task.requirement, reports, dossier.roster), remedies
    )  # fmt: skip


def found(task: Task, earlier: Earlier, day: date, remedies: tuple[Rectification, ...]) -> Found:
    """What became of a requirement: the gravest of what each of its limits gives, unless it was put right since."""
    outside = reason_outside(task, day)
    if outside:
        return Outcome.OUTSIDE, outside
    entry = task.entry
    if entry is None or entry.waiting:
        judged: Found = Outcome.UNDONE, "台账没有记录"
    else:
        judged = min(limits(task, entry, earlier, day), key=lambda one: GRAVITY[one[0]])
    if judged[0] in OPEN and remedies and not any(one.open for one in remedies):
        return Outcome.RECTIFIED, "；".join(map(put_right, remedies))
    return judged


def reason_outside(task: Task, day: date) -> str:
    """Why a requirement is not among those checked; '' for one that is."""
    wanted = task.requirement
    lacking = [] if any(duty.lead for duty in wanted.duties) else ["责任处室"]
    if not any(one.due or one.frequency for one in wanted.deadlines):
        lacking.append("时限")
    if lacking:
        vague = "、".join(one.wording for one in wanted.deadlines) if "时限" in lacking else ""
        return f"没有写明{'和'.join(lacking)}" + (f"（「{vague}」没有日期或频次）" if vague else "")
    if task.status == Status.NOT_APPLICABLE:
        assert task.entry
        return "上年度不适用" + (f"：{task.entry.remark}" if task.entry.remark else "")
    coming = [one.due for one in wanted.deadlines if one.due and one.due > day]
    done = task.entry and task.entry.finished
    if coming and not done and not any(due_by(one, day) for one in wanted.deadlines):
        return f"时限{on(min(coming))}在{on(day)}以后，还没有到期"
    return ""


def due_by(limit: Deadline, day: date) -> bool:
    """Whether a limit can be judged on the day."""
    return bool(limit.frequency) or (limit.due is not None and limit.due <= day)


def limits(task: Task, entry: Entry, earlier: Earlier, day: date) -> Iterator[Found]:
    """What each limit of a requirement gives."""
    for limit in task.requirement.deadlines:
        if limit.due and (entry.finished or limit.due <= day):
            yield by_date(entry, limit.due, earlier)
        if limit.frequency:
            yield by_frequency(entry, limit)


def by_date(entry: Entry, due: date, earlier: Earlier) -> Found:
    """Whether it was done by its date: by the recorded date of completion."""
    finished = entry.finished
    if finished is None or (entry.status == Status.UNFINISHED and finished <= earlier.last):
        return without_date(entry, due)
    when = f"{on(finished)}完成，时限{on(due)}"
    if not entry.proved:
        return Outcome.UNPROVED, f"台账写{when}，没有佐证"
    if finished <= due:
        return Outcome.IN_TIME, when
    if entry.remedy_due and finished > earlier.last:
        late = "，晚于整改时限" if finished > entry.remedy_due else ""
        return Outcome.RECTIFIED, f"{when}，整改时限{on(entry.remedy_due)}{late}"
    return Outcome.LATE, f"{when}，晚{(finished - due).days}天"


def without_date(entry: Entry, due: date) -> Found:
    """A requirement with a date by which it was due and none on which it was done."""
    if entry.status in (Status.DONE, Status.ONGOING):
        return Outcome.UNPROVED, f"台账写「{entry.status}」，没有完成日期，是否在{on(due)}前完成无法核实"
    return Outcome.UNDONE, undone(entry, f"时限{on(due)}")


def by_frequency(entry: Entry, limit: Deadline) -> Found:
    """Whether it was done as often as asked for: by the ledger's figures that count occasions."""
    wanted, counted = times(limit), counts(entry, limit)
    if entry.status not in (Status.DONE, Status.ONGOING):
        return Outcome.UNDONE, undone(entry, limit.frequency)
    if wanted is None or not counted:
        why = "频次没有写明次数" if wanted is None else "台账没有单位为「次」或「场」的指标"
        return Outcome.UNPROVED, f"{limit.frequency}，{why}，无法核实"
    said = "、".join(f"{one.name}{one.value:f}{one.unit}" for one in counted)
    enough = any(one.value >= wanted for one in counted)
    return (Outcome.IN_TIME if enough else Outcome.UNDONE), f"{limit.frequency}，台账记{said}"


def undone(entry: Entry, limit: str) -> str:
    """Why a requirement counts as not done, in the ledger's words."""
    return f"{limit}，台账写「{entry.status or '待填'}」" + (f"。原因：{entry.reason}" if entry.reason else "")


def put_right(remedy: Rectification) -> str:
    """How a requirement was put right."""
    return f"{remedy.office}{f'于{on(remedy.finished)}' if remedy.finished else ''}整改完成"
