"""Turn the plan and its ledger into words: chapters, sections, requirements, counts of the five states, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Entry, Evidence, Indicator, OfficeReport, Status
from annualreport.model.offices import Roster
from annualreport.model.plan import Chapter, Plan, Responsibility, Section
from annualreport.model.record import Record
from annualreport.place import Place
from annualreport.source.patterns import later
from annualreport.vocabulary.counted import by_office, counts, summed
from annualreport.vocabulary.fields import outer
from annualreport.vocabulary.gaps import full_name
from annualreport.vocabulary.joined import progress, scopes

TAIL = later(r"深化政务公开$")
REPORTED = ("完成日期", "落实情况", "说明", "未完成原因", "整改措施", "整改时限", "状态")
"""The words of a requirement that the ledger has to fill in."""
LISTS = {"未完成事项": Status.UNFINISHED, "推进事项": Status.UNDERWAY, "不适用事项": Status.NOT_APPLICABLE}
"""The lists of requirements by the state that they ended in."""
OFFICES = "各处室"
"""The list of the responsible offices."""

INDICATOR, EVIDENCE, REPORT = outer(Indicator), outer(Evidence), outer(OfficeReport)

Group = dict[str, Any]


def short(heading: str) -> str:
    """A chapter's heading without its tail and inner blanks: 紧扣“十四五”开好局起好步.

    >>> short("紧扣“十四五” 开好局起好步深化政务公开")
    '紧扣“十四五”开好局起好步'
    """
    tight = "".join(heading.split()).rstrip("。")
    return TAIL.sub("", tight) or tight


def plan_words(plan: Plan, dossier: Dossier) -> Group:
    """One plan with its chapters, counts and lists."""
    tasks = [task for task in dossier.tasks if task.plan is plan]
    made = {id(task.requirement): task_words(task, dossier.roster) for task in tasks}
    inside: dict[int, list[Task]] = {}
    for task in tasks:
        inside.setdefault(id(task.section), []).append(task)
    kept = dossier.ledger is not None
    sections = sum(len(chapter.sections) for chapter in plan.chapters)
    return {
        "方案": plan.id or None,
        "标题": plan.title or None,
        "统计": {**counts(tasks, kept), "章数": len(plan.chapters), "节数": sections},
        "指标汇总": summed(tasks, dossier.roster),
        "章": [chapter_words(chapter, inside, made, dossier) for chapter in plan.chapters],
        **by_state(tasks, made),
        OFFICES: by_office(tasks, dossier.roster, kept),
    }


def chapter_words(
    chapter: Chapter, inside: Mapping[int, list[Task]], made: Mapping[int, Group], dossier: Dossier
) -> Group:
    """One chapter with its sections; inside: the tasks by section, made: the words by requirement.

    The texts of its own (落实情况) come in later, since words of the plan may stand in them.
    """
    tasks = [task for section in chapter.sections for task in inside.get(id(section), ())]
    kept = dossier.ledger is not None
    return {
        "序号": chapter.ordinal,
        "标题": chapter.heading,
        "简称": short(chapter.heading),
        "落实情况": None,
        "统计": {**counts(tasks, kept), "节数": len(chapter.sections)},
        "指标汇总": summed(tasks, dossier.roster),
        "节": [section_words(section, inside.get(id(section), ()), made, dossier) for section in chapter.sections],
    }


def section_words(section: Section, tasks: Sequence[Task], made: Mapping[int, Group], dossier: Dossier) -> Group:
    """One section with its requirements."""
    return {
        "序号": section.ordinal,
        "标题": section.heading,
        "落实情况": None,
        "统计": counts(tasks, dossier.ledger is not None),
        "指标汇总": summed(tasks, dossier.roster),
        "条": [made[id(requirement)] for requirement in section.requirements],
    }


def with_texts(made: Iterable[Group], plans: Iterable[Plan], texts: Mapping[str, str]) -> None:
    """Put the chapters' and sections' own texts into the words of the plans; texts: by number, 2 or 2.2."""
    for words, plan in zip(made, plans, strict=True):
        for group, chapter in zip(words["章"], plan.chapters, strict=True):
            group["落实情况"] = texts.get(plan.told(chapter.number)) or None
            for below, section in zip(group["节"], chapter.sections, strict=True):
                below["落实情况"] = texts.get(plan.told(section.number)) or None


def by_state(tasks: Iterable[Task], made: Mapping[int, Group]) -> Group:
    """The lists of requirements by state; the same records as in the chapters."""
    return {
        name: [made[id(task.requirement)] for task in tasks if task.status == state] for name, state in LISTS.items()
    }


def task_words(task: Task, roster: Roster) -> Group:
    """One requirement with what the ledger says of it."""
    wanted, entry = task.requirement, task.entry or Entry.model_construct(number=task.requirement.number)
    ways = scopes(wanted.duties, entry.reports, roster)
    return {
        "方案": task.plan.id or None,
        "编号": wanted.number,
        "要求": wanted.wording,
        "责任原文": wanted.duty,
        "牵头": named(wanted.duties, "lead"),
        "会同": named(wanted.duties, "joint"),
        "配合": named(wanted.duties, "support"),
        "时限": "、".join(deadline.wording for deadline in wanted.deadlines) or None,
        "状态": task.status or None,
        "完成日期": entry.finished,
        "落实情况": entry.progress or progress(wanted.duties, entry.reports, ways, roster) or None,
        "范围": ways,
        "说明": entry.remark or None,
        "指标": [item_words(one, INDICATOR) for one in entry.indicators],
        "指标汇总": summed([task], roster),
        "佐证": [item_words(one, EVIDENCE) for one in entry.evidence],
        "报送": [item_words(one, REPORT) for one in entry.reports],
        "未完成原因": entry.reason or None,
        "整改措施": entry.measure or None,
        "整改时限": entry.remedy_due,
    }


def item_words(item: Record, names: Mapping[str, str]) -> Group:
    """An indicator, a piece of evidence or an office's report; names: the inner name of each word."""
    return {word: value if (value := getattr(item, name)) != "" else None for word, name in names.items()}


def named(duties: Iterable[Responsibility], role: str) -> list[str]:
    """The names in one role, of all clauses, each once."""
    return list(dict.fromkeys(name for duty in duties for name in getattr(duty, role)))


def places(dossier: Dossier) -> dict[str, Place]:
    """Where each word of a requirement stands or should stand, by its full name."""
    found: dict[str, Place] = {}
    for task in dossier.tasks:
        for key in REPORTED:
            record = task.entry or task.requirement
            for place in record.places(key):
                found.setdefault(full_name(("条", f"（{task.told}）"), key), place)
    return found
