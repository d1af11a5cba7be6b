"""Say how many rules held, how many found something and how many could not be assessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annualreport.checks.rule import Rule
from annualreport.finding import Finding, Severity


@dataclass(frozen=True)
class Coverage:
    """Ids of rules by how they came out; a rule that found a fault counts as failed though part was not assessed."""

    held: tuple[str, ...]
    failed: tuple[str, ...]
    unassessed: tuple[str, ...]

    def __str__(self) -> str:
        held, failed, open_ = len(self.held), len(self.failed), len(self.unassessed)
        return f"规则 {held + failed + open_} 条：符合 {held}，有问题 {failed}，未核 {open_}"


def coverage(rules: Iterable[Rule], findings: Iterable[Finding]) -> Coverage:
    """The rules of the catalogue by what the findings say of them; a decided finding is still one."""
    findings = tuple(findings)
    ids = tuple(dict.fromkeys(one for rule in rules for one in rule.ids))
    faults = {one for finding in findings if finding.severity is not Severity.UNASSESSED for one in finding.rules}
    without = {one for finding in findings if finding.severity is Severity.UNASSESSED for one in finding.rules}
    return Coverage(
        tuple(one for one in ids if one not in faults and one not in without),
        tuple(one for one in ids if one in faults),
        tuple(one for one in ids if one in without and one not in faults),
    )
