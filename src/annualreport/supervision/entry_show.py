"""Turn one requirement into lines that show it whole: plan, ledger, what every office reported, what was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annualreport.model.history import Change
from annualreport.model.ledger import Evidence, Indicator, OfficeReport
from annualreport.model.office_sheets import period
from annualreport.model.speaking import office_name, roles
from annualreport.supervision.collect_entry import told
from annualreport.supervision.entry import Found
from annualreport.vocabulary.tasks import task_words

NOTHING = "（空）"
OWN = ("完成日期", "说明", "未完成原因", "整改措施", "整改时限")
REPORTED = ("说明", "未完成原因", "整改措施", "整改时限")


def lines(found: Found) -> Iterator[str]:
    """The requirement for people."""
    words = task_words(found.task, found.dossier.roster)
    yield from of_plan(found)
    yield f"状态：{stated(found)}"
    yield from (f"{key}：{words[key]}" for key in OWN if words[key])
    origin = "" if found.entry.progress else "（由各处室报送连成）"
    yield f"落实情况{origin if words['落实情况'] else ''}：{words['落实情况'] or NOTHING}"
    yield from listed("指标", (figure(one) for one in sorted(found.entry.indicators, key=by_period)))
    yield from listed("佐证", (proof(one) for one in found.entry.evidence))
    yield from listed("报送", (report(one, found) for one in sorted(found.entry.reports, key=by_period)))
    yield from listed("变更", (change(one, found.name) for one in found.changes))


def of_plan(found: Found) -> Iterator[str]:
    """What the plan says."""
    chapter, section, wanted = found.task.chapter, found.task.section, found.task.requirement
    yield f"{found.name}　{wanted.wording}"
    yield f"章节：{chapter.ordinal}、{chapter.heading}　（{section.ordinal}）{section.heading}"
    yield f"责任：{' '.join(wanted.duty.split())}"
    for duty in wanted.duties:
        scope = f"【{duty.scope}】" if duty.scope else ""
        named = (("牵头", duty.lead), ("会同", duty.joint), ("配合", duty.support))
        yield f"  {scope}" + "；".join(f"{role} {'、'.join(names)}" for role, names in named if names)
    if wanted.deadlines:
        limits = (f"{one.wording}（{one.due or one.frequency or '没有写明日期'}）" for one in wanted.deadlines)
        yield f"时限：{'、'.join(limits)}"


def stated(found: Found) -> str:
    """The state as recorded, and the one that counts where that is another."""
    if not found.entry.status:
        return "（待填）"
    counts = f"，已到时限，按「{found.task.status}」计" if found.task.status != found.entry.status else ""
    return f"{found.entry.status}{counts}"


def listed(name: str, items: Iterator[str]) -> Iterator[str]:
    """A list below its name; nothing where it is empty."""
    made = list(items)
    if made:
        yield f"{name}："
        yield from (f"  {one}" for one in made)


def by_period(one: OfficeReport | Indicator) -> str:
    """Sorts the quarters after the whole year, the first one first."""
    return one.quarter


def sender(one: OfficeReport | Indicator | Evidence) -> str:
    """Who gave it, and for what period."""
    return f"{one.office}，{period(one.quarter)}" if one.office else "办公室填写"


def figure(one: Indicator) -> str:
    """A figure with its source."""
    basis = f"，依据 {one.basis}" if one.basis else ""
    return f"{one.name} {one.value:f} {one.unit}（{sender(one)}{basis}）"


def proof(one: Evidence) -> str:
    """A piece of evidence."""
    parts = (one.title, one.document, one.link, str(one.day or ""))
    return f"{'，'.join(part for part in parts if part)}（{sender(one)}）"


def report(one: OfficeReport, found: Found) -> str:
    """What an office reported, with its role, the day and the file that it came in."""
    office = office_name(one.office, found.dossier.roster)
    role = roles(found.task.requirement.duties, found.dossier.roster).get(office, "不在责任处室里")
    scope = f"，{one.scope}" if one.scope else ""
    when = "，".join(part for part in (str(one.day or ""), one.file) if part)
    head = f"{one.office}（{role}{scope}，{period(one.quarter)}{f'；{when}' if when else ''}）"
    said = told(one)
    finished = f" {one.finished}" if one.finished else ""
    rest = "".join(f"；{key} {said[key]}" for key in REPORTED if key in said)
    return f"{head}：{one.status or '没有填状态'}{finished}　{one.progress or NOTHING}{rest}"


def change(one: Change, name: str) -> str:
    """A line of the history."""
    reason = f"；{one.reason}" if one.reason else ""
    what = one.what.removeprefix(name).strip()
    return f"{one.when.replace('T', ' ')} {what}：{value(one.before)} → {value(one.after)}（{one.source}{reason}）"


def value(said: Any) -> str:
    """A value of the history."""
    if isinstance(said, Mapping):
        return "，".join(f"{key} {inner}" for key, inner in said.items()) or NOTHING
    return str(said) if said not in (None, "") else NOTHING


def as_json(found: Found) -> str:
    """The requirement for programs: the keys of plan.yaml and of the template words, and its history."""
    words = task_words(found.task, found.dossier.roster)
    record = {"方案": found.task.plan.id, **words, "变更": [one.as_json() for one in found.changes]}
    return json.dumps([record], ensure_ascii=False, indent=1, default=str)
