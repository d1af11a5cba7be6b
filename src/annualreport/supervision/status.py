"""Turn the year's plans, ledger and roster into how the year stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from annualreport.model import conflicts
from annualreport.model.dossier import Dossier, Task, tasks_of
from annualreport.model.ledger import OfficeReport, Status
from annualreport.model.offices import Roster
from annualreport.model.speaking import ROLES, latest, office_name, roles
from annualreport.model.standing import STATES, WAITING, Conflict, Count, Earlier, Part, Standing, Unit
from annualreport.place import Place
from annualreport.supervision import status_limits


@dataclass(frozen=True)
class Asked:
    """A requirement as one office is asked about it. quarters: of the office's reports on it, '' for the year."""

    task: Task
    role: str
    quarters: frozenset[str]

    @property
    def expected(self) -> bool:
        """Whether a report is expected."""
        return wants_reports(self.task)

    def said(self, quarter: str = "") -> bool:
        """Whether the office has reported, for a quarter or at all; a year's report is of each quarter."""
        return bool(self.quarters & {quarter, ""} if quarter else self.quarters)


@dataclass(frozen=True)
class Materials:
    """What the look is taken at: the requirements with the states that count on the day, the roster."""

    tasks: tuple[Task, ...]
    roster: Roster

    def reports(self) -> Iterator[tuple[Task, OfficeReport]]:
        """Every report with its requirement."""
        for task in self.tasks:
            yield from ((task, report) for report in (task.entry.reports if task.entry else ()))

    @cached_property
    def quarters(self) -> tuple[str, ...]:
        """The quarters that anybody has reported by."""
        return tuple(sorted({report.quarter for _, report in self.reports() if report.quarter}))

    @cached_property
    def asked(self) -> dict[str, list[Asked]]:
        """By office what it is asked, in the plans' order; the roster's first, then others that the plans name."""
        found: dict[str, list[Asked]] = {office.name: [] for office in self.roster.offices}
        for task in self.tasks:
            said: dict[str, set[str]] = {}
            for report in task.entry.reports if task.entry else ():
                said.setdefault(office_name(report.office, self.roster), set()).add(report.quarter)
            for office, role in roles(task.requirement.duties, self.roster).items():
                found.setdefault(office, []).append(Asked(task, role, frozenset(said.get(office, ()))))
        return found

    @cached_property
    def last(self) -> dict[str, date]:
        """The day of each office's last report."""
        found: dict[str, date] = {}
        for _, report in self.reports():
            if report.day:
                office = office_name(report.office, self.roster)
                found[office] = max(found.get(office, report.day), report.day)
        return found


def standing(dossier: Dossier, on: date, days: int) -> Standing:
    """How the year stands on a day; due is what has to be done within so many days after it."""
    tasks = tasks_of(dossier.plans, dossier.ledger, min(on, dossier.report.covers[1]))
    materials = Materials(tasks, dossier.roster)
    limits = status_limits.limits(tasks, dossier, on)
    return Standing(
        unit=dossier.report.unit,
        year=dossier.year,
        example=dossier.report.example,
        on=on,
        days=days,
        count=counted(tasks),
        parts=parts(tasks),
        units=tuple(unit(name, asked, materials) for name, asked in materials.asked.items() if asked),
        numbers={state: tuple(task.told for task in tasks if state_of(task) == state) for state in STATES},
        quarters=materials.quarters,
        unreported=tuple(task.told for task in tasks if unreported(task)),
        due=tuple(one for one in limits if 0 <= one.left <= days),
        overdue=tuple(one for one in limits if one.left < 0),
        conflicts=tuple(conflict for task in tasks for conflict in of_task(task, dossier)),
        rectifications=dossier.rectifications,
        earlier=tuple(one for task in tasks for one in earlier(task, dossier.roster)),
    )


def state_of(task: Task) -> str:
    """One of STATES; a state that is none of the five counts as none."""
    return task.status if task.status in STATES else WAITING


def counted(tasks: Iterable[Task]) -> Count:
    """How many are in each state."""
    found = dict.fromkeys(STATES, 0)
    for task in tasks:
        found[state_of(task)] += 1
    return Count(found)


def wants_reports(task: Task) -> bool:
    """Whether offices are to report: not on what does not apply, nor on what the main author has filled in alone."""
    entry = task.entry
    alone = entry is not None and bool(entry.status and entry.progress) and not entry.reports
    return task.status != Status.NOT_APPLICABLE and not alone


def unreported(task: Task) -> bool:
    """Whether no office has reported on a requirement, though they are to."""
    return wants_reports(task) and not (task.entry and task.entry.reports)


def parts(tasks: Sequence[Task]) -> tuple[Part, ...]:
    """The chapters of all plans."""
    own: dict[tuple[str, int], list[Task]] = {}
    for task in tasks:
        own.setdefault((task.plan.id, id(task.chapter)), []).append(task)
    return tuple(part(ones) for ones in own.values())


def part(tasks: Sequence[Task]) -> Part:
    """One chapter."""
    plan, chapter = tasks[0].plan, tasks[0].chapter
    heading = plan.told(f"{chapter.ordinal}、{''.join(chapter.heading.split())}")
    return Part(heading, counted(tasks), sum(bool(task.entry and task.entry.reports) for task in tasks))


def unit(name_: str, asked: Sequence[Asked], materials: Materials) -> Unit:
    """One office."""
    expected = [one for one in asked if one.expected]
    missing = {role: tuple(one.task.told for one in expected if one.role == role and not one.said()) for role in ROLES}
    known = materials.roster.by_name
    return Unit(
        name=name_,
        kind=known[name_].kind if name_ in known else "",
        roles={role: sum(one.role == role for one in asked) for role in ROLES},
        count=counted(one.task for one in asked),
        missing={role: numbers for role, numbers in missing.items() if numbers},
        asked=len(expected),
        quarters={quarter: sum(one.said(quarter) for one in expected) for quarter in materials.quarters},
        last=materials.last.get(name_),
    )


def of_task(task: Task, dossier: Dossier) -> Iterator[Conflict]:
    """The open conflicts of a requirement."""
    accepted = dossier.report.accepted
    for one in conflicts.conflicts(task.entry, dossier.roster, accepted) if task.entry else ():
        places: Mapping[Place, None] = {place: None for _, _, record in one.said for place in record.places(one.key)}
        yield Conflict(task.told, one.what, tuple((office, said) for office, said, _ in one.said), tuple(places))


def earlier(task: Task, roster: Roster) -> Iterator[Earlier]:
    """Where the report takes an office's latest text and earlier ones say something else."""
    if task.entry is None or task.entry.progress:
        return
    texts = [one for one in task.entry.reports if one.progress]
    spoken = [id(one) for one in latest(texts, roster)]
    silent = dict.fromkeys(office_name(one.office, roster) for one in texts if id(one) not in spoken)
    if silent:
        yield Earlier(task.told, tuple(silent))
