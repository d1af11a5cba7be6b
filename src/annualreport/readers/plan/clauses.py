"""Put the segments of a responsibility cell together into clauses: each name in the role that its verb gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from annualreport.model.plan import Responsibility
from annualreport.readers.plan.units import Units

MAIN, PLAIN, CARRY, JOINT, SUPPORT, BARE, MANNER = "牵头", "负责", "落实", "会同", "配合", "", "按分工"
"""The kinds of verbs; BARE: none; MANNER: only how it is done (按职责分工)."""


@dataclass(frozen=True)
class Segment:
    """Units with one verb: its kind, what it is about, the names, and what could not be understood."""

    kind: str
    units: Units
    object: str = ""


@dataclass
class Clause:
    """A clause while it is read.

    by: the kind of verb that named the lead. last: the list last added to. labelled: it stands under labels.
    """

    scope: str = ""
    lead: list[str] = field(default_factory=list)
    joint: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    by: str | None = None
    last: str = "lead"
    labelled: bool = False

    def add(self, segment: Segment) -> None:
        """Take the names of a segment in the role that its verb gives them here."""
        role = self.role_of(segment.kind)
        if role == "lead" and segment.kind != MANNER:
            self.by = segment.kind
        joint = "support" if role == "support" else "joint"
        for role_or_joint, names in ((role, segment.units.first), (joint, segment.units.joint)):
            listed = getattr(self, role_or_joint)
            listed += [name for name in names if name not in listed]
        for name in segment.units.marked:
            self.promote(name)
        self.last = role

    def role_of(self, kind: str) -> str:
        """Which list a verb fills, given what stands already."""
        if kind in (SUPPORT, JOINT):
            return "support" if kind == SUPPORT else "joint"
        if kind == MAIN or not self.lead:
            return "lead"
        if kind in (BARE, MANNER):
            return self.last
        if self.by == BARE or (kind == PLAIN and self.by == PLAIN):
            return "lead"
        return "joint"

    def promote(self, name: str) -> None:
        """A name marked （牵头） leads; those that led without a verb of their own join it."""
        others = [one for one in self.lead if one != name]
        self.joint = [one for one in (*others, *self.joint) if one != name]
        self.lead, self.by = [name], MAIN

    @property
    def empty(self) -> bool:
        """Whether no name was read."""
        return not (self.lead or self.joint or self.support)

    def made(self) -> Responsibility:
        """The clause as a record; nobody is named in a lower role too."""
        joint = [name for name in self.joint if name not in self.lead]
        support = [name for name in self.support if name not in self.lead and name not in joint]
        return Responsibility(scope=self.scope, lead=tuple(self.lead), joint=tuple(joint), support=tuple(support))


def place(clauses: list[Clause], scope: str, segments: list[Segment], *, labelled: bool) -> None:
    """Put the segments of a part into the clause in hand or a new one."""
    if not segments:
        return
    divided = sum(bool(one.object) for one in segments) > 1
    kind = segments[0].kind
    under_labels = bool(clauses) and clauses[-1].labelled and labelled and kind != MAIN
    if not clauses or scope or not (under_labels or goes_on(clauses[-1], kind)):
        clauses.append(Clause(scope))
    clauses[-1].labelled = labelled or clauses[-1].labelled
    for one in segments:
        if divided and one.object:
            clauses.append(Clause(one.object))
        clauses[-1].add(one)


def goes_on(clause: Clause, kind: str) -> bool:
    """Whether a part without a scope goes on with the clause before: it names no lead of its own."""
    if kind in (SUPPORT, JOINT, MANNER):
        return True
    return kind == BARE and not clause.scope and (clause.labelled or clause.by in (BARE, None))
