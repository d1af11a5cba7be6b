"""Judge what the ledger says was done: in its own words, of its own unit, with something to count: PLN-06, 08, 09."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks import wordlists
from annualreport.checks.passages import Passage, sentences
from annualreport.checks.progress import NEEDS_PROGRESS, told_number
from annualreport.checks.rule import LEDGER, PLAN, Rule, rule
from annualreport.checks.similarity import ALIKE, ratio, run, untitled
from annualreport.checks.tasks import name, told
from annualreport.finding import Finding, Severity, note, warning
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import Entry
from annualreport.model.wordlists import Lists
from annualreport.source.patterns import later

CITYWIDE = "全市"
COUNTED = later(
    r"\d|《|〔|[一二三四五六七八九十百千两]{1,4}[次件条项份场期个家所名人篇部处轮套]|[零〇一二三四五六七八九十]{1,3}月"
)


def texts(entry: Entry) -> Iterator[Passage]:
    """What the entry and its offices say was done."""
    if entry.progress:
        yield Passage(entry.progress, entry.places("落实情况"))
    for report in entry.reports:
        if report.progress:
            yield Passage(report.progress, report.places("落实情况"), report.office)


def of_parts(task: Task, dossier: Dossier) -> Iterator[Passage]:
    """What report.yaml says of the chapter and the section that a requirement stands in."""
    for number in (task.chapter.number, task.section.number):
        name_ = task.plan.told(number)
        if text := dossier.report.progress.get(name_):
            yield Passage(text, dossier.report.places(f"落实情况.{name_}"), f"落实情况.{name_}")


@rule("PLN-06", severity=Severity.WARNING, needs=(PLAN, LEDGER), basis="主管部门核查口径：不以要求代落实")
def progress_is_not_the_plans_wording(dossier: Dossier) -> Iterator[Finding]:
    """落实文字不照抄方案要求：去标点后相似度不到 0.6，也不含连续 20 字原文（《》内的文件名不计）。"""
    for task in dossier.tasks:
        wording = untitled(task.requirement.wording)
        for passage in (*(texts(task.entry) if task.entry else ()), *of_parts(task, dossier)):
            said = untitled(passage.text)
            alike, same = ratio(said, wording), run(said, wording)
            if alike >= ALIKE or same:
                why = f"含连续 {len(same)} 字原文「{same}」" if same else f"相似 {alike:.0%}"
                message = f"{told(task)}的落实情况照抄了要求：{why}"
                hint = "以要求代落实；请写做了什么、多少、何时"
                subject = f"{name(task)} {passage.about}".strip()
                yield warning("PLN-06", message, passage.places, hint, subject=subject)


@rule("PLN-08", severity=Severity.WARNING, needs=(PLAN, LEDGER), basis="主管部门核查口径：年报只写本单位的事")
def progress_is_the_units_own(dossier: Dossier) -> Iterator[Finding]:
    """要求写的是全市性主体（各地区各部门、市区政府等）的，落实文字只写本单位做了什么（词表可改）。"""
    lists = wordlists.of(dossier)
    for task in dossier.tasks:
        if task.entry and any(word in task.requirement.wording for word in lists.citywide):
            for passage in texts(task.entry):
                for sentence in claims(passage.text, lists):
                    message = f"{told(task)}说的是全市的事，落实情况写成本单位完成了：「{sentence}」"
                    hint = "请只写本单位做了什么，如「我局配合……」「我局网站……」"
                    yield warning(
                        "PLN-08", message, passage.places, hint, subject=f"{name(task)} {passage.about}".strip()
                    )


def claims(text: str, lists: Lists) -> Iterator[str]:
    """The sentences that speak of the whole city and of nothing of the unit's own."""
    for _, sentence in sentences(text):
        citywide = any(word in sentence for word in (CITYWIDE, *lists.citywide))
        if citywide and not any(word in sentence for word in lists.own):
            yield sentence.strip()


@rule("PLN-09", severity=Severity.NOTE, needs=(LEDGER,), basis="主管部门核查口径：一事一数")
def progress_says_something_to_count(dossier: Dossier) -> Iterator[Finding]:
    """落实文字有数字、日期或文件名。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        said = list(texts(entry))
        if entry.status in NEEDS_PROGRESS and said and not any(COUNTED.search(one.text) for one in said):
            message = f"{told_number(entry)} 的落实情况没有任何数字、日期或文件名：「{said[0].text[:30]}」"
            yield note("PLN-09", message, said[0].places, "请写明多少、何时、依据什么文件", subject=told_number(entry))


RULES: tuple[Rule, ...] = (
    progress_is_not_the_plans_wording,
    progress_is_the_units_own,
    progress_says_something_to_count,
)
