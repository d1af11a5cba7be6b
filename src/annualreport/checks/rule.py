"""What a rule is: a true sentence as a generator, with its id, severity and inputs; and how rules are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from annualreport.finding import Finding, Severity, unassessed
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline

PLAN, LEDGER, FIGURES, PREVIOUS, SETTINGS, DOCUMENT = "P", "T", "R", "Y−1", "M", "D"
"""The inputs of checks.md."""
PREVIOUS_TEXT = "Y−1文字"
"""Of last year's inputs the texts alone."""

RELEASE = "F"
"""The files of a version on its way to being published."""

INPUT_NAMES = {
    PLAN: "方案（plan.yaml）",
    LEDGER: "台账（ledger.yaml 或 ledger.xlsx）",
    FIGURES: "统计数据（statistics.yaml 或 statistics.xlsx）",
    PREVIOUS: "上一年度的统计数据",
    PREVIOUS_TEXT: "上一年度年报的文字（上一年度的 report.yaml）",
}

Judge = Callable[..., Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue.

    ids: one id, or several where one function judges what belongs together. needs: which inputs it cannot do without.
    decidable: whether a person's recorded decision (已核) may take an open finding off the gate.
    The judge takes the dossier, and the outline too where DOCUMENT is needed.
    """

    ids: tuple[str, ...]
    severity: Severity
    needs: tuple[str, ...]
    judge: Judge
    decidable: bool = True
    basis: str = ""

    @property
    def text(self) -> str:
        """The rule in one sentence: the judge's docstring."""
        return " ".join((self.judge.__doc__ or "").split())


def rule(
    *ids: str, severity: Severity, needs: Iterable[str], decidable: bool = True, basis: str = ""
) -> Callable[[Judge], Rule]:
    """Make a generator into a Rule: ``@rule("PLN-02", severity=…, needs=(PLAN, LEDGER))``."""

    def made(judge: Judge) -> Rule:
        """The judge as a rule."""
        return Rule(ids, severity, tuple(needs), judge, decidable, basis)

    return made


def missing(rule: Rule, dossier: Dossier, outline: Outline | None) -> list[str]:
    """The inputs that the rule needs and the year does not have, in the user's words."""
    there: dict[str, Any] = {
        PLAN: dossier.plans or None,
        LEDGER: dossier.ledger,
        FIGURES: dossier.statistics,
        PREVIOUS: dossier.previous,
        PREVIOUS_TEXT: dossier.previous_report,
        SETTINGS: dossier.report,
        DOCUMENT: outline,
        RELEASE: dossier.publication,
    }
    return [need for need in rule.needs if there[need] is None]


def run(rules: Iterable[Rule], dossier: Dossier, outline: Outline | None = None) -> list[Finding]:
    """Every finding of the rules; one that lacks an input is 未核 and says what is missing."""
    findings: list[Finding] = []
    for one in rules:
        lacking = missing(one, dossier, outline)
        if lacking:
            findings.append(not_assessed(one, lacking))
        elif DOCUMENT in one.needs:
            findings += stamped(one, one.judge(dossier, outline))
        else:
            findings += stamped(one, one.judge(dossier))
    return findings


def not_assessed(rule: Rule, lacking: list[str]) -> Finding:
    """未核 with what is missing."""
    if lacking == [DOCUMENT]:
        return unassessed(rule.ids[0], f"{rule.text}——成稿时检查", rules=rule.ids)
    if lacking == [RELEASE]:
        return unassessed(rule.ids[0], f"{rule.text}——发布时检查", rules=rule.ids)
    names = "、".join(INPUT_NAMES[need] for need in lacking if need in INPUT_NAMES)
    return unassessed(rule.ids[0], f"{rule.text}——缺{names}，没有核对", rules=rule.ids)


def stamped(rule: Rule, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings with the rule's id where the judge left it open."""
    for finding in findings:
        yield finding if finding.rule else replace(finding, rule=rule.ids[0], rules=(rule.ids[0],))
