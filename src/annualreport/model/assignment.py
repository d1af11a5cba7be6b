"""Give each office its requirements of the plans, by role, with what it and the leading offices have reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from annualreport.model.ledger import Entry, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.office_sheets import JOINT, LEAD, OTHER, ROLES, SUPPORT
from annualreport.model.offices import Roster
from annualreport.model.plan import Chapter, Plan, Requirement, Responsibility, Section
from annualreport.model.returns import Key

About = tuple[str, str]
"""Plan id and number."""
Item = TypeVar("Item", Indicator, Evidence)


@dataclass(frozen=True)
class Duty:
    """A requirement, or one scope of it, that an office answers for in a role. leads: the offices that lead it."""

    role: str
    plan: Plan
    chapter: Chapter
    section: Section
    requirement: Requirement
    scope: str = ""
    leads: tuple[str, ...] = ()

    @property
    def about(self) -> About:
        """The requirement."""
        return self.plan.id, self.requirement.number

    @property
    def key(self) -> Key:
        """What is to be reported on."""
        return *self.about, self.scope


@dataclass(frozen=True)
class Assigned:
    """A row of an office's workbook: the duty, what the office has reported on it, what was said before."""

    duty: Duty
    report: OfficeReport | None = None
    before: tuple[OfficeReport, ...] = ()
    figures: tuple[Indicator, ...] = ()
    """What belongs to the reports of before, by their offices and periods."""


@dataclass(frozen=True)
class Assignment:
    """All that one office is asked: its rows by role, and the figures and evidence that it has given for the period."""

    office: str
    rows: tuple[Assigned, ...]
    indicators: dict[About, list[Indicator]]
    evidence: dict[About, list[Evidence]]

    @property
    def tally(self) -> str:
        """How many rows there are of each role, in words."""
        counts = {role: sum(row.duty.role == role for row in self.rows) for role in (*ROLES, OTHER)}
        return "，".join(f"{role} {count} 条" for role, count in counts.items() if count)


@dataclass(frozen=True)
class Materials:
    """The plans, the roster and what the ledger knows, for one period: a quarter 1 to 4, or '' for the whole year."""

    plans: tuple[Plan, ...]
    roster: Roster
    ledger: Ledger | None = None
    quarter: str = ""

    @cached_property
    def entries(self) -> dict[About, Entry]:
        """The ledger's entries."""
        return self.ledger.by_number if self.ledger else {}

    @cached_property
    def duties(self) -> dict[str, list[Duty]]:
        """Every office's duties, by role and in the plans' order; also those of names that the roster lacks."""
        found: dict[str, list[Duty]] = {office.name: [] for office in self.roster.offices}
        taken: set[tuple[str, Key]] = set()
        for role in ROLES:
            for duty, clause in self.clauses(role):
                for office in holders(clause, role, self.roster):
                    if (office, duty.key) not in taken:
                        found.setdefault(office, []).append(duty)
                        taken.add((office, duty.key))
        return found

    def clauses(self, role: str) -> Iterator[tuple[Duty, Responsibility]]:
        """Every clause of every requirement, as a duty in that role."""
        for plan in self.plans:
            for chapter, section, requirement in plan.walk():
                for clause in requirement.duties:
                    leads = clause.leads(self.roster)
                    yield Duty(role, plan, chapter, section, requirement, clause.scope, leads), clause

    @cached_property
    def requirements(self) -> dict[About, Duty]:
        """Every requirement, as a duty that is nobody's own."""
        walked = ((plan, *one) for plan in self.plans for one in plan.walk())
        made = (Duty(OTHER, plan, chapter, section, requirement) for plan, chapter, section, requirement in walked)
        return {duty.about: duty for duty in made}

    def named(self, office: str) -> str:
        """The office's own name in the roster."""
        return self.roster.by_name[office].name if office in self.roster.by_name else office

    @cached_property
    def reports(self) -> dict[str, dict[Key, list[OfficeReport]]]:
        """What each office has reported for the period, by what it is about."""
        found: dict[str, dict[Key, list[OfficeReport]]] = {}
        for about, entry in self.entries.items():
            for report in entry.reports:
                if report.quarter == self.quarter and about in self.requirements:
                    own = found.setdefault(self.named(report.office), {})
                    own.setdefault((*about, report.scope), []).append(report)
        return found

    @cached_property
    def indicators(self) -> dict[str, dict[About, list[Indicator]]]:
        """The figures that each office has given for the period."""
        return self.given({about: entry.indicators for about, entry in self.entries.items()})

    @cached_property
    def evidence(self) -> dict[str, dict[About, list[Evidence]]]:
        """The evidence that each office has given for the period."""
        return self.given({about: entry.evidence for about, entry in self.entries.items()})

    def given(self, items: dict[About, tuple[Item, ...]]) -> dict[str, dict[About, list[Item]]]:
        """Those of the period that an office has given, by office."""
        found: dict[str, dict[About, list[Item]]] = {}
        for about, many in items.items():
            for one in many:
                if one.office and one.quarter == self.quarter and about in self.requirements:
                    found.setdefault(self.named(one.office), {}).setdefault(about, []).append(one)
        return found

    def assignment(self, office: str) -> Assignment:
        """The office's duties with what it has reported; what it reported beyond them stands at the end."""
        rows: list[Assigned] = []
        left = {key: list(many) for key, many in self.reports.get(office, {}).items()}
        for duty in self.duties.get(office, ()):
            said: list[OfficeReport | None] = [*left.pop(duty.key, ())]
            before = self.before(duty, office)
            entry = self.entries.get(duty.about)
            figures = tuple(one for one in entry.indicators if one.office) if entry and before else ()
            rows += [Assigned(duty, one, before, figures) for one in said or [None]]
        rows += [Assigned(self.beyond(key), one) for key, many in left.items() for one in many]
        return Assignment(office, tuple(rows), self.indicators.get(office, {}), self.evidence.get(office, {}))

    def beyond(self, key: Key) -> Duty:
        """A duty that the plan does not give the office."""
        duty = self.requirements[key[:2]]
        return Duty(OTHER, duty.plan, duty.chapter, duty.section, duty.requirement, key[2])

    def before(self, duty: Duty, office: str) -> tuple[OfficeReport, ...]:
        """The office's reports of other periods, and where it does not lead those of the leading offices."""
        entry = self.entries.get(duty.about)
        of_scope = [one for one in entry.reports if one.scope in ("", duty.scope)] if entry else []
        return tuple(
            one
            for one in of_scope
            if (self.named(one.office) == office and one.quarter != self.quarter)
            or (duty.role != LEAD and self.named(one.office) in duty.leads)
        )


def holders(clause: Responsibility, role: str, roster: Roster) -> tuple[str, ...]:
    """The offices in a role of a clause, collective words expanded, those in a higher role left out."""
    return {LEAD: clause.leads, JOINT: clause.joins, SUPPORT: clause.supports}[role](roster)
