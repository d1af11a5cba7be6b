"""Turn the plan and its ledger into words: chapters, sections, requirements, counts of the five states, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Entry, OfficeReport, Status
from annualreport.model.offices import Roster
from annualreport.model.plan import Chapter, Plan, Responsibility
from annualreport.place import Place
from annualreport.vocabulary.gaps import full_name

TAIL = re.compile(r"深化政务公开$")
STOPS = "。！？；.!?;"
REPORTED = ("完成日期", "落实情况", "说明", "未完成原因", "整改措施", "整改时限", "状态")
"""The words of a requirement that the ledger has to fill in."""
LISTS = {"未完成事项": Status.UNFINISHED, "推进事项": Status.UNDERWAY, "不适用事项": Status.NOT_APPLICABLE}
"""The lists of requirements by the state that they ended in."""

Group = dict[str, Any]


def short(heading: str) -> str:
    """A chapter's heading without its tail and inner blanks: 紧扣“十四五”开好局起好步.

    >>> short("紧扣“十四五” 开好局起好步深化政务公开")
    '紧扣“十四五”开好局起好步'
    """
    tight = "".join(heading.split()).rstrip("。")
    return TAIL.sub("", tight) or tight


def counts(tasks: Sequence[Task], kept: bool) -> Group:
    """总数, the five states and 待填; without a ledger the states are blanks, never 0."""
    states = {str(state): sum(task.status == state for task in tasks) if kept else None for state in Status}
    waiting = sum(not task.status for task in tasks)
    return {"总数": len(tasks), **states, "待填": waiting}


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
        "章": [chapter_words(chapter, inside, made, kept) for chapter in plan.chapters],
        **by_state(tasks, made),
    }


def chapter_words(chapter: Chapter, inside: Mapping[int, list[Task]], made: Mapping[int, Group], kept: bool) -> Group:
    """One chapter with its sections; inside: the tasks by section, made: the words by requirement."""
    tasks = [task for section in chapter.sections for task in inside.get(id(section), ())]
    total: Group = {**counts(tasks, kept), "节数": len(chapter.sections)}
    sections = [
        {
            "序号": section.ordinal,
            "标题": section.heading,
            "统计": counts(inside.get(id(section), ()), kept),
            "条": [made[id(requirement)] for requirement in section.requirements],
        }
        for section in chapter.sections
    ]
    return {
        "序号": chapter.ordinal,
        "标题": chapter.heading,
        "简称": short(chapter.heading),
        "统计": total,
        "节": sections,
    }


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
        "指标": [{"名称": one.name, "数值": one.value, "单位": one.unit or None} for one in entry.indicators],
        "佐证": [
            {"标题": one.title or None, "网址": one.link or None, "文号": one.document or None, "日期": one.day}
            for one in entry.evidence
        ],
        "报送": [report_words(one) for one in entry.reports],
        "未完成原因": entry.reason or None,
        "整改措施": entry.measure or None,
        "整改时限": entry.remedy_due,
    }


def report_words(report: OfficeReport) -> Group:
    """What one office reported."""
    return {
        "处室": report.office,
        "范围": report.scope or None,
        "状态": report.status or None,
        "落实情况": report.progress or None,
        "日期": report.day,
    }


def named(duties: Iterable[Responsibility], role: str) -> list[str]:
    """The names in one role, of all clauses, each once."""
    return list(dict.fromkeys(name for duty in duties for name in getattr(duty, role)))


def scopes(duties: Sequence[Responsibility], reports: Sequence[OfficeReport], roster: Roster) -> list[Group]:
    """Each scope of a divided requirement with what was reported on it; empty where it is not divided."""
    return [
        {
            "范围": duty.scope,
            "牵头": list(duty.lead),
            "会同": list(duty.joint),
            "配合": list(duty.support),
            "落实情况": told([one for one in reports if one.scope == duty.scope], (duty,), roster) or None,
        }
        for duty in duties
        if duty.scope
    ]


def progress(
    duties: Sequence[Responsibility], reports: Sequence[OfficeReport], ways: Sequence[Group], roster: Roster
) -> str:
    """The offices' reports as one text; of a divided requirement a paragraph a scope."""
    own = {way["范围"] for way in ways}
    rest = told([one for one in reports if one.scope not in own], duties, roster)
    parts = [f"{way['范围']}：{way['落实情况']}" for way in ways if way["落实情况"]]
    return "\n".join([*parts, rest] if rest else parts)


def told(reports: Iterable[OfficeReport], duties: Sequence[Responsibility], roster: Roster) -> str:
    """The texts of reports one after another, the leading offices first, each ended by a full stop, none twice."""
    texts = [one.progress for one in sorted(reports, key=lambda one: rank(one.office, duties, roster)) if one.progress]
    return "".join(text if text[-1] in STOPS else text + "。" for text in dict.fromkeys(texts))


def rank(office: str, duties: Iterable[Responsibility], roster: Roster) -> int:
    """0 for a leading office, 1 for a joint one, 2 for a supporting one, 3 for one that the plan does not name."""
    name = roster.by_name[office].name if office in roster.by_name else office
    ranks = [3]
    for duty in duties:
        roles = ((duty.lead, duty.leads), (duty.joint, duty.joins), (duty.support, duty.supports))
        ranks += [place for place, (names, offices) in enumerate(roles) if name in (*names, *offices(roster))]
    return min(ranks)


def places(dossier: Dossier) -> dict[str, Place]:
    """Where each word of a requirement stands or should stand, by its full name."""
    found: dict[str, Place] = {}
    for task in dossier.tasks:
        for key in REPORTED:
            record = task.entry or task.requirement
            for place in record.places(key):
                found.setdefault(full_name(("条", f"（{task.requirement.number}）"), key), place)
    return found
