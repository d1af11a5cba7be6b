"""Judge whether what has a deadline or a frequency was done in time and often enough: PLN-04."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import LEDGER, PLAN, rule
from annualreport.checks.tasks import name, places, recorded, told
from annualreport.finding import Finding, Severity, fault, unassessed, warning
from annualreport.model.dossier import Dossier, Task
from annualreport.model.frequency import counts, times
from annualreport.model.ledger import Status
from annualreport.model.plan import Deadline


@rule("PLN-04", severity=Severity.BLOCKING, needs=(PLAN, LEDGER), basis="方案各条写明的时限、频次")
def deadlines_are_kept(dossier: Dossier) -> Iterator[Finding]:
    """有时限的要求，完成日期不晚于时限；有频次的，次数达标。"""
    last = dossier.report.covers[1]
    for task in dossier.tasks:
        for deadline in task.requirement.deadlines if recorded(task) else ():
            if deadline.due:
                yield from late(task, deadline)
                if deadline.due <= last:
                    yield from open_at_the_end(task, deadline)
            if deadline.frequency:
                yield from too_seldom(task, deadline)


def late(task: Task, deadline: Deadline) -> Iterator[Finding]:
    """A requirement called done, but after its deadline."""
    assert task.entry and deadline.due
    finished = task.entry.finished
    if task.entry.status == Status.DONE and finished and finished > deadline.due:
        message = f"{told(task)}写「已完成」，完成日期 {finished} 晚于时限 {deadline.due}（{deadline.wording}）"
        hint = "请核对完成日期；确已超期的，状态写「未完成」并说明，或由负责岗位核定"
        figures = f"完成 {finished}；时限 {deadline.due}"
        yield fault("PLN-04", message, places(task, "完成日期"), hint, subject=name(task), figures=figures)


def open_at_the_end(task: Task, deadline: Deadline) -> Iterator[Finding]:
    """A requirement whose deadline fell in the period and that is still underway, or goes on without having ended."""
    assert task.entry
    figures = f"状态 {task.entry.status}；时限 {deadline.due}"
    due = f"时限 {deadline.due}（{deadline.wording}）在统计期内已到"
    if task.entry.status == Status.UNDERWAY:
        message = f"{told(task)}写「推进中」，{due}，年报按「未完成」计"
        hint = "请改为「未完成」，写明原因、整改措施和整改时限；实际已完成的，改为「已完成」并写完成日期"
        yield warning("PLN-04", message, places(task, "状态"), hint, subject=name(task), figures=figures)
    if task.entry.status == Status.ONGOING and not task.entry.finished:
        message = f"{told(task)}写「持续推进」，{due}，却没有完成日期"
        hint = "请写明时限内的任务何时完成（完成日期）；没有完成的，状态写「未完成」"
        yield warning("PLN-04", message, places(task, "状态"), hint, subject=name(task), figures=figures)


def too_seldom(task: Task, deadline: Deadline) -> Iterator[Finding]:
    """A requirement done less often than its frequency asks; 未核 where no indicator counts it."""
    assert task.entry
    if task.entry.status not in (Status.DONE, Status.ONGOING):
        return
    wanted = times(deadline)
    counted = counts(task.entry, deadline)
    hint = "请在台账的「指标」里写明次数（单位写「次」）"
    if wanted is None or not counted:
        why = "没有写明次数" if wanted is None else "台账里没有单位为「次」或「场」的指标"
        message = f"{told(task)}的频次「{deadline.frequency}」没有核对：{why}"
        yield unassessed("PLN-04", message, places(task, "指标"), hint, subject=name(task))
    elif all(indicator.value < wanted for indicator in counted):
        done = "、".join(f"{one.name} {one.value:f}{one.unit}" for one in counted)
        message = f"{told(task)}要求{deadline.frequency}，台账的指标是：{done}，次数不够"
        hint = "请核对次数；确实不够的，状态写「未完成」并说明"
        yield warning("PLN-04", message, places(task, "指标"), hint, subject=name(task), figures=done)
