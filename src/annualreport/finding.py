"""What the author must be told: one record for every fault, and the one exception that carries such records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annualreport.place import Place


class Severity(StrEnum):
    """How hard a finding bites."""

    BLOCKING = "阻断"
    WARNING = "警告"
    NOTE = "提示"
    UNASSESSED = "未核"


SHOWN = 12
"""How many places of one finding are printed; JSON has them all."""
RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's recorded decision (已核) on one finding: why, who (the post), when."""

    reason: str
    post: str
    date: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault with its places.

    rule: the id of the catalogue (T3-01) or a short kebab-case name; the equation where one is broken.
    rules: every id that this fault breaks, ``rule`` first.
    subject: what it is about, stable when lines move (``2.2.5``, ``依申请公开·本年新收``); decisions name it.
    figures: the figures that a decision is bound to; when they change, the decision lapses.
    """

    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...] = ()
    hint: str = ""
    subject: str = ""
    figures: str = ""
    rules: tuple[str, ...] = ()
    decision: Decision | None = None

    def __post_init__(self) -> None:
        if not self.rules:
            object.__setattr__(self, "rules", (self.rule,))

    @property
    def stops(self) -> bool:
        """Whether it is an open 阻断."""
        return self.severity is Severity.BLOCKING and self.decision is None

    def as_json(self) -> dict[str, Any]:
        """The record of the public contract, ready for json.dumps."""
        record: dict[str, Any] = {
            "rule": self.rule,
            "rules": list(self.rules),
            "severity": str(self.severity),
            "message": self.message,
            "places": [{"file": place.file, "where": place.where} for place in self.places],
            "hint": self.hint,
            "subject": self.subject,
            "figures": self.figures,
        }
        if self.decision:
            record["decision"] = {"理由": self.decision.reason, "核签": self.decision.post, "日期": self.decision.date}
        return record

    def as_text(self) -> str:
        """One line with the first place; then other places, the decision, the hint, each on a line of its own."""
        first = f"{self.places[0]} " if self.places else ""
        lines = [f"{self.label} {first}{self.message} [{', '.join(self.rules)}]"]
        lines += [f"    另见：{place}" for place in self.places[1:SHOWN]]
        if len(self.places) > SHOWN:
            lines.append(f"    另见：还有 {len(self.places) - SHOWN} 处")
        if self.decision:
            lines.append(f"    已核：{self.decision.reason}（{self.decision.post}，{self.decision.date}）")
        elif self.hint:
            lines.append(f"    办法：{self.hint}")
        return "\n".join(lines)

    @property
    def label(self) -> str:
        """The severity as printed; a decided finding says so."""
        return f"{self.severity}（已核）" if self.decision else str(self.severity)


class Stop(Exception):  # noqa: N818 - the word of the house
    """A finding that cannot wait; the work in hand ends here. Anything else raised is a bug."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(finding.as_text() for finding in findings))
        self.findings = findings


def fault(rule: str, message: str, places: Place | Sequence[Place] = (), hint: str = "", **more: Any) -> Finding:
    """A 阻断 outside the catalogue: something that could not be read or done."""
    return Finding(rule, Severity.BLOCKING, message, many(places), hint, **more)


def warning(rule: str, message: str, places: Place | Sequence[Place] = (), hint: str = "", **more: Any) -> Finding:
    """A 警告."""
    return Finding(rule, Severity.WARNING, message, many(places), hint, **more)


def note(rule: str, message: str, places: Place | Sequence[Place] = (), hint: str = "", **more: Any) -> Finding:
    """A 提示."""
    return Finding(rule, Severity.NOTE, message, many(places), hint, **more)


def unassessed(rule: str, message: str, places: Place | Sequence[Place] = (), hint: str = "", **more: Any) -> Finding:
    """A 未核: the rule lacks an input and says which."""
    return Finding(rule, Severity.UNASSESSED, message, many(places), hint, **more)


def many(places: Place | Sequence[Place]) -> tuple[Place, ...]:
    """One place or several, as a tuple."""
    return (places,) if isinstance(places, Place) else tuple(places)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place from top to bottom; those without a place last; the graver first at one place."""
    return tuple(sorted(findings, key=sort_key))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order, of those that read the same only the first."""
    told: dict[str, Finding] = {}
    for finding in ordered(findings):
        told.setdefault(finding.as_text(), finding)
    return tuple(told.values())


def sort_key(finding: Finding) -> tuple[Any, ...]:
    """What findings are sorted by."""
    place = finding.places[0].key if finding.places else ("\uffff", (), "")
    return (place, RANK[finding.severity], finding.rule, finding.message)
