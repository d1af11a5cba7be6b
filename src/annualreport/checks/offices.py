"""Judge who is responsible and who reported: LED-01, 02, 03, 04, 06."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from annualreport.checks.progress import told_number
from annualreport.checks.rule import LEDGER, PLAN, rule
from annualreport.checks.tasks import name, places, recorded, told
from annualreport.finding import Finding, Severity, fault, note, unassessed, warning
from annualreport.model.dossier import Dossier, Task
from annualreport.model.ledger import STATUSES, Entry, OfficeReport, Status
from annualreport.model.offices import COLLECTIVES, Roster
from annualreport.model.plan import Requirement, Responsibility
from annualreport.outline.wording import squashed

OPEN = (Status.UNDERWAY, Status.UNFINISHED, Status.NOT_APPLICABLE)
"""The states in which nothing is done yet."""


@rule("LED-01", severity=Severity.WARNING, needs=(PLAN,), basis="方案的责任栏：每条有负责的处室")
def every_requirement_is_led(dossier: Dossier) -> Iterator[Finding]:
    """每条要求都有牵头（或集体牵头）的处室。"""
    for task in dossier.tasks:
        duties = task.requirement.duties
        if not duties or not all(duty.lead for duty in duties):
            scopes = "、".join(duty.scope for duty in duties if not duty.lead and duty.scope)
            which = f"（{scopes}）" if scopes else ""
            message = f"{told(task)}没有牵头处室{which}，责任原文是「{squashed(task.requirement.duty)}」"
            hint = "请核对方案的责任处室一栏，把牵头处室写进「责任」"
            yield warning("LED-01", message, task.requirement.places("责任"), hint, subject=name(task))


@rule("LED-01", severity=Severity.WARNING, needs=(PLAN, LEDGER), basis="方案的责任栏：每条有负责的处室")
def what_all_offices_lead_is_reported_by_one(dossier: Dossier) -> Iterator[Finding]:
    """「各处室负责」一类的要求，至少有一个处室实际报送。"""
    for task in dossier.tasks:
        together = [word for duty in task.requirement.duties for word in duty.lead if word in COLLECTIVES]
        applies = recorded(task) and task.status != Status.NOT_APPLICABLE
        if task.entry and applies and together and not task.entry.reports:
            message = f"{told(task)}由{'、'.join(together)}负责，台账里没有一个处室报送"
            hint = "请在这一条的「报送」下写明哪个处室报送了什么"
            yield warning("LED-01", message, places(task, "报送"), hint, subject=name(task))


@rule("LED-02", severity=Severity.WARNING, needs=(PLAN, LEDGER), basis="方案的责任栏：牵头、会同、配合")
def offices_report_on_their_own_tasks(dossier: Dossier) -> Iterator[Finding]:
    """报送的处室属于这条要求的责任范围（牵头、会同或配合）。"""
    open_tasks = [] if dossier.roster.offices else [task for task in dossier.tasks if reported_together(task)]
    if open_tasks:
        numbers = "、".join(name(task) for task in open_tasks)
        message = f"名册里没有处室，「各处室」展开不了，{numbers} 的报送处室没有核对"
        yield unassessed("LED-02", message, hint="请先把处室名册 data/offices.yaml 填好")
    for task in dossier.tasks:
        for report in task.entry.reports if task.entry and task not in open_tasks else ():
            problem = out_of_place(report, task.requirement, dossier.roster)
            if problem:
                message = f"{told(task)}：{problem}"
                hint = "请核对报送的处室和范围；确由其办理的，由负责岗位核定"
                where = report.places("处室") or places(task)
                subject = f"{name(task)} {report.office}"
                yield warning("LED-02", message, where, hint, subject=subject, figures=report.scope)


def reported_together(task: Task) -> bool:
    """Whether offices report on what a collective word leaves to all of them."""
    words = {word for duty in task.requirement.duties for word in duty.named}
    return bool(task.entry and task.entry.reports and words & COLLECTIVES.keys())


def out_of_place(report: OfficeReport, requirement: Requirement, roster: Roster) -> str:
    """Why the report does not belong to the requirement; empty where it does."""
    if report.scope and report.scope not in requirement.scopes:
        known = f"分工范围是{'、'.join(requirement.scopes)}" if requirement.scopes else "不分范围"
        return f"「{report.office}」报送的范围「{report.scope}」不在方案里，这一条{known}"
    duties = [duty for duty in requirement.duties if not report.scope or duty.scope == report.scope]
    if not duties or set(roster.expand(report.office)) & responsible(duties, roster):
        return ""
    unknown = "" if report.office in roster.by_name else "，名册里也没有它"
    return f"「{report.office}」报送，但不在责任处室里{unknown}，责任原文是「{squashed(requirement.duty)}」"


def responsible(duties: list[Responsibility], roster: Roster) -> set[str]:
    """Every office that the clauses name, collective words expanded."""
    return {office for duty in duties for word in duty.named for office in (word, *roster.expand(word))}


@rule("LED-03", severity=Severity.BLOCKING, needs=(PLAN, LEDGER), decidable=False, basis="方案的责任栏：分范围的责任")
def every_scope_is_recorded(dossier: Dossier) -> Iterator[Finding]:
    """责任分范围的要求，每个范围都有落实记录。"""
    for task in dossier.tasks:
        if task.entry and recorded(task) and task.status != Status.NOT_APPLICABLE:
            for scope in task.requirement.scopes:
                if not covered(task.entry, scope):
                    message = f"{told(task)}分{'、'.join(task.requirement.scopes)}，台账里没有「{scope}」的落实记录"
                    hint = f"请在「报送」下写明「范围: {scope}」和落实情况，或在落实情况里写到「{scope}」"
                    yield fault("LED-03", message, places(task, "报送"), hint, subject=f"{name(task)} {scope}")


def covered(entry: Entry, scope: str) -> bool:
    """Whether an office reported on the scope, or the progress speaks of it by name."""
    return scope in entry.progress or any(report.scope == scope and report.progress for report in entry.reports)


@rule("LED-04", severity=Severity.BLOCKING, needs=(LEDGER,), decidable=False, basis="本程序的约定：落实状态分五种")
def states_are_of_the_five(dossier: Dossier) -> Iterator[Finding]:
    """状态是五种之一；「已完成」的有完成日期，没有完成的不写完成日期。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        if not entry.waiting:
            yield from misstated(entry)


def misstated(entry: Entry) -> Iterator[Finding]:
    """What is wrong with one entry's states."""
    subject = told_number(entry)
    if not entry.status:
        hint = f"请填{'、'.join(STATUSES)}之一"
        yield fault("LED-04", f"{subject} 填了内容，却没有写状态", entry.places("状态"), hint, subject=subject)
    elif entry.status not in STATUSES:
        message = f"{subject} 的状态「{entry.status}」不在五种状态里"
        yield fault(
            "LED-04", message, entry.places("状态"), instead(entry.status), subject=subject, figures=entry.status
        )
    yield from misdated(entry)
    for report in entry.reports:
        if report.status and report.status not in STATUSES:
            message = f"{subject} 里「{report.office}」报送的状态「{report.status}」不在五种状态里"
            where = report.places("状态") or entry.places("报送")
            yield fault(
                "LED-04",
                message,
                where,
                instead(report.status),
                subject=f"{subject} {report.office}",
                figures=report.status,
            )


def misdated(entry: Entry) -> Iterator[Finding]:
    """A state and a day of completion that do not fit together; one that was done too late may say so."""
    subject = told_number(entry)
    if entry.status == Status.DONE and entry.finished is None:
        message = f"{subject} 的状态是「已完成」，却没有完成日期"
        yield fault("LED-04", message, entry.places("完成日期"), "请写明完成日期，如 2021-12-20", subject=subject)
    if entry.status in OPEN and entry.finished and not entry.remark:
        message = f"{subject} 的状态是「{entry.status}」，却写有完成日期 {entry.finished}"
        hint = "没有完成的，清空完成日期；已经完成的，状态改为「已完成」；超期以后才完成的，在「说明」里写明"
        yield note("LED-04", message, entry.places("完成日期"), hint, subject=subject)


def instead(status: str) -> str:
    """Which of the five states may have been meant."""
    close = get_close_matches(status, STATUSES, 1, 0.5)
    meant = f"是不是「{close[0]}」？" if close else ""
    return f"{meant}请填{'、'.join(STATUSES)}之一"


@rule("LED-06", severity=Severity.NOTE, needs=(PLAN,), basis="方案的责任栏：牵头、会同、配合")
def an_office_has_one_role(dossier: Dossier) -> Iterator[Finding]:
    """同一处室不重复写在牵头、会同和配合里；「办公室负责，各处室配合」的各处室不含办公室。"""
    for task in dossier.tasks:
        for duty in task.requirement.duties:
            for office, roles in twice(duty, dossier.roster):
                message = f"{told(task)}里「{office}」既是{'，又是'.join(roles)}，按「{roles[0]}」计"
                hint = "请核对责任原文；写重了的，删去后一处"
                yield note("LED-06", message, task.requirement.places("责任"), hint, subject=f"{name(task)} {office}")


def twice(duty: Responsibility, roster: Roster) -> Iterator[tuple[str, list[str]]]:
    """Offices named more than once in a clause, aliases resolved, collective words left out; with their roles."""
    roles: dict[str, list[str]] = {}
    for role, names in (("牵头", duty.lead), ("会同", duty.joint), ("配合", duty.support)):
        for word in names:
            office = word if word in COLLECTIVES else roster.expand(word)[0]
            roles.setdefault(office, []).append(role)
    yield from ((office, found) for office, found in roles.items() if len(found) > 1)
