"""Say one fault once: a gap in the document joins the finding on the blank cell or missing record behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annualreport.finding import Finding, Severity
from annualreport.place import Place

BLANKS = frozenset({"T2-08", "T3-06", "T4-02"})
"""The rules that tell of blank cells; the subject is a cell, a row or a table."""
BROKEN = ("template-syntax", "template-error")
"""What is told of a text whose template words cannot be read; the text then stands in the document as typed."""
RECORD = "PLN-02"
"""The rule that tells of a requirement without a record; the subject is its number."""


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with every gap that a rule tells of too taken into that rule's finding, which then stops."""
    findings = without_echoes(tuple(findings))
    causes = [finding for finding in findings if finding.rule in BLANKS or finding.rule == RECORD]
    joined: dict[Finding, list[Finding]] = {}
    for gap in (finding for finding in findings if finding.rule == "gap"):
        cause = next((one for one in causes if explains(one, gap)), None)
        if cause is not None:
            joined.setdefault(cause, []).append(gap)
    taken = {gap for gaps in joined.values() for gap in gaps}
    return tuple(one(finding, joined.get(finding, [])) for finding in findings if finding not in taken)


def without_echoes(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings without the warnings of braces that are printed because the text's own code is broken."""
    broken = {place for finding in findings if finding.rule in BROKEN for place in finding.places}
    return tuple(one for one in findings if one.rule != "data-braces" or broken.isdisjoint(one.places))


def explains(cause: Finding, gap: Finding) -> bool:
    """Whether the gap is the blank or the missing record that the other finding tells of."""
    if cause.rule == RECORD:
        return gap.subject.endswith(f"（{cause.subject}）")
    name = cause.subject.removesuffix("·空白").replace("·", ".")
    return f"{gap.subject}.".startswith(f"{name}.") and not set(gap.places).isdisjoint(cause.places)


def one(cause: Finding, gaps: list[Finding]) -> Finding:
    """The rule's finding with its gaps: graver, and with every place where the gap is printed."""
    if not gaps:
        return cause
    places = tuple(dict.fromkeys((*cause.places, *places_of(gaps))))
    message = f"{cause.message}；文中印作【缺：…】"
    return replace(
        cause, severity=Severity.BLOCKING, message=message, places=places, rules=(*cause.rules, "gap"), decision=None
    )


def places_of(gaps: Iterable[Finding]) -> Iterator[Place]:
    """All places of the gaps."""
    for gap in gaps:
        yield from gap.places
