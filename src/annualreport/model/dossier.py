"""The year's materials in one immutable record: what every check judges and every output is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from annualreport.forms import Form
from annualreport.model.ledger import Entry, Ledger, Status
from annualreport.model.offices import Roster
from annualreport.model.plan import Chapter, Plan, Requirement, Section
from annualreport.model.rectification import Rectification
from annualreport.model.report import Report
from annualreport.model.review import Point
from annualreport.model.statistics import Statistics
from annualreport.model.wordlists import Lists

if TYPE_CHECKING:
    from annualreport.model.release import Publication, Release


@dataclass(frozen=True)
class Task:
    """A requirement with its place in the plan and its entry in the ledger (None where there is none)."""

    plan: Plan
    chapter: Chapter
    section: Section
    requirement: Requirement
    entry: Entry | None
    status: str
    """The state that counts: as recorded; 推进中 past its deadline counts as 未完成; '' while waiting."""

    @property
    def told(self) -> str:
        """The requirement as it is named over all plans: its number, before it the plan's id."""
        return self.plan.told(self.requirement.number)


@dataclass(frozen=True)
class Earlier:
    """The plans and the ledger of the year before, upon which the year looks back.

    last: the last day of that year's period. example: whether that year's data is a demonstration.
    """

    year: int
    plans: tuple[Plan, ...]
    ledger: Ledger
    last: date
    example: bool = False


def tasks_of(plans: Iterable[Plan], ledger: Ledger | None, last: date) -> tuple[Task, ...]:
    """Every requirement of every plan with its entry and the state that counts on the last day, in the plans' order."""
    entries = ledger.by_number if ledger else {}
    return tuple(
        task_of(plan, chapter, section, requirement, entries.get((plan.id, requirement.number)), last)
        for plan in plans
        for chapter, section, requirement in plan.walk()
    )


def task_of(
    plan: Plan, chapter: Chapter, section: Section, requirement: Requirement, entry: Entry | None, last: date
) -> Task:
    """One requirement with the state that counts at the end of the period (domain: G.2)."""
    status = entry.status if entry else ""
    overdue = any(deadline.due and deadline.due <= last for deadline in requirement.deadlines)
    if status == Status.UNDERWAY and overdue:
        status = Status.UNFINISHED
    return Task(plan, chapter, section, requirement, entry, str(status))


@dataclass(frozen=True)
class Dossier:
    """What is known of a year, checked for form. None is: not given (or not readable, then a finding said so).

    year: the report year. report_file, plan_file …: the files as told to the user.
    previous: the statistics of the year before; previous_report: its settings and texts.
    lists: what the office adds to the shipped word lists. rectifications: what is to be put right in this year.
    earlier: the plans and the ledger of the year before. two_before: the statistics of the year before that one.
    releases: what has been published of this year; publication: the version that is about to be; review: what
    reviewers remarked.
    """

    year: int
    report: Report
    form: Form
    roster: Roster = field(default_factory=Roster)
    plans: tuple[Plan, ...] = ()
    ledger: Ledger | None = None
    statistics: Statistics | None = None
    previous: Statistics | None = None
    previous_report: Report | None = None
    lists: Lists = field(default_factory=Lists)
    rectifications: tuple[Rectification, ...] = ()
    earlier: Earlier | None = None
    releases: tuple[Release, ...] = ()
    publication: Publication | None = None
    review: tuple[Point, ...] = ()
    two_before: Statistics | None = None

    @property
    def title(self) -> str:
        """The report's statutory title, which is also its file name."""
        return self.form.title(self.report.unit, self.year)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every requirement of every plan with its entry, in the plans' order."""
        return tasks_of(self.plans, self.ledger, self.report.covers[1])

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many requirements ended in each of the five states."""
        return {str(status): sum(task.status == status for task in self.tasks) for status in Status}
