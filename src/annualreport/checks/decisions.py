"""Apply the recorded decisions (已核): a decided finding stays printed, off the gate, until its figures change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annualreport.finding import Decision, Finding, Severity, note
from annualreport.model.report import Accepted, Report

OWN = ("STR-03", "REF-03")
"""The rules that 版式理由 decides by itself."""
OWN_POST = "report.yaml「版式理由」"
UNDATED = "日期未注明"
FIRM = "这一条不能用已核放行，须改正"
ALWAYS_FIRM = frozenset({"gap", "示例"})
"""Undecidable rules that have no judge of their own: gaps come from rendering."""


def decide(
    findings: Iterable[Finding], report: Report, firm: frozenset[str], judged: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings with the decisions of report.yaml applied, and a 提示 for each decision that matches nothing.

    firm: ids that no decision takes off the gate. judged: ids that could be assessed in this run; a decision on
    another rule is left alone.
    """
    decided = list(findings)
    idle: list[Finding] = []
    for accepted in report.accepted:
        matched = [index for index, finding in enumerate(decided) if matches(accepted, finding)]
        if not accepted.at.strip() and len(matched) > 1:
            idle.append(ambiguous(accepted, len(matched)))
        elif matched:
            for index, finding in applied(accepted, [(index, decided[index]) for index in matched], firm):
                decided[index] = finding
        elif accepted.rule in judged:
            idle.append(unused(accepted))
    return (*(by_reason(finding, report, firm) for finding in decided), *idle)


def matches(accepted: Accepted, finding: Finding) -> bool:
    """Whether the decision speaks of this finding: its rule, and its subject, place or file where one is named."""
    if finding.severity is Severity.UNASSESSED or accepted.rule not in finding.rules:
        return False
    return points_at(accepted.at, finding)


def points_at(place: str, finding: Finding) -> bool:
    """Whether a typed place is the finding's subject, one of its places or their file; an empty one is any."""
    places = {text for one in finding.places for text in (str(one), one.file)}
    return not place.strip() or place.strip() in {finding.subject, *places}


def applied(accepted: Accepted, found: list[tuple[int, Finding]], firm: frozenset[str]) -> list[tuple[int, Finding]]:
    """What becomes of the findings that the decision speaks of: decided, firm, or open again with changed figures."""
    same = [(index, one) for index, one in found if not accepted.figures or accepted.figures == one.figures]
    if not same:
        return [(index, lapsed(one, accepted)) for index, one in found if one.decision is None]
    decision = Decision(accepted.reason, accepted.post, str(accepted.day))
    return [
        (index, refused(one) if is_firm(one, firm) else replace(one, decision=decision))
        for index, one in same
        if one.decision is None
    ]


def is_firm(finding: Finding, firm: frozenset[str]) -> bool:
    """Whether no decision takes the finding off the gate: one of its rules is never decidable.

    A 阻断 under a name instead of an id tells that something could not be read or made: there is nothing to decide.
    """
    unread = finding.severity is Severity.BLOCKING and any(rule.islower() for rule in finding.rules)
    return unread or not (firm | ALWAYS_FIRM).isdisjoint(finding.rules)


def refused(finding: Finding) -> Finding:
    """An undecidable finding that someone tried to decide."""
    return replace(finding, hint=joined(finding.hint, FIRM))


def lapsed(finding: Finding, accepted: Accepted) -> Finding:
    """A finding whose figures are no longer those that were decided on."""
    now = finding.figures or "（空）"
    told = f"原有的已核（{accepted.post}，{accepted.day}）已作废：数值由「{accepted.figures}」变为「{now}」，请重新核定"
    return replace(finding, hint=joined(finding.hint, told))


def joined(hint: str, more: str) -> str:
    """Two hints as one; a sentence already there is not said twice."""
    return hint if more in hint else "；".join(text for text in (hint, more) if text)


def by_reason(finding: Finding, report: Report, firm: frozenset[str]) -> Finding:
    """A finding on the layout decided by 版式理由, where it is open and the reason is written."""
    if finding.decision or not report.edition_reason or is_firm(finding, firm):
        return finding
    if finding.rule not in OWN or finding.severity is Severity.UNASSESSED:
        return finding
    return replace(finding, decision=Decision(report.edition_reason, OWN_POST, UNDATED))


def ambiguous(accepted: Accepted, count: int) -> Finding:
    """A decision without a place on a rule that found several faults."""
    message = f"已核的 {accepted.rule} 没有写位置，而这一条有 {count} 处，没有采用"
    return note("decision-ambiguous", message, accepted.places("规则"), "请在「位置」里写明是哪一处")


def unused(accepted: Accepted) -> Finding:
    """A decision that no finding answers to any more."""
    at = f" {accepted.at}" if accepted.at else ""
    hint = "问题已经改正的，删去这条已核；位置写错的，改正位置"
    return note("decision-unused", f"已核的 {accepted.rule}{at} 没有对应的问题，可删去", accepted.places("规则"), hint)
