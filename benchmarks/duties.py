"""Give every requirement of a plan to the same offices."""

from __future__ import annotations

from annualreport.model.plan import Chapter, Plan, Responsibility, Section


def given(plan: Plan, duty: Responsibility) -> Plan:
    """The plan with one duty everywhere."""
    return plan.model_copy(update={"chapters": tuple(chapter(one, duty) for one in plan.chapters)})


def chapter(one: Chapter, duty: Responsibility) -> Chapter:
    """A chapter with it."""
    return one.model_copy(update={"sections": tuple(section(part, duty) for part in one.sections)})


def section(one: Section, duty: Responsibility) -> Section:
    """A section with it."""
    requirements = tuple(wanted.model_copy(update={"duties": (duty,)}) for wanted in one.requirements)
    return one.model_copy(update={"requirements": requirements})
