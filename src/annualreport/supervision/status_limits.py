"""List every day by which something of the year has to be done and is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Status
from annualreport.model.standing import WAITING, Limit

PLANNED, REMEDY, RECTIFICATION = "方案时限", "整改时限", "上年整改"


def limits(tasks: Iterable[Task], dossier: Dossier, on: date) -> tuple[Limit, ...]:
    """The limits of what is open, the nearest to its end first."""
    found = [*of_tasks(tasks, on), *of_rectifications(dossier, on)]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def of_tasks(tasks: Iterable[Task], on: date) -> Iterator[Limit]:
    """The plan's own limits, and those that the office set itself for what is unfinished."""
    for task in tasks:
        status = task.status or WAITING
        about = (task.told, task.requirement.wording, leading(task), status)
        days = {one.due: one.places("截止") for one in task.requirement.deadlines if one.due}
        for day, places in days.items() if not kept(task) else ():
            yield Limit(day, (day - on).days, PLANNED, *about, places)
        if task.entry and task.entry.remedy_due and task.status == Status.UNFINISHED:
            day = task.entry.remedy_due
            yield Limit(day, (day - on).days, REMEDY, *about, task.entry.places("整改时限"))


def kept(task: Task) -> bool:
    """Whether what has a limit is done: 已完成, 不适用, or 持续推进 with the day on which the limit was met."""
    if task.status == Status.ONGOING:
        return bool(task.entry and task.entry.finished)
    return task.status in (Status.DONE, Status.NOT_APPLICABLE)


def leading(task: Task) -> tuple[str, ...]:
    """The leading offices; collective words as the plan has them, for they would fill the line."""
    return tuple(dict.fromkeys(name for duty in task.requirement.duties for name in duty.lead))


def of_rectifications(dossier: Dossier, on: date) -> Iterator[Limit]:
    """What of earlier plans is still to be put right."""
    for one in dossier.rectifications:
        if one.open and one.due:
            year = f"{one.year or dossier.year - 1}年 "
            offices = (one.office,) if one.office else ()
            number = f"{year}{one.plan} {one.number}".replace("  ", " ")
            about = (number, one.issue or one.measure, offices, one.status or "整改中")
            yield Limit(one.due, (one.due - on).days, RECTIFICATION, *about, one.places("时限"))
