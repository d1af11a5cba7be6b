"""Judge whether the ledger accounts for every requirement of the plan: PLN-02, 05, 10, 11."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from annualreport.checks.rule import LEDGER, PLAN, rule
from annualreport.checks.tasks import name, places, recorded, told
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Entry, Status
from annualreport.model.plan import Chapter, Plan, Requirement, Section
from annualreport.outline.wording import alike

HAN = "一二三四五六七八九十"
CORRESPONDING = "主管部门核查口径：台账与方案各条对应"
NEEDS_PROGRESS = (Status.DONE, Status.ONGOING, Status.UNDERWAY)


@rule(
    "PLN-02",
    severity=Severity.BLOCKING,
    needs=(PLAN, LEDGER),
    decidable=False,
    basis="方案：建立台账，实时跟进（如2021年方案五（二）1）",
)
def every_requirement_has_progress(dossier: Dossier) -> Iterator[Finding]:
    """方案每一条要求在台账中都有落实记录。"""
    hint = "请在台账里填写这一条的状态和落实情况；本年没有此类事项的，状态写「不适用」并写明说明"
    for task in dossier.tasks:
        if not recorded(task):
            where = (*task.requirement.places(), *(task.entry.places() if task.entry else ()))
            said = "还没有填写" if task.entry else "没有记录"
            yield fault("PLN-02", f"{told(task)}在台账中{said}", where, hint, subject=name(task))
        elif task.entry and task.entry.status in NEEDS_PROGRESS and not described(task.entry):
            message = f"{told(task)}的状态是「{task.entry.status}」，却没有写落实情况"
            yield fault("PLN-02", message, places(task, "状态"), hint, subject=name(task))


def described(entry: Entry) -> bool:
    """Whether the entry or an office's report says what was done."""
    return bool(entry.progress or any(report.progress for report in entry.reports))


@rule("PLN-05", severity=Severity.WARNING, needs=(LEDGER,), basis="主管部门核查口径：完成的事有据可查")
def what_is_done_is_proved(dossier: Dossier) -> Iterator[Finding]:
    """状态为「已完成」的，至少有一条佐证：文号、链接、日期、数量之一。"""
    assert dossier.ledger
    hint = "请补写一条佐证（网址、文号或日期），或一个指标"
    for entry in dossier.ledger.entries:
        if entry.status == Status.DONE and not entry.proved:
            message = f"{told_number(entry)} 的状态是「已完成」，但没有佐证：没有文号、链接、日期，也没有指标"
            yield warning("PLN-05", message, entry.places("佐证"), hint, subject=told_number(entry))


def told_number(entry: Entry) -> str:
    """The entry's number with its plan, as decisions name it."""
    return f"{entry.plan} {entry.number}".strip()


@rule(
    "PLN-10",
    severity=Severity.WARNING,
    needs=(PLAN, LEDGER),
    basis="方案：未完成的督促整改（如2021年方案五（二）2）；条例第五十条第（四）项",
)
def what_is_not_done_is_explained(dossier: Dossier) -> Iterator[Finding]:
    """未完成的写明原因和下一步，不适用的写明说明。"""
    for task in dossier.tasks:
        lacking = unexplained(task)
        if lacking:
            message = f"{told(task)}按「{task.status}」计，没有写{'、'.join(lacking)}"
            hint = f"请在台账里补写{'、'.join(lacking)}"
            yield warning("PLN-10", message, places(task, "状态"), hint, subject=name(task), figures="、".join(lacking))


def unexplained(task: Task) -> list[str]:
    """Which explanations the entry of an unfinished or inapplicable requirement lacks."""
    if task.entry is None:
        return []
    wanted: dict[Status, dict[str, object]] = {
        Status.UNFINISHED: {
            "未完成原因": task.entry.reason,
            "整改措施": task.entry.measure,
            "整改时限": task.entry.remedy_due,
        },
        Status.NOT_APPLICABLE: {"说明": task.entry.remark},
    }
    return [
        key for status, fields in wanted.items() if status == task.status for key, text in fields.items() if not text
    ]


@rule("PLN-11", severity=Severity.BLOCKING, needs=(PLAN, LEDGER), decidable=False, basis=CORRESPONDING)
def ledger_and_plan_correspond(dossier: Dossier) -> Iterator[Finding]:
    """台账编号与方案条目一一对应：没有多出来的，没有重复的。"""
    assert dossier.ledger
    known = {(plan.id, requirement.number) for plan in dossier.plans for requirement in plan.requirements}
    seen: dict[tuple[str, str], Entry] = {}
    for entry in dossier.ledger.entries:
        key = entry.plan, entry.number
        if key in seen:
            message, where = (
                f"编号 {told_number(entry)} 在台账里写了两次",
                (*entry.places("编号"), *seen[key].places("编号")),
            )
            yield fault(
                "PLN-11", message, where, "请合并成一条，各处室的内容写在「报送」下", subject=told_number(entry)
            )
        elif key not in known:
            message = f"台账里的编号 {told_number(entry)} 在方案里没有对应的要求"
            hint = f"{meant(entry, dossier)}请核对编号，或删去这一条"
            yield fault("PLN-11", message, entry.places("编号"), hint, subject=told_number(entry))
        seen.setdefault(key, entry)


def meant(entry: Entry, dossier: Dossier) -> str:
    """Which requirement without an entry a number typed wrong may mean: the closest in the same plan."""
    without = [task.requirement.number for task in dossier.tasks if task.entry is None and task.plan.id == entry.plan]
    close = get_close_matches(entry.number, without, 1)
    return f"方案里的 {close[0]} 还没有记录，是不是它？" if close else ""


of_the_plan = rule("PLN-11", severity=Severity.BLOCKING, needs=(PLAN,), decidable=False, basis=CORRESPONDING)


@of_the_plan
def the_plan_is_numbered_through(dossier: Dossier) -> Iterator[Finding]:
    """方案的编号不重复，与所在的章、节相符，节内序号连续；续表的重复节标题不另成一节。"""
    for plan in dossier.plans:
        yield from repeated_numbers(plan)
        for chapter in plan.chapters:
            yield from repeated_headings(chapter)
            for section in chapter.sections:
                yield from misnumbered(chapter, section)


@of_the_plan
def texts_of_parts_belong_to_the_plan(dossier: Dossier) -> Iterator[Finding]:
    """report.yaml 的「落实情况」里的编号是方案的章或节。"""
    known = [number for plan in dossier.plans for number in plan.parts]
    for number in dossier.report.progress:
        if number not in known:
            message = f"「落实情况」里的编号「{number}」不是方案的章或节"
            hint = f'章写作 "{known[0]}"，节写作 "{known[1]}"；某一条的文字写在台账里' if len(known) > 1 else ""
            places = dossier.report.places(f"落实情况.{number}")
            yield fault("PLN-11", message, places, hint, subject=f"落实情况 {number}")


def repeated_numbers(plan: Plan) -> Iterator[Finding]:
    """Numbers that stand in the plan twice."""
    seen: dict[str, Requirement] = {}
    for requirement in plan.requirements:
        if requirement.number in seen:
            where = (*requirement.places("编号"), *seen[requirement.number].places("编号"))
            told = plan.told(requirement.number)
            yield fault("PLN-11", f"编号 {told} 在方案里有两条", where, "请改正其中一条的编号", subject=told)
        seen.setdefault(requirement.number, requirement)


def repeated_headings(chapter: Chapter) -> Iterator[Finding]:
    """A section heading that stands in its chapter twice: a table continued on the next page."""
    seen: dict[str, Section] = {}
    for section in chapter.sections:
        heading = alike(section.heading)
        if heading in seen:
            where = (*section.places("标题"), *seen[heading].places("标题"))
            message = f"第{chapter.ordinal}章里节标题「{section.heading}」出现了两次"
            hint = "续表重复的节标题不另成一节，请把两处的要求并在一节里"
            yield fault("PLN-11", message, where, hint, subject=section.heading)
        seen.setdefault(heading, section)


def misnumbered(chapter: Chapter, section: Section) -> Iterator[Finding]:
    """Requirements whose number does not follow from chapter, section and the one before."""
    first = f"{ordinal(chapter.ordinal)}.{ordinal(section.ordinal)}"
    numbers = [requirement.number for requirement in section.requirements]
    for count, requirement in enumerate(section.requirements, start=1):
        expected = f"{first}.{count}"
        if requirement.number != expected and numbers.count(requirement.number) == 1:
            message = (
                f"编号 {requirement.number} 应为 {expected}（第{chapter.ordinal}章（{section.ordinal}）第 {count} 条）"
            )
            yield fault("PLN-11", message, requirement.places("编号"), "请核对方案的编号", subject=requirement.number)


def ordinal(text: str) -> str:
    """A Chinese ordinal up to 十九 in digits; the text itself where it is none."""
    tens, _, ones = text.rpartition("十")
    if "十" in text and not tens and (not ones or ones in HAN):
        return str(10 + HAN.find(ones) + 1) if ones else "10"
    return str(HAN.index(text) + 1) if len(text) == 1 and text in HAN else text
