"""Judge whether the report accounts for the plan: PLN-01, 03 and the echo of PLN-10 in part 五."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, LEDGER, PLAN, rule
from annualreport.checks.tasks import name, told
from annualreport.finding import Finding, Severity, fault, unassessed, warning
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import STATUSES, Status
from annualreport.model.plan import Plan
from annualreport.outline import Outline, Paragraph
from annualreport.outline.parts import find
from annualreport.outline.wording import alike, squashed
from annualreport.place import whole
from annualreport.source.patterns import later

COUNT = r"(?P<{0}>\d+|[零〇一二两三四五六七八九十百]+)(?:项|条|件)"
BEFORE = later(rf"(?P<status>{'|'.join(STATUSES)})(?:的)?(?:有|共|计|任务|事项)*" + COUNT.format("count"))
ALL = later("共[^，。；]*?" + COUNT.format("all") + "(?:任务|要求|工作|具体)")
TOTAL = "任务总数"
SPOKEN_OF = 3
"""Of how many states a paragraph must give the number to be the overview."""
ECHO = 5
"""How many characters in a row show that part 五 speaks of a requirement."""
COMMON = ("政府信息公开工作年度报告", "政务公开工作要点", "主动公开政府信息", "依申请公开工作")
"""Words that say nothing about a single requirement."""
WORDS = later(r"\{[{%#].*?[}%#]\}")
"""Template words and statements in a text."""
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


carried_out = rule(
    "PLN-01",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, PLAN),
    basis="方案：要点落实情况纳入年报公开（如2021年方案五（二）3）",
)


@carried_out
def the_report_says_how_the_plan_was_carried_out(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """年报写有政务公开工作要点的落实情况。"""
    if not any(speaks_of_the_plan(index, outline) for index in range(len(outline.blocks))):
        message = f"年报没有写「{dossier.year}年政务公开工作要点落实情况」，方案要求将落实情况纳入年报公开"
        hint = "请在「一、总体情况」的五方面之后（或「六」）加上这一节；模板里的这一节不要删去"
        yield fault("PLN-01", message, whole(outline.file), hint, subject="要点落实情况")


@carried_out
def the_parts_own_texts_are_printed(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """report.yaml 里为各章、各节写的落实情况，年报都印出来了。"""
    written = dossier.report.progress.items()
    said = squashed("".join(one.text for one in outline.paragraphs)) if written else ""
    for number, text in written:
        if belongs(number, dossier) and not all(squashed(line) in said for line in literal(text)):
            message = f"「落实情况」里为「{number}」写的文字，年报里没有印出来"
            hint = "请在模板里印 {{ 章.落实情况 }} 或 {{ 节.落实情况 }}，写法见 template new --section 做出的模板"
            places = dossier.report.places(f"落实情况.{number}")
            yield fault("PLN-01", message, places, hint, subject=f"落实情况 {number}")


def belongs(number: str, dossier: Dossier) -> bool:
    """Whether a plan of the year has a chapter or section of this number."""
    return any(number in plan.parts for plan in dossier.plans)


def literal(text: str) -> Iterator[str]:
    """Of each line of a text the longest piece without template words."""
    for line in text.splitlines():
        yield max(WORDS.split(line), key=len)


def speaks_of_the_plan(index: int, outline: Outline) -> bool:
    """Whether the block is the section's heading with text under it, or a paragraph of the overview's kind."""
    block = outline.blocks[index]
    if not isinstance(block, Paragraph) or "要点" not in block.text or "落实" not in block.text:
        return False
    if block.level == 0:
        return bool(re.search(r"\d+(?:项|条)", block.text))
    following = outline.blocks[index + 1 : index + 2]
    return any(isinstance(one, Paragraph) and not 0 < one.level <= block.level for one in following)


@rule(
    "PLN-03",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, PLAN, LEDGER),
    basis="30号关于发布内容准确、全面的要求；与台账一致",
)
def the_report_counts_as_the_ledger(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """年报写的任务总数、各状态条数与方案、台账的统计一致；有几份方案的，按所写的方案核对，没有写明的按合计。"""
    overviews = [one for one in outline.paragraphs if len(counted(one.text)) >= SPOKEN_OF]
    if not overviews:
        message = "年报没有写各状态的条数（已完成、持续推进、推进中、未完成、不适用各多少项），没有核对"
        yield unassessed("PLN-03", message, whole(outline.file), "请在要点落实情况的开头写明各状态的条数")
    for overview in overviews if len(dossier.plans) > 1 else overviews[:1]:
        yield from miscounted(overview, dossier)


def miscounted(overview: Paragraph, dossier: Dossier) -> Iterator[Finding]:
    """The numbers of a paragraph that are not those of the plan that it speaks of, or of all plans."""
    plan = spoken_of(overview.text, dossier)
    tasks = [task for task in dossier.tasks if plan is None or task.plan is plan]
    expected_counts = {TOTAL: len(tasks), **{status: sum(one.status == status for one in tasks) for status in STATUSES}}
    whose = "" if len(dossier.plans) == 1 else f"（{plan_name(plan)}）" if plan else "（几份方案合计）"
    for status, count in {**totalled(overview.text), **counted(overview.text)}.items():
        expected = expected_counts[status]
        if count != expected:
            source = f"{'方案' if status == TOTAL else '台账'}{whose}"
            message = f"要点落实情况写「{status}」{count}项，{source}是{expected}项"
            figures = f"年报 {count}；{source} {expected}"
            hint = "请改为由台账统计的数（模板用词「统计」），或核对台账的状态"
            hint += "" if plan or not whose else "；只写一份方案的，请写出它的标题"
            subject = f"{plan.id} {status}".strip() if plan else status
            yield fault("PLN-03", message, overview.place, hint, subject=subject, figures=figures)


def spoken_of(text: str, dossier: Dossier) -> Plan | None:
    """The plan that a paragraph names by its title; None where it names none or several."""
    said = squashed(text)
    named = [plan for plan in dossier.plans if plan.title and squashed(plan.title) in said]
    return named[0] if len(named) == 1 else dossier.plans[0] if len(dossier.plans) == 1 else None


def plan_name(plan: Plan) -> str:
    """What a message calls a plan: its id, the year's own as such."""
    return f"方案 {plan.id}" if plan.id else "本单位方案"


def counted(text: str) -> dict[str, int]:
    """How many requirements a paragraph gives for each state; the first number of each."""
    found: dict[str, int] = {}
    for match in BEFORE.finditer(squashed(text)):
        found.setdefault(match["status"], number(match["count"]))
    return found


def totalled(text: str) -> dict[str, int]:
    """The number of all requirements that the paragraph gives, where it does."""
    found = ALL.search(squashed(text))
    return {TOTAL: number(found["all"])} if found else {}


def number(text: str) -> int:
    """A count in digits or in Chinese numerals below a thousand."""
    if text.isascii():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total, digit = total + max(digit, 1) * {"十": 10, "百": 100}[sign], 0
    return total + digit


@rule(
    "PLN-10",
    severity=Severity.WARNING,
    needs=(DOCUMENT, PLAN, LEDGER),
    basis="方案：未完成的督促整改（如2021年方案五（二）2）；条例第五十条第（四）项",
)
def part_five_echoes_what_is_unfinished(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """未完成的要求在「五、存在的主要问题及改进情况」中有呼应。"""
    part = find(outline, dossier.form).part("五")
    if part is None:
        return
    said = alike(part.text)
    for task in dossier.tasks:
        if task.status == Status.UNFINISHED and not echoed(task, said):
            message = f"{told(task)}没有完成，「五、存在的主要问题及改进情况」没有提到"
            hint = "请在第五部分写明这一问题和改进措施"
            yield warning("PLN-10", message, part.heading.place, hint, subject=f"{name(task)} 第五部分")


def echoed(task: Task, said: str) -> bool:
    """Whether part 五 shares a run of characters with the requirement or with what the ledger says about it."""
    entry = task.entry
    own = [task.requirement.wording, *((entry.progress, entry.reason, entry.measure) if entry else ())]
    return any(piece in said for text in own for piece in runs(alike(text)))


def runs(text: str) -> Iterator[str]:
    """Every run of ECHO characters that is not part of a common word."""
    for start in range(len(text) - ECHO + 1):
        piece = text[start : start + ECHO]
        if not any(piece in common for common in COMMON):
            yield piece
