"""The year's plan (政务公开工作要点分工实施方案): chapters, sections, requirements, responsibilities, deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from annualreport.model.fields import field
from annualreport.model.offices import Roster
from annualreport.model.record import Record
from annualreport.model.values import Day, Many, Names, Text


class Responsibility(Record):
    """One clause of the responsibility cell."""

    scope: Text = field(default="", key="范围", description="这一分工所管的范围，如 内容安全；不分范围的不写")
    lead: Names = field(default=(), key="牵头", description="牵头（负责）的处室")
    joint: Names = field(default=(), key="会同", description="会同办理（会办）的处室")
    support: Names = field(default=(), key="配合", description="配合的处室")

    @property
    def named(self) -> tuple[str, ...]:
        """All names of the clause, as written, in order."""
        return (*self.lead, *self.joint, *self.support)

    def leads(self, roster: Roster) -> tuple[str, ...]:
        """The leading offices, collective words expanded."""
        return expanded(self.lead, roster, ())

    def joins(self, roster: Roster) -> tuple[str, ...]:
        """The joint offices, collective words expanded, without the lead."""
        return expanded(self.joint, roster, self.leads(roster))

    def supports(self, roster: Roster) -> tuple[str, ...]:
        """The supporting offices, collective words expanded, without the lead and the joint ones."""
        return expanded(self.support, roster, (*self.leads(roster), *self.joins(roster)))


PERIODS = {"每半年": 2, "每季": 4, "每学期": 2, "每月": 12, "每周": 52}
"""How often the period of a frequency comes in a year; 每年 once."""


class Deadline(Record):
    """A time limit or a frequency that the requirement's wording sets."""

    wording: str = field(key="原文", description="时限或频次的原文")
    due: Day | None = field(default=None, key="截止", description="最迟完成的日期")
    frequency: Text = field(default="", key="频次", description="频次，如 每年至少1次")

    @property
    def times(self) -> int | None:
        """How many times a year at least, where the frequency says so in digits; None else."""
        digits = "".join(sign for sign in self.frequency if sign.isdigit())
        a_year = next((count for period, count in PERIODS.items() if period in self.frequency), 1)
        return int(digits) * a_year if digits else None


class Requirement(Record):
    """One numbered requirement of the plan (具体要求)."""

    number: str = field(key="编号", description="章.节.条的编号，如 2.2.5", pattern=r"^\d+\.\d+\.\d+$")
    wording: str = field(key="要求", description="具体要求的原文", min_length=1)
    duty: Text = field(default="", key="责任原文", description="责任处室一栏的原文")
    duties: Many[Responsibility] = field(default=(), key="责任", description="由责任原文读出的分工")
    deadlines: Many[Deadline] = field(default=(), key="时限", description="要求里写明的时限和频次")

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that the duties are divided into; empty where they are not."""
        return tuple(duty.scope for duty in self.duties if duty.scope)


class Section(Record):
    """A section （一） of a chapter."""

    ordinal: str = field(key="序号", description="节的序号，如 二")
    heading: str = field(key="标题", description="节标题")
    requirements: Many[Requirement] = field(default=(), key="条", description="这一节的具体要求")

    @property
    def number(self) -> str:
        """2.2 for chapter 二, section （二）, as its requirements are numbered; '' without any."""
        return self.requirements[0].number.rpartition(".")[0] if self.requirements else ""


class Chapter(Record):
    """A chapter 一、 of the plan."""

    ordinal: str = field(key="序号", description="章的序号，如 二")
    heading: str = field(key="标题", description="章标题")
    sections: Many[Section] = field(default=(), key="节", description="这一章的各节")

    @property
    def number(self) -> str:
        """2 for chapter 二, as its requirements are numbered; '' without any."""
        return next((one.number.partition(".")[0] for one in self.sections if one.number), "")


class Plan(Record):
    """One plan of the year; ``id`` is empty for the year's own, ‹id› for data/Y/plan-‹id›.yaml."""

    id: Text = field(default="", key="方案", description="方案的代号；本年自己的方案不写")
    title: Text = field(default="", key="标题", description="方案的标题")
    chapters: Many[Chapter] = field(default=(), key="章", description="方案的各章")

    def told(self, number: str) -> str:
        """A chapter, section or requirement as it is named over all plans: its number, before it the plan's id."""
        return f"{self.id} {number}".strip()

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The chapters and sections as they are named over all plans: 1, 1.1, 1.2, 2 …"""
        numbers = [number for one in self.chapters for number in (one.number, *(part.number for part in one.sections))]
        return tuple(self.told(number) for number in numbers if number)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every requirement, in the plan's order."""
        return tuple(requirement for _, _, requirement in self.walk())

    def walk(self) -> Iterator[tuple[Chapter, Section, Requirement]]:
        """Every requirement with its chapter and section."""
        for chapter in self.chapters:
            for section in chapter.sections:
                for requirement in section.requirements:
                    yield chapter, section, requirement


def expanded(names: tuple[str, ...], roster: Roster, without: tuple[str, ...]) -> tuple[str, ...]:
    """The offices that the names stand for, each once, without those already named in a higher role."""
    offices = dict.fromkeys(office for name in names for office in roster.expand(name))
    taken = frozenset(without)
    return tuple(office for office in offices if office not in taken)
